import type { Table } from '../../../document/model.ts';
import type { Theme } from '../../../theme.ts';
import { type BorderLook, borderTag, borderTags, paragraphProperties, runProperties, shading } from '../formatting.ts';
import { tag, valueTag } from '../markup.ts';
import { themeColors } from './style.ts';
import { twips } from '../units.ts';

/** Space between the rules of a cell and its text, in points. */
interface CellMargins {
  readonly above: number;
  readonly below: number;
  /** Left and right. */
  readonly inline: number;
}

const USUAL_MARGINS: CellMargins = { above: 3.2, below: 3.6, inline: 6 };
const COMPACT_MARGINS: CellMargins = { above: 2, below: 2.4, inline: 4 };

/** The margins of the cells of a table. */
export function cellMargins({ compact }: Pick<Table, 'compact'>): CellMargins {
  return compact ? COMPACT_MARGINS : USUAL_MARGINS;
}

/** Id of the style of a table: ruled for figures, key figures, or text in columns without rules. */
export function tableStyleId({ variant, compact }: Table, isKeptWhole: boolean): string {
  return compact ? 'ReportTableCompact' : TABLE_STYLES[variant][isKeptWhole ? 'whole' : 'long'];
}

const TABLE_STYLES = {
  data: { whole: 'ReportTableWhole', long: 'ReportTable' },
  keyFigures: { whole: 'KeyFigures', long: 'KeyFigures' },
  plain: { whole: 'PlainTable', long: 'PlainTable' },
} as const satisfies Record<Table['variant'], { whole: string; long: string }>;

/** The table styles as Word reads them. */
export function tableStyleMarkup(theme: Theme): string {
  const colors = themeColors(theme);
  const strong: BorderLook = { color: colors.accent, width: 1.25 };
  const middle: BorderLook = { color: colors.accent, width: 0.5 };
  const thin: BorderLook = { color: colors.rule, width: 0.25 };
  const head = paragraphProperties({ keepNext: true });
  const report = (id: string, name: string, kept: boolean, margins = USUAL_MARGINS): string =>
    tableStyle(
      id,
      name,
      // A table that Word can keep whole stands on one page together with its source line.
      kept ? paragraphProperties({ keepNext: true }) : '',
      tableProperties(borderTags({ top: strong, bottom: strong }).join('') + borderTag('w:insideH', thin), margins),
      condition('firstRow', head, runProperties({ bold: true, color: colors.accent }), {
        fill: shading(colors.band),
        borders: borderTags({ bottom: middle }),
        align: 'bottom',
      }),
      condition('lastRow', '', runProperties({ bold: true }), { borders: borderTags({ top: middle }) }),
    );
  return [
    report('ReportTable', 'Report Table', false),
    report('ReportTableWhole', 'Report Table Kept Whole', true),
    report('ReportTableCompact', 'Report Table Compact', false, COMPACT_MARGINS),
    tableStyle(
      'KeyFigures',
      'Key Figures',
      '',
      tableProperties(borderTags({ top: strong, bottom: strong }).join('') + borderTag('w:insideH', thin)),
      tag('w:tcPr', {}, valueTag('w:vAlign', 'center')),
      condition('firstRow', head, runProperties({ bold: true, color: colors.accent }), { borders: borderTags({ bottom: middle }) }),
    ),
    tableStyle(
      'PlainTable',
      'Plain Text Table',
      '',
      tableProperties(''),
      condition('firstRow', head, runProperties({ bold: true, color: colors.accent }), { borders: borderTags({ bottom: thin }) }),
    ),
  ].join('');
}

function tableStyle(id: string, name: string, paragraph: string, properties: string, ...conditions: string[]): string {
  return tag(
    'w:style',
    { 'w:type': 'table', 'w:customStyle': 1, 'w:styleId': id },
    valueTag('w:name', name),
    valueTag('w:basedOn', 'TableNormal'),
    valueTag('w:uiPriority', 59),
    tag('w:qFormat'),
    paragraph,
    properties,
    ...conditions,
  );
}

function tableProperties(borders: string, margins = USUAL_MARGINS): string {
  return tag(
    'w:tblPr',
    {},
    borders === '' ? '' : tag('w:tblBorders', {}, borders),
    tag(
      'w:tblCellMar',
      {},
      margin('top', margins.above),
      margin('left', margins.inline),
      margin('bottom', margins.below),
      margin('right', margins.inline),
    ),
  );
}

function margin(side: string, points: number): string {
  return tag(`w:${side}`, { 'w:w': twips(points), 'w:type': 'dxa' });
}

function condition(
  type: 'firstRow' | 'lastRow',
  paragraph: string,
  run: string,
  cell: { readonly fill?: string; readonly borders?: readonly string[]; readonly align?: 'bottom' },
): string {
  const properties = tag(
    'w:tcPr',
    {},
    cell.borders === undefined ? '' : tag('w:tcBorders', {}, ...cell.borders),
    cell.fill ?? '',
    cell.align === undefined ? '' : valueTag('w:vAlign', cell.align),
  );
  return tag('w:tblStylePr', { 'w:type': type }, paragraph, run, tag('w:tblPr'), properties);
}
