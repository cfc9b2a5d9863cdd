import type { ParagraphLook, RunLook } from '../formatting.ts';
import { lineMultiple, type Style, type StyleOptions, themeColors } from './style.ts';

/** What stands in cells. */
export function tableTextStyles(options: StyleOptions): Style[] {
  const { theme } = options;
  const { sizes } = theme;
  const colors = themeColors(theme);
  const line = lineMultiple(options, 'heading', 1.25);
  const keyFigure: RunLook = { bold: true, size: sizes.keyFigure, color: colors.accent };
  const text: RunLook = { font: 'heading', size: sizes.table };
  return [
    cell('TableText', 'Table Text', 'Normal', { line, align: 'start', noHyphens: true }, text),
    cell('TableNumber', 'Table Number', 'TableText', { align: 'end' }),
    cell('TableCentered', 'Table Centered', 'TableText', { align: 'center' }),
    cell('TableGroup', 'Table Group', 'TableText', { keepNext: true, before: 4 }, { bold: true, color: colors.accent }),
    cell('TableTotal', 'Table Total', 'TableText', {}, { bold: true }),
    cell('TableTotalNumber', 'Table Total Number', 'TableNumber', {}, { bold: true }),
    cell('TableAside', 'Table Aside', 'TableText', {}, { color: colors.muted }),
    cell('TableKeyFigure', 'Table Key Figure', 'TableText', { line: lineMultiple(options, 'heading', 1.1) }, keyFigure),
  ];
}

function cell(id: string, name: string, basedOn: string, paragraph: ParagraphLook, run: RunLook = {}): Style {
  return { id, name, basedOn, priority: 38, quick: true, paragraph, run };
}
