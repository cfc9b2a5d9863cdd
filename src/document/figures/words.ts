import type { ConflictNote, Fact, Source } from '../../dataset/model.ts';
import type { Locale, Unit } from '../../locale.ts';
import type { Inline } from '../model.ts';
import { mergeTexts } from '../plainText.ts';
import type { Wording } from '../wording.ts';
import type { FigureEntry, Formula } from './entries.ts';

/** What the words about figures are made from. */
export interface FigureWords {
  readonly locale: Locale;
  readonly wording: Wording;
  readonly sources: ReadonlyMap<string, Source>;
  /** The dataset's own units, by code. */
  readonly units: ReadonlyMap<string, Unit>;
  /** Accepted conflicts by the facts that are part of them. */
  readonly conflicts: ReadonlyMap<string, readonly ConflictNote[]>;
  /** Entries that rows may refer to, by their keys; empty where there is no register. */
  readonly entries: ReadonlyMap<string, FigureEntry>;
}

/** Two raised marks beside each other would read as one. */
export const BETWEEN_MARKS: Inline = { type: 'script', position: 'super', children: [{ type: 'text', value: ',' }] };

export function text(value: string): Inline {
  return { type: 'text', value };
}

/** Fills the {names} of a pattern with inlines. */
export function fill(pattern: string, values: Readonly<Record<string, readonly Inline[]>>): Inline[] {
  const parts = pattern.split(/\{(\w+)\}/);
  return mergeTexts(parts.flatMap((part, index) => (index % 2 === 0 ? [text(part)] : (values[part] ?? []))));
}

/** "Cable ALMATY 4354, paragraph 2"; empty for a fact that is computed. */
export function sourceWords(fact: Fact, { locale, sources }: Pick<FigureWords, 'locale' | 'sources'>): string {
  if (fact.source === undefined) return '';
  const source = sources.get(fact.source.document);
  const name = source?.short ?? source?.title ?? fact.source.document;
  const { paragraph } = fact.source;
  if (paragraph === undefined) return name;
  return locale.register.paragraph.replace('{source}', name).replace('{paragraph}', String(paragraph));
}

/** "Computed: 581 kilograms (no. 12) less 106 kilograms (no. 13)". */
export function formulaWords({ operation, of }: Formula, words: FigureWords): Inline[] {
  const { formulas, computed } = words.locale.register;
  const pattern = Object.hasOwn(formulas, operation) ? formulas[operation as keyof typeof formulas] : formulas.other;
  const operands = of.map((fact) => operandWords(fact, words));
  if (pattern.includes('{items}')) return fill(computed, { formula: fill(pattern, { items: joinWords(operands, words.locale) }) });
  // "a times b times c"
  const [first, ...others] = operands;
  if (first === undefined) return [];
  return fill(computed, { formula: others.reduce((a, b) => fill(pattern, { a, b }), first) });
}

function operandWords(fact: Fact, words: FigureWords): Inline[] {
  const amount = text(words.wording.fact(fact.id));
  const entry = words.entries.get(fact.id);
  return entry === undefined ? [amount] : [amount, text(' ('), ...entryReference(entry, words), text(')')];
}

/** "no. 12", linked. */
export function entryReference(entry: FigureEntry, { locale }: FigureWords): Inline[] {
  return fill(locale.register.entry, { number: [{ type: 'reference', target: entry.id, quiet: true }] });
}

/** "a, b, and c" */
export function joinWords(items: readonly (readonly Inline[])[], { and, listComma }: Pick<Locale, 'and' | 'listComma'>): Inline[] {
  return items.flatMap((item, index) => {
    if (index === 0) return [...item];
    const last = index === items.length - 1;
    const comma = items.length > 2 ? `${listComma} ` : ' ';
    return [text(last ? `${comma}${and} ` : comma), ...item];
  });
}

/** What the reader of a figure should know: the fact's own note, and the conflicts that it is part of. */
export function noteWords(fact: Fact, words: FigureWords): Inline[] {
  const told: Inline[][] = fact.note === undefined ? [] : [[text(fact.note)]];
  const elsewhere = new Map<number, FigureEntry>();
  for (const conflict of words.conflicts.get(fact.id) ?? []) {
    const others = conflict.others.map((id) => words.entries.get(id)).filter((entry) => entry !== undefined);
    const first = others.reduce((least, entry) => (entry.number < least.number ? entry : least), words.entries.get(fact.id) ?? others[0]!);
    // The reason is given once, where the first of the figures stands.
    if (first === undefined || first.key === fact.id) told.push(conflictWords(conflict, others, words));
    else elsewhere.set(first.number, first);
  }
  const firsts = [...elsewhere.values()].sort((a, b) => a.number - b.number);
  if (firsts.length > 0) told.push(fill(words.locale.register.contradiction, { entries: referencesTo(firsts, words) }));
  return spaced(told);
}

/** Sentences one after the other. */
export function spaced(sentences: readonly (readonly Inline[])[]): Inline[] {
  return mergeTexts(sentences.flatMap((sentence, index) => (index === 0 ? [...sentence] : [text(' '), ...sentence])));
}

function conflictWords({ reason }: ConflictNote, others: readonly FigureEntry[], words: FigureWords): Inline[] {
  if (others.length === 0) return [text(reason)];
  return [text(`${reason.replace(/\.$/, '')} (`), ...fill(words.locale.register.see, { entries: referencesTo(others, words) }), text(').')];
}

function referencesTo(entries: readonly FigureEntry[], words: FigureWords): Inline[] {
  return joinWords(entries.map((entry) => entryReference(entry, words)), words.locale);
}
