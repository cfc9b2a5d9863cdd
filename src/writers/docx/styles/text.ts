import { bodyLine, lineMultiple, type Style, type StyleOptions, themeColors } from './style.ts';

/** Running text, footnotes and what parts it. */
export function textStyles(options: StyleOptions): Style[] {
  const { theme } = options;
  const colors = themeColors(theme);
  return [
    { id: 'Normal', name: 'Normal', priority: 0, quick: true },
    {
      id: 'BodyText',
      name: 'Body Text',
      basedOn: 'Normal',
      priority: 1,
      quick: true,
      paragraph: { after: theme.paragraphSpace, line: bodyLine(options), align: theme.justify ? 'both' : 'start' },
    },
    {
      id: 'BodyTextAfterDisplay',
      name: 'Body Text After Display',
      basedOn: 'BodyText',
      next: 'BodyText',
      priority: 1,
      paragraph: { before: theme.paragraphSpace + 8 },
    },
    {
      id: 'FootnoteText',
      name: 'footnote text',
      basedOn: 'Normal',
      priority: 99,
      paragraph: { after: 2, line: lineMultiple(options, 'body', 1.25), align: theme.justify ? 'both' : 'start' },
      run: { size: theme.sizes.note },
    },
    {
      id: 'HorizontalRule',
      name: 'Horizontal Rule',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 30,
      paragraph: { after: 2 * theme.paragraphSpace, borders: { bottom: { color: colors.rule, width: 0.75 } } },
      run: { size: 4 },
    },
    {
      id: 'Separator',
      name: 'Separator',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 99,
      run: { size: 2 },
    },
  ];
}
