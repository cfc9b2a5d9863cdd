import * as messages from '../../messages/document.ts';
import type { Block, RegisterPart, Table, TableColumn } from '../model.ts';
import { CAPTION_ATTRIBUTES, readCaption, readChoice, readId } from './attributes.ts';
import { defineDirective } from './directive.ts';
import type { BlockDirective, Call } from './directive.ts';
import { placed } from './placed.ts';
import { parseShare, shareOut } from './shares.ts';

const PARTS = [
  'number',
  'printed',
  'label',
  'amount',
  'value',
  'unit',
  'qualifier',
  'period',
  'place',
  'agency',
  'attribution',
  'source',
  'note',
  'used',
] as const satisfies readonly RegisterPart[];

/** Ten things in eight columns that a page on its side has room for, with their shares of the width. */
const COLUMNS = [
  ['number', 5],
  ['printed', 12],
  ['label', 17],
  ['amount', 10],
  ['period+place', 12],
  ['agency+attribution', 13],
  ['source', 11],
  ['used', 20],
] as const;

const register = (name: string) =>
  defineDirective({
    name,
    form: 'leaf',
    label: 'none',
    required: [],
    optional: [...CAPTION_ATTRIBUTES, 'columns', 'widths', 'notes', 'summary'],
    notWithin: ['note'],
    build(call): Block[] {
      const notes = readChoice(call, 'notes', ['below', 'none']);
      const given = (call.attributes.columns ?? '').split(/[\s,]+/).filter((column) => column !== '');
      const columns = (given.length === 0 ? COLUMNS.map(([column]) => column) : given).map((column) => readParts(column, call));
      const known = columns.filter((column) => column !== undefined);
      if (known.length < columns.length) return [];
      // Rows are led to by their number, which also heads the row of their note.
      const others = known.map((parts) => parts.filter((part) => part !== 'number')).filter((parts) => parts.length > 0);
      const numbered: RegisterPart[][] = [['number'], ...others];
      const widths = readWidths(numbered, given.length === 0, call);
      return [
        {
          ...emptyTable(call, 'data', () => 'tab-register'),
          columns: numbered.map((_, index): TableColumn => ({ align: 'start', ...(widths === undefined ? {} : { width: widths[index]! }) })),
          headerColumns: 1,
          fill: { kind: 'register', columns: numbered, notesBelow: notes === 'below' && !numbered.flat().includes('note') },
        },
      ];
    },
  });

function readParts(column: string, call: Call<string>): RegisterPart[] | undefined {
  const parts = column.split('+').map((word) => {
    const part = PARTS.find((part) => part === word);
    if (part === undefined) call.scope.brief.report(messages.badChoice(call.name, 'columns', word, PARTS, call.place));
    return part;
  });
  return parts.includes(undefined) ? undefined : parts.filter((part) => part !== undefined);
}

function readWidths(columns: readonly (readonly RegisterPart[])[], usual: boolean, call: Call<'widths'>): number[] | undefined {
  const given = (call.attributes.widths ?? '').split(/[\s,]+/).filter((width) => width !== '');
  if (given.length === 0) return usual ? shareOut(COLUMNS.map(([, width]) => width)) : undefined;
  const shares = given.map(parseShare).filter((share) => share !== undefined);
  if (shares.length === given.length && shares.length === columns.length) return shareOut(shares);
  call.scope.brief.report(messages.wrongWidths(call.attributes.widths!, columns.map((column) => column.join('+')), call.place));
  return undefined;
}

const endnotes = defineDirective({
  name: 'endnotes',
  form: 'leaf',
  label: 'none',
  required: [],
  optional: [...CAPTION_ATTRIBUTES, 'summary'],
  notWithin: ['note'],
  build(call): Block[] {
    return [
      {
        ...emptyTable(call, 'plain', () => 'tab-endnotes'),
        columns: [{ align: 'start', width: 0.08 }, { align: 'start', width: 0.92 }],
        headerColumns: 1,
        fill: { kind: 'endnotes' },
      },
    ];
  },
});

/** A table whose rows are made once all figures of the brief are known. */
function emptyTable(
  call: Call<(typeof CAPTION_ATTRIBUTES)[number] | 'summary'>,
  variant: Table['variant'],
  makeId: () => string,
): Omit<Table, 'columns' | 'headerColumns'> {
  return {
    type: 'table',
    id: readId(call, () => call.scope.brief.slugs.claim(makeId())),
    variant,
    ...readCaption(call),
    head: [],
    body: [],
    summary: call.attributes.summary ?? call.scope.brief.template.locale.words.register,
    compact: true,
    ...placed(call),
  };
}

/** Directives that tell where figures come from. */
export const REGISTER_DIRECTIVES: readonly BlockDirective[] = [register('register'), register('facts-register'), endnotes];
