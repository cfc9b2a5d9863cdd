import { lineMultiple, type Style, type StyleOptions, themeColors } from './style.ts';

/** The title of the brief, on a page of its own or above the text. */
export function coverStyles(options: StyleOptions): Style[] {
  const { theme, coverPage } = options;
  const { sizes } = theme;
  const colors = themeColors(theme);
  const bar = { color: colors.accent, width: coverPage ? 3 : 2, space: coverPage ? 14 : 8 };
  const rule = { color: colors.rule, width: 0.5, space: 4 };
  return [
    {
      id: 'CoverAuthor',
      name: 'Cover Author',
      basedOn: 'Normal',
      next: 'Title',
      priority: 12,
      paragraph: { keepNext: true, before: 92, after: 26, borders: { bottom: bar }, align: 'start' },
      run: { font: 'heading', bold: true, size: sizes.body + 0.5, color: colors.accent },
    },
    {
      id: 'Title',
      name: 'Title',
      basedOn: 'Normal',
      next: 'Subtitle',
      priority: 10,
      quick: true,
      paragraph: { keepNext: true, line: lineMultiple(options, 'body', 1.12), align: 'start', noHyphens: true },
      run: { bold: true, size: sizes.title * (coverPage ? 1.25 : 0.86), color: colors.accent },
    },
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 11,
      quick: true,
      paragraph: {
        before: coverPage ? 12 : 3,
        ...(coverPage ? { after: 40 } : {}),
        line: lineMultiple(options, 'heading', 1.25),
        align: 'start',
        noHyphens: true,
      },
      run: { font: 'heading', size: sizes.subtitle * (coverPage ? 1.1 : 0.93), color: colors.muted },
    },
    {
      id: 'CoverDetail',
      name: 'Cover Detail',
      basedOn: 'Normal',
      priority: 12,
      paragraph: {
        borders: { between: rule, bottom: rule },
        left: COVER_LABEL,
        hanging: COVER_LABEL,
        after: 3,
        line: lineMultiple(options, 'heading', 1.35),
        align: 'start',
      },
      run: { font: 'heading', size: sizes.body },
    },
    {
      id: 'CoverLine',
      name: 'Cover Line',
      basedOn: 'Normal',
      priority: 12,
      paragraph: { before: 6, after: 14, borders: { bottom: bar }, line: lineMultiple(options, 'heading', 1.3), align: 'start' },
      run: { font: 'heading', size: sizes.caption },
    },
    {
      id: 'CoverMarking',
      name: 'Cover Marking',
      basedOn: 'Normal',
      priority: 12,
      paragraph: { before: 24, align: 'start' },
      run: { font: 'heading', bold: true, size: sizes.running, color: colors.marking, spacing: 0.8 },
    },
  ];
}

/** Width of the labels of a title page, in points. */
const COVER_LABEL = 118;
