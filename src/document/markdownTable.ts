import * as messages from '../messages/document.ts';
import { plainCell } from './directives/dataCells.ts';
import { placed } from './directives/placed.ts';
import { buildInlines } from './inlines.ts';
import type { FlowContent } from './mdast.ts';
import type { Table, TableCell, TableColumn } from './model.ts';
import type { Scope } from './scope.ts';
import { inlineText } from './walk.ts';

type MarkdownTable = Extract<FlowContent, { type: 'table' }>;

const ALIGNMENTS = { left: 'start', center: 'center', right: 'end' } as const satisfies Record<
  string,
  TableColumn['align']
>;

/** A table written in Markdown: text in columns, without number and caption. */
export function buildMarkdownTable(node: MarkdownTable, scope: Scope): Table {
  const [head, ...body] = node.children;
  const width = head?.children.length ?? 0;
  const headCells = head === undefined ? [] : cellsOf(head, width, scope);
  const words = headCells.map((cell) => inlineText(cell.children, new Map()));
  const headed = words.some((word) => word.trim() !== '');
  return {
    type: 'table',
    id: scope.brief.slugs.claim('tab-plain'),
    variant: 'plain',
    columns: Array.from({ length: width }, (_, index) => ({ align: ALIGNMENTS[node.align?.[index] ?? 'left'] })),
    head: headed ? [{ kind: 'data', cells: headCells }] : [],
    body: body.map((row) => ({ kind: 'data', cells: cellsOf(row, width, scope) })),
    headerColumns: 0,
    notes: [],
    summary: words.filter((word) => word !== '').join(', '),
    ...placed({ place: scope.placeOf(node) }),
  };
}

function cellsOf(row: MarkdownTable['children'][number], width: number, scope: Scope): TableCell[] {
  const { notAvailable } = scope.brief.template.locale;
  if (row.children.length > width) {
    scope.brief.report(messages.rowTooLong(row.children.length, width, scope.placeOf(row)));
  }
  return Array.from({ length: Math.max(width, row.children.length) }, (_, index) => {
    const children = buildInlines(row.children[index]?.children ?? [], scope);
    return { ...plainCell(children), missing: inlineText(children, new Map()).trim() === notAvailable };
  });
}
