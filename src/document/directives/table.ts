import type { DataTable } from '../../dataset/model.ts';
import type { Place } from '../../diagnostic.ts';
import * as messages from '../../messages/document.ts';
import { MOST_TABLE_ROWS } from '../limits.ts';
import type { Block, Inline, TableCell, TableColumn, TableRow } from '../model.ts';
import { inlineText } from '../walk.ts';
import { CAPTION_ATTRIBUTES, readCaption, readChoice, readId, readInteger, readNames } from './attributes.ts';
import { defineDirective } from './directive.ts';
import type { Call } from './directive.ts';
import { missingCell, plainCell } from './dataCells.ts';
import { gridOf } from './grid.ts';
import type { Grid } from './grid.ts';
import { pivotGrid } from './pivot.ts';
import { placed } from './placed.ts';
import { filterRows } from './rows.ts';
import { parseShare, shareOut } from './shares.ts';

/** What a call of `::table` may say beside its caption. */
export const TABLE_ATTRIBUTES = [
  'columns',
  'where',
  'group',
  'rows',
  'pivot',
  'value',
  'order',
  'headers',
  'variant',
  'widths',
  'summary',
] as const;

type TableCall = Call<'data' | (typeof TABLE_ATTRIBUTES)[number] | (typeof CAPTION_ATTRIBUTES)[number]>;

/** A table of the dataset, as it is or with the values of one column across. */
export const table = defineDirective({
  name: 'table',
  form: 'leaf',
  label: 'none',
  required: ['data'],
  optional: [...TABLE_ATTRIBUTES, ...CAPTION_ATTRIBUTES],
  notWithin: ['note'],
  build(call): Block[] {
    const { dataset, report } = call.scope.brief;
    const name = call.attributes.data!;
    const data = dataset.tables.get(name);
    if (data === undefined) {
      report(messages.unknownTable(name, dataset.tables.keys(), call.place));
      return [];
    }
    const rows = filterRows(data, call);
    if (rows.length > MOST_TABLE_ROWS) {
      report(messages.tooManyRows(rows.length, MOST_TABLE_ROWS, call.place));
      return [];
    }
    const pivoted = (call.attributes.pivot ?? '') !== '';
    if (!pivoted) reportPivotOnly(call);
    const grid = pivoted ? pivotGrid(data, rows, call) : gridOf(data, rows, call);
    return grid === undefined ? [] : [buildTable(data, grid, call)];
  },
});

function reportPivotOnly(call: TableCall): void {
  for (const attribute of ['rows', 'value', 'order'] as const) {
    if (call.attributes[attribute] !== undefined) {
      call.scope.brief.report(messages.needsPivot(attribute, call.place));
    }
  }
}

function buildTable(data: DataTable, grid: Grid, call: TableCall): Block {
  const { caption, source = defaultSource(data, call), notes } = readCaption(call);
  const ownNotes = data.notes.map((note, index) => lineOfDataset(note, `${data.name}.notes.${index}`, data.places?.notes[index], call));
  const labels = grid.columns.map((column) => inlineText(column.label, new Map()));
  return {
    type: 'table',
    id: readId(call, () => `tab-${data.name}`),
    variant: readChoice(call, 'variant', ['data', 'plain']),
    ...(caption === undefined ? {} : { caption }),
    columns: columnsOf(grid, labels, call),
    head: [{ kind: 'data', cells: grid.columns.map((column) => plainCell(column.label)) }],
    body: bodyOf(grid, call),
    headerColumns: readInteger(call, 'headers', [0, grid.columns.length], grid.headerColumns),
    ...(source === undefined ? {} : { source }),
    notes: [...ownNotes, ...notes],
    summary: call.attributes.summary ?? `${data.title}: ${labels.join(', ')}`,
    ...placed(call),
  };
}

/** The source of the dataset's table, unless the author gave an empty one. */
function defaultSource(data: DataTable, call: TableCall): Inline[] | undefined {
  if (call.attributes.source !== undefined || data.source === undefined) return undefined;
  return lineOfDataset(data.source, `${data.name}.source`, data.places?.source, call);
}

/** Words of the dataset; Markdown where they held values. */
function lineOfDataset(words: string, key: string, place: Place | undefined, call: TableCall): Inline[] {
  const { expanded, numbers, buildLine, buildText } = call.scope.brief;
  const markdown = expanded.datasetTexts?.get(key);
  if (markdown !== undefined) return buildLine(markdown, call.scope, place ?? call.place);
  numbers.readNote(words, place ?? call.place);
  return buildText(words, call.place);
}

function columnsOf(grid: Grid, labels: readonly string[], call: TableCall): TableColumn[] {
  const widths = widthsOf(labels, call);
  return grid.columns.map(({ align }, index) => {
    const width = widths?.[index];
    return width === undefined ? { align } : { align, width };
  });
}

function widthsOf(labels: readonly string[], call: TableCall): number[] | undefined {
  const given = readNames(call.attributes.widths);
  if (given.length === 0) return undefined;
  const shares = given.map(parseShare).filter((share) => share !== undefined);
  if (shares.length === given.length && shares.length === labels.length) return shareOut(shares);
  call.scope.brief.report(messages.wrongWidths(call.attributes.widths!, labels, call.place));
  return undefined;
}

function bodyOf(grid: Grid, call: TableCall): TableRow[] {
  const across = grid.columns.length;
  const body = grid.groups.flatMap(({ head, rows }): TableRow[] => [
    ...(head === undefined ? [] : [{ kind: 'group' as const, cells: [{ ...head, columnSpan: across }] }]),
    ...rows.map((cells) => ({ kind: 'data' as const, cells })),
  ]);
  if (body.length > 0) return body;
  const nothing: TableCell = { ...missingCell(call.scope.brief), columnSpan: across };
  return [{ kind: 'data', cells: [nothing] }];
}
