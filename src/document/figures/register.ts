import type { Fact } from '../../dataset/model.ts';
import type { Inline, RegisterFill, RegisterPart, Table, TableCell, TableRow } from '../model.ts';
import { mergeTexts } from '../plainText.ts';
import type { FigureEntry } from './entries.ts';
import { exactWords } from './exactWords.ts';
import type { ExactWords } from './exactWords.ts';
import { entryReference, formulaWords, noteWords, sourceWords, text } from './words.ts';
import type { FigureWords } from './words.ts';
import type { FigureUse } from './uses.ts';

/** What every row is made from. */
export interface RegisterContext extends FigureWords {
  readonly all: readonly FigureEntry[];
}

/** The table with a row for each entry. */
export function fillRegister(table: Table, { columns, notesBelow }: RegisterFill, context: RegisterContext): Table {
  return {
    ...table,
    head: [{ kind: 'data', cells: columns.map((parts) => headCell(parts, context)) }],
    body: context.all.flatMap((entry) => {
      const cells = columns.map((parts) => cellOf(stack(parts.map((part) => PARTS[part](entry, context)))));
      return notesBelow ? withNoteBelow(cells, PARTS.note(entry, context)) : [dataRow(cells)];
    }),
  };
}

/** The number heads the row of the figure and that of its note. */
function withNoteBelow(cells: readonly TableCell[], note: readonly Inline[]): TableRow[] {
  const [number, ...others] = cells;
  if (note.length === 0 || number === undefined || others.length === 0) return [dataRow(cells)];
  return [dataRow([{ ...number, rowSpan: 2 }, ...others]), dataRow([{ ...cellOf(note), columnSpan: others.length }])];
}

function dataRow(cells: readonly TableCell[]): TableRow {
  return { kind: 'data', cells };
}

function headCell(parts: readonly RegisterPart[], { locale }: FigureWords): TableCell {
  return cellOf(stack(parts.map((part) => [text(locale.register.heads[part])])));
}

type Print = (entry: FigureEntry, context: RegisterContext) => Inline[];

/** What each part of a row prints; nothing where the entry has none. */
const PARTS: Readonly<Record<RegisterPart, Print>> = {
  number: ({ id, number }) => [{ type: 'anchor', id, children: [text(String(number))] }],
  printed: ({ uses }) => listed(distinctPrintings(uses).map((printing) => [text(printing)])),
  label: (entry, context) => ofFact(entry, ({ label }) => [text(label)]) ?? formulaOf(entry, context),
  amount: (entry, context) => ofFact(entry, ({ id }) => [text(context.wording.fact(id))]) ?? exactOf(entry, context, ({ value, unit }) => `${value} ${unit}`),
  value: (entry, context) => ofFact(entry, ({ id }) => [text(context.wording.part(id, 'value'))]) ?? exactOf(entry, context, ({ value }) => value),
  unit: (entry, context) => ofFact(entry, ({ id }) => optional(context.wording.part(id, 'unit'))) ?? exactOf(entry, context, ({ unit }) => unit),
  qualifier: (entry) => ofFact(entry, ({ qualifier }) => optional(qualifier)) ?? [],
  period: (entry) => ofFact(entry, ({ period }) => [text(period)]) ?? [],
  place: (entry) => ofFact(entry, ({ place }) => [text(place)]) ?? [],
  agency: (entry) => ofFact(entry, ({ agency }) => optional(agency)) ?? [],
  attribution: (entry) => ofFact(entry, ({ attribution }) => optional(attribution)) ?? [],
  source: (entry, context) => ofFact(entry, (fact) => optional(sourceWords(fact, context))) ?? [],
  note: (entry, context) =>
    ofFact(entry, (fact) => {
      const computed = formulaOf(entry, context);
      const note = noteWords(fact, context);
      const words = computed.length === 0 || note.length === 0 ? [...computed, ...note] : [...computed, text('. '), ...note];
      return words.length === 0 ? [] : [{ type: 'emphasis', children: words }];
    }) ?? [],
  used: usedWords,
};

function ofFact({ fact }: FigureEntry, print: (fact: Fact) => Inline[]): Inline[] | undefined {
  return fact === undefined ? undefined : print(fact);
}

/** Of a figure that was computed in the text: what it came to before it was rounded. */
function exactOf(entry: FigureEntry, context: RegisterContext, print: (exact: ExactWords) => string): Inline[] {
  const exact = exactWords(entry, context);
  return exact === undefined ? [] : optional(print(exact).trim());
}

function formulaOf({ formula }: FigureEntry, context: RegisterContext): Inline[] {
  return formula === undefined ? [] : formulaWords(formula, context);
}

function optional(words: string | undefined): Inline[] {
  return words === undefined || words === '' ? [] : [text(words)];
}

/** Each way in which the figure is printed, once; a capital at the start of a sentence makes no other. */
function distinctPrintings(uses: readonly FigureUse[]): string[] {
  const printings = uses.map(({ printed }) => printed.trim()).filter((printed) => printed !== '');
  const byWords = Map.groupBy(printings, (printed) => printed.toLowerCase());
  return [...byWords].map(([words, [first]]) => printings.find((printed) => printed === words) ?? first!);
}

/** Where the figure stands, section by section; for one that is only computed with, what is computed from it. */
function usedWords({ key, uses }: FigureEntry, context: RegisterContext): Inline[] {
  const sections = Map.groupBy(uses, ({ section }) => section ?? '');
  const places = [...sections].map(([section, here]): Inline[] => {
    const words: Inline = section === '' ? text(context.locale.register.opening) : { type: 'reference', target: section, quiet: true };
    const targets = [...new Set(here.map(({ place }) => place).filter((place) => place !== undefined))];
    return targets.length === 0 ? [words] : [words, { type: 'pageReference', targets, lead: ', ' }];
  });
  if (places.length > 0) return listed(places);
  const computed = context.all.filter(({ formula }) => formula?.of.some((operand) => operand.id === key));
  return listed(computed.map((entry) => entryReference(entry, context)));
}

/** Parts below each other, empty ones left out. */
function stack(parts: readonly (readonly Inline[])[]): Inline[] {
  const there = parts.filter((part) => part.length > 0);
  return there.flatMap((part, index): Inline[] => (index === 0 ? [...part] : [{ type: 'break' }, ...part]));
}

/** "a; b; c" */
function listed(parts: readonly (readonly Inline[])[]): Inline[] {
  return mergeTexts(parts.flatMap((part, index) => (index === 0 ? part : [text('; '), ...part])));
}

function cellOf(children: readonly Inline[]): TableCell {
  return { children, columnSpan: 1, rowSpan: 1, missing: false };
}
