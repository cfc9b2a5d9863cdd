import type { ParagraphLook, RunLook } from '../formatting.ts';
import { lineMultiple, type Style, type StyleOptions, themeColors } from './style.ts';

/** Heads and feet of pages. */
export function furnitureStyles(options: StyleOptions): Style[] {
  const { theme, width, turnedWidth } = options;
  const colors = themeColors(theme);
  const run: RunLook = { font: 'heading', size: theme.sizes.running, color: colors.muted };
  const turned: ParagraphLook = {
    tabs: [
      { kind: 'clear', position: width },
      { kind: 'right', position: turnedWidth },
    ],
  };
  const upright: ParagraphLook = {
    tabs: [{ kind: 'right', position: width }],
    line: lineMultiple(options, 'heading', 1.2),
    align: 'start',
    noHyphens: true,
  };
  return [
    {
      id: 'Header',
      name: 'header',
      basedOn: 'Normal',
      priority: 99,
      paragraph: { ...upright, borders: { bottom: { color: colors.rule, width: 0.5, space: 3 } } },
      run,
    },
    { id: 'Footer', name: 'footer', basedOn: 'Normal', priority: 99, paragraph: upright, run },
    { id: 'HeaderLandscape', name: 'Header Landscape', basedOn: 'Header', priority: 99, paragraph: turned },
    { id: 'FooterLandscape', name: 'Footer Landscape', basedOn: 'Footer', priority: 99, paragraph: turned },
    {
      id: 'Marking',
      name: 'Protective Marking',
      basedOn: 'Normal',
      priority: 99,
      paragraph: { before: 3, after: 3, line: lineMultiple(options, 'heading', 1.2), align: 'center' },
      run: { font: 'heading', bold: true, size: theme.sizes.running, color: colors.marking, spacing: 0.8 },
    },
  ];
}
