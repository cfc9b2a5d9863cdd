import { captionLine, sourceLines } from '../../../document/lines.ts';
import type { Table, TableCell, TableRow } from '../../../document/model.ts';
import { inlineText } from '../../../document/walk.ts';
import type { Theme } from '../../../theme.ts';
import { lineNode, originOf } from './figure.ts';
import { setInlines } from './inlines.ts';
import { captionText, compactSize, headingText, tableText } from './look.ts';
import type { Grid, GridCell, GridColumn, GridRow, Node, Run, TextNode, TextStyle } from './nodes.ts';
import { languageOf } from './paragraph.ts';
import { parentOf, type Scope } from './scope.ts';
import { addTag, type Tag } from './structure.ts';

/** A table: caption above, source and notes below. */
export function setTable(table: Table, scope: Scope): Node[] {
  const { context } = scope;
  const parent = parentOf(scope);
  const tag = addTag(parent, 'Table', { ...languageOf(table), summary: table.summary });
  const caption = captionLine(table, context.document);
  const above: TextNode[] =
    caption === undefined
      ? []
      : [{ ...lineNode(caption, tag, scope, table), margin: [0, 0, 0, 5], keepWithNext: true }];
  const grid = setGrid(table, tag, scope);
  const below = sourceLines(table, context.document).map((line) => lineNode(line, parent, scope, table));
  return [
    {
      stack: [
        ...above,
        { stack: [], grid, keepWithNext: below.length > 0, margin: [0, 0, 0, 3] },
        ...below.map((node, index) => ({ ...node, keepWithNext: index < below.length - 1 })),
      ],
      anchors: [table.id],
      margin: [0, scope.paragraphSpace + 4, 0, scope.paragraphSpace + 8],
    },
  ];
}

function setGrid(table: Table, tag: Tag, scope: Scope): Grid {
  const { theme } = scope.context;
  const head = table.head.length > 0 ? addTag(tag, 'THead') : undefined;
  const body = addTag(tag, 'TBody');
  const taken = new Map<string, true>();
  const setRow = (row: TableRow, index: number, part: Tag, isHead: boolean): GridRow =>
    setTableRow(row, { table, scope, part, index, isHead, taken });
  const headRows = table.head.map((row, index) => setRow(row, index, head!, true));
  const bodyRows = table.body.map((row, index) => setRow(row, table.head.length + index, body, false));
  const rows = finishRules([...headRows, ...bodyRows], table, scope);
  const continued = continuedLine(table, scope);
  const plain = table.variant === 'plain';
  return {
    origin: originOf(table, 'a table', scope),
    columns: table.columns.map((column, index): GridColumn => gridColumn(table, column, index)),
    rows,
    headerRows: table.head.length,
    ...(continued === undefined ? {} : { continued }),
    padding: paddingOf(table),
    rules: {
      top: { color: theme.colors.accent, thickness: plain ? 0 : 1.2 },
      bottom: { color: theme.colors.accent, thickness: plain ? 0 : 1.2 },
    },
  };
}

function paddingOf({ variant, compact }: Table): Grid['padding'] {
  if (variant === 'keyFigures') return { x: 6, top: 5, bottom: 6 };
  return compact ? { x: 4, top: 2, bottom: 2.4 } : { x: 6, top: 3.2, bottom: 3.6 };
}

function gridColumn(table: Table, column: Table['columns'][number], index: number): GridColumn {
  // One column of words takes the spare width, so that figures stand close to each other.
  const widest = table.columns.findIndex((other) => other.align === 'start');
  return {
    ...(column.width === undefined ? {} : { width: column.width }),
    grow: table.variant === 'data' ? index === widest : column.align === 'start' && index > 0,
    whole: table.variant === 'keyFigures' && index === 0,
    decimal: column.align === 'decimal',
  };
}

interface RowSetting {
  readonly table: Table;
  readonly scope: Scope;
  readonly part: Tag;
  readonly index: number;
  readonly isHead: boolean;
  /** Places `row:column` covered by cells that span rows. */
  readonly taken: Map<string, true>;
}

function setTableRow(row: TableRow, setting: RowSetting): GridRow {
  const { theme } = setting.scope.context;
  const tag = addTag(setting.part, 'TR');
  const cells: GridCell[] = [];
  let column = 0;
  for (const cell of row.cells) {
    while (setting.taken.has(`${setting.index}:${column}`)) column += 1;
    cells.push(setCell(cell, row, column, tag, setting));
    for (let down = 0; down < cell.rowSpan; down += 1) {
      for (let across = 0; across < cell.columnSpan; across += 1) {
        setting.taken.set(`${setting.index + down}:${column + across}`, true);
      }
    }
    column += cell.columnSpan;
  }
  const group = row.kind === 'group' && !setting.isHead;
  return {
    cells,
    spaceAbove: group && setting.index > setting.table.head.length ? 4 : 0,
    keepWithNext: group,
    ...(setting.isHead && setting.table.variant === 'data' ? { fill: theme.colors.band } : {}),
  };
}

function setCell(cell: TableCell, row: TableRow, column: number, rowTag: Tag, setting: RowSetting): GridCell {
  const { table, scope, isHead } = setting;
  const { theme, document } = scope.context;
  const header = isHead || column < table.headerColumns;
  const tag = addTag(rowTag, header ? 'TH' : 'TD', {
    ...(header ? { scope: isHead ? ('Column' as const) : ('Row' as const) } : {}),
    columnSpan: cell.columnSpan,
    rowSpan: cell.rowSpan,
  });
  const style = cellStyle(cell, row, column, setting);
  const set = setInlines(cell.children, tag, scope, {}, table.place);
  const runs = table.variant === 'keyFigures' && column === 0 && !isHead ? qualifierSmall(set, theme) : set;
  const align = table.columns[column]?.align ?? 'start';
  const node: TextNode = { ...style, text: runs };
  const numeric = align === 'decimal' && !isHead && cell.columnSpan === 1;
  const parts = numeric ? splitAtPoint(inlineText(cell.children, document.labels), document.meta.locale.numbers) : undefined;
  return {
    column,
    columnSpan: cell.columnSpan,
    rowSpan: cell.rowSpan,
    node: { ...node, ...(cell.missing ? { color: theme.colors.muted } : {}) },
    ...(parts === undefined ? {} : { decimal: parts }),
  };
}

/** Words before a key figure, such as "more than", are smaller than the figure itself. */
function qualifierSmall(runs: readonly Run[], theme: Theme): Run[] {
  const small: TextStyle = { fontSize: theme.sizes.body, bold: false };
  const at = runs.findIndex((run) => /\d/.test(run.text));
  const run = runs[at];
  const digit = run?.text.search(/[\p{Sc}]?\d/u) ?? -1;
  if (run === undefined || (at === 0 && digit <= 0)) return [...runs];
  return [
    ...runs.slice(0, at).map((before) => ({ ...before, ...small })),
    ...(digit > 0 ? [{ ...run, ...small, text: run.text.slice(0, digit) }] : []),
    { ...run, text: run.text.slice(digit) },
    ...runs.slice(at + 1),
  ];
}

function cellStyle(cell: TableCell, row: TableRow, column: number, setting: RowSetting): TextStyle {
  const { table, scope, isHead } = setting;
  const { theme } = scope.context;
  const base = table.compact ? { ...tableText(theme), fontSize: compactSize(theme), lineHeight: 1.16 } : tableText(theme);
  const align = table.columns[column]?.align ?? 'start';
  const alignment = align === 'start' ? 'left' : align === 'center' ? 'center' : 'right';
  if (isHead) {
    const spans = cell.columnSpan > 1 && align !== 'start';
    return { ...base, bold: true, color: theme.colors.accent, alignment: spans ? 'center' : alignment };
  }
  if (table.variant === 'keyFigures') {
    if (column === 0) return { ...headingText(theme, 1), fontSize: theme.sizes.keyFigure, lineHeight: 1.1 };
    return { ...base, fontSize: theme.sizes.table + 0.5, ...(column === 1 ? {} : { color: theme.colors.muted }) };
  }
  const strong = row.kind === 'total' || row.kind === 'group';
  const color = row.kind === 'group' ? { color: theme.colors.accent } : {};
  return { ...base, bold: strong, alignment: row.kind === 'group' && cell.columnSpan > 1 ? 'left' : alignment, ...color };
}

/** A figure's text up to its last whole digit, and what follows it. */
function splitAtPoint(
  text: string,
  numbers: { readonly group: string; readonly decimal: string },
): { before: string; after: string } {
  const point = text.indexOf(numbers.decimal);
  if (point > 0 && /\d/.test(text[point - 1]!)) return { before: text.slice(0, point), after: text.slice(point) };
  const digits = /^\D*\d[\d\s.,]*/u.exec(text)?.[0].trimEnd() ?? text;
  return { before: digits, after: text.slice(digits.length) };
}

function finishRules(rows: GridRow[], table: Table, scope: Scope): GridRow[] {
  const { colors } = scope.context.theme;
  if (table.variant === 'plain') return rows;
  return rows.map((row, index) => {
    if (index === rows.length - 1) return row;
    // Rows that share the cell which names them are one.
    if (table.compact && row.cells.some((cell) => cell.rowSpan > 1)) return row;
    const headEnd = index === table.head.length - 1;
    const beforeTotal = table.body[index + 1 - table.head.length]?.kind === 'total';
    if (headEnd || (beforeTotal && index >= table.head.length)) return { ...row, rule: { color: colors.accent, thickness: 0.6 } };
    if (index < table.head.length) return row;
    return { ...row, rule: { color: colors.rule, thickness: 0.35 } };
  });
}

/** "Table 2. Seizures (continued)", printed above the repeated head; no part of the structure. */
function continuedLine(table: Table, scope: Scope): TextNode | undefined {
  const { document, theme } = scope.context;
  const caption = captionLine(table, document);
  if (caption === undefined) return undefined;
  const lead: TextStyle = { bold: true, color: theme.colors.accent };
  return {
    ...captionText(theme),
    text: [
      { ...lead, text: caption.lead },
      { text: `${inlineText(caption.content, document.labels)} ` },
      { text: `(${document.meta.locale.words.continued})`, italics: true, color: theme.colors.muted },
    ],
    margin: [0, 0, 0, 5],
  };
}
