import { HEADING_LEVELS, lineMultiple, type Style, type StyleOptions, themeColors } from './style.ts';

/** Contents and lists of figures and tables. */
export function contentsStyles(options: StyleOptions): Style[] {
  const { theme, width } = options;
  const right = { kind: 'right', position: width, dots: true } as const;
  const line = lineMultiple(options, 'heading', 1.25);
  return [
    {
      id: 'TOCHeading',
      name: 'TOC Heading',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 39,
      quick: true,
      paragraph: {
        keepNext: true,
        keepLines: true,
        before: 1.6 * theme.sizes.body,
        after: 0.6 * theme.sizes.body,
        line: lineMultiple(options, 'heading', 1.2),
        align: 'start',
      },
      run: { font: 'heading', bold: true, size: theme.sizes.headings[0], color: themeColors(theme).accent },
    },
    ...HEADING_LEVELS.map((level): Style => ({
      id: `TOC${level}`,
      name: `toc ${level}`,
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 39,
      paragraph: { tabs: [right], before: level === 1 ? 4 : 0, after: 2, line, left: (level - 1) * 14, align: 'start' },
      run: { font: 'heading', ...(level === 1 ? { bold: true } : {}) },
    })),
    {
      id: 'TableofFigures',
      name: 'table of figures',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 99,
      paragraph: { tabs: [right], after: 2, line, align: 'start' },
      run: { font: 'heading' },
    },
  ];
}
