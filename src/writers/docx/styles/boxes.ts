import type { ParagraphLook } from '../formatting.ts';
import { BOX_INDENT, LIST_INDENT, quoteIndent } from '../lists.ts';
import { bodyLine, lineMultiple, type Style, type StyleOptions, themeColors } from './style.ts';

/** Quotations, and boxes as paragraphs that share shading and borders. */
export function boxStyles(options: StyleOptions): Style[] {
  const { theme } = options;
  const colors = themeColors(theme);
  const box: ParagraphLook = {
    keepLines: true,
    fill: colors.band,
    borders: {
      top: { color: colors.band, width: 0.5, space: 7 },
      left: { color: colors.accent, width: 3, space: 9 },
      bottom: { color: colors.band, width: 0.5, space: 4 },
      right: { color: colors.band, width: 0.5, space: 10 },
    },
    left: BOX_INDENT,
    right: BOX_INDENT,
  };
  return [
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'BodyText',
      next: 'BodyText',
      priority: 29,
      quick: true,
      paragraph: { left: quoteIndent(theme), right: quoteIndent(theme) },
      run: { italic: true },
    },
    {
      id: 'QuoteList',
      name: 'Quote List',
      basedOn: 'Quote',
      priority: 29,
      paragraph: { after: Math.round(theme.paragraphSpace / 2), left: quoteIndent(theme) + LIST_INDENT, hanging: LIST_INDENT },
    },
    {
      id: 'QuoteListContinue',
      name: 'Quote List Continue',
      basedOn: 'QuoteList',
      priority: 29,
      paragraph: { left: quoteIndent(theme) + LIST_INDENT, hanging: 0 },
    },
    {
      id: 'CalloutTitle',
      name: 'Callout Title',
      basedOn: 'Normal',
      next: 'Callout',
      priority: 30,
      quick: true,
      paragraph: { keepNext: true, ...box, before: 11, after: 4, line: lineMultiple(options, 'heading', 1.2), align: 'start' },
      run: { font: 'heading', bold: true, color: colors.accent },
    },
    {
      id: 'Callout',
      name: 'Callout',
      basedOn: 'Normal',
      priority: 30,
      quick: true,
      paragraph: { ...box, after: theme.paragraphSpace, line: bodyLine(options), align: theme.justify ? 'both' : 'start' },
    },
    {
      id: 'CalloutList',
      name: 'Callout List',
      basedOn: 'Callout',
      priority: 30,
      paragraph: { after: Math.round(theme.paragraphSpace / 2) },
    },
    {
      id: 'CalloutListEnd',
      name: 'Callout List End',
      basedOn: 'CalloutList',
      next: 'BodyText',
      priority: 30,
      paragraph: { after: theme.paragraphSpace + 12 },
    },
    {
      id: 'CalloutEnd',
      name: 'Callout End',
      basedOn: 'Callout',
      next: 'BodyText',
      priority: 30,
      paragraph: { after: theme.paragraphSpace + 12 },
    },
  ];
}
