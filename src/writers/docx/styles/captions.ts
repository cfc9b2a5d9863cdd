import { lineMultiple, type Style, type StyleOptions, themeColors } from './style.ts';

/** Captions, figures, and the lines below them. */
export function captionStyles(options: StyleOptions): Style[] {
  const { theme } = options;
  const { sizes } = theme;
  const line = lineMultiple(options, 'heading', 1.25);
  return [
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 35,
      quick: true,
      paragraph: { keepNext: true, keepLines: true, before: 8, after: 5, line, align: 'start', noHyphens: true },
      run: { font: 'heading', size: sizes.caption },
    },
    {
      id: 'CaptionBelow',
      name: 'Caption Below',
      basedOn: 'Caption',
      next: 'SourceNote',
      priority: 35,
      paragraph: { before: 5, after: 0 },
    },
    {
      id: 'Figure',
      name: 'Figure',
      basedOn: 'Normal',
      next: 'CaptionBelow',
      priority: 36,
      quick: true,
      paragraph: { keepNext: true, before: 6, align: 'center' },
    },
    {
      id: 'SourceNote',
      name: 'Source and Note',
      basedOn: 'Normal',
      priority: 37,
      quick: true,
      paragraph: { keepLines: true, before: 2, after: theme.paragraphSpace + 8, line, align: 'start' },
      run: { font: 'heading', size: sizes.note, color: themeColors(theme).muted },
    },
    {
      id: 'SourceNoteKept',
      name: 'Source and Note Kept',
      basedOn: 'SourceNote',
      next: 'SourceNote',
      priority: 37,
      paragraph: { keepNext: true, after: 0 },
    },
  ];
}
