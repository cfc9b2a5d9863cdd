import type { Fact } from '../dataset/model.ts';
import type { Diagnostic, Place } from '../diagnostic.ts';
import type { FigureCount, TypedNumber } from '../document/model.ts';
import { finding, quote } from './wording.ts';

/** Findings that `--strict` makes errors. */
export const STRICT_RULES: ReadonlySet<string> = new Set(['figures/unbound', 'figures/own-words']);

const WHERE = {
  text: (text: string) => `The number ${quote(text)} is typed and bound to no fact.`,
  note: (text: string) => `The number ${quote(text)} under a table is typed and bound to no fact.`,
  table: (text: string) => `The table cell ${quote(text)} is typed and bound to no fact.`,
  chartText: (text: string) => `The number ${quote(text)} in a text of the chart is typed and bound to no fact.`,
  chart: (text: string) => `The chart shows ${quote(text)}, which is typed and bound to no fact.`,
} as const satisfies Record<TypedNumber['within'], (text: string) => string>;

/** `meant`: the facts that it might mean, the likeliest first. */
export function unboundNumber({ text, within, place }: TypedNumber, meant: readonly Fact[]): Diagnostic {
  return finding('warning', 'figures/unbound', WHERE[within](text), place, howToBind(within, meant));
}

function howToBind(within: TypedNumber['within'], meant: readonly Fact[]): string {
  const known = meant.map((fact) => `${call(within, fact)} (${fact.label}, ${fact.period})`);
  if (within === 'text' || within === 'note') {
    if (known.length > 0) return `Did you mean ${known.join(' or ')}? A name with digits goes under "names:".`;
    return 'Make a fact of it and write {{fact "id"}}; a name with digits goes under "names:".';
  }
  if (within === 'chartText') {
    const otherwise = 'draw it from a column, or say "usermeta": {"figures": "own"} where the chart has a source of its own';
    return known.length > 0 ? `Did you mean ${known.join(' or ')}, in the caption? Otherwise, ${otherwise}.` : `Say it in the caption, bound to a fact, ${otherwise}.`;
  }
  const own = 'a series with a source of its own says "figures: own"';
  return known.length > 0 ? `Did you mean ${known.join(' or ')}? Otherwise, ${own}.` : `Make a fact of it and write @id in the cell; ${own}.`;
}

function call(within: TypedNumber['within'], fact: Fact): string {
  return within === 'text' || within === 'note' || within === 'chartText' ? `{{fact ${quote(fact.id)}}}` : `@${fact.id}`;
}

/** Words of an author, with a number in them that is not what the facts give. */
export function contradictingWords(
  words: string,
  { number, value }: { readonly number: string; readonly value: number | undefined },
  facts: readonly string[],
  formula: string | undefined,
  place: Place | undefined,
): Diagnostic {
  const of = formula === undefined || formula === '' ? facts.map(quote).join(' and ') : formula;
  const given = value === undefined ? '' : `, which is ${Number(value.toPrecision(6)).toLocaleString('en-US', { maximumSignificantDigits: 6 })}`;
  const said = number === words ? `The words ${quote(words)} do` : `${quote(number)} in the words ${quote(words)} does`;
  return finding(
    'warning',
    'figures/own-words',
    `${said} not agree with ${of}${given}.`,
    place,
    'Mend the words, or bind them to the facts that they state; "about" and "more than" are taken into account.',
  );
}

export function noRegister(place: Place | undefined, kind: 'register' | 'endnotes'): Diagnostic {
  return finding(
    'warning',
    'figures/nowhere-to-lead',
    `The front matter asks for provenance by ${kind}, but the text has no ::${kind}, so no figure leads anywhere.`,
    place,
    `Write ::${kind} on a line of its own where it shall stand.`,
  );
}

export function twoRegisters(place: Place | undefined, kind: 'register' | 'endnotes'): Diagnostic {
  return finding('error', 'figures/two-registers', `There is a second ::${kind}; figures can lead to one only.`, place, 'Take one of them out.');
}

export function conflictsUntold(place: Place | undefined): Diagnostic {
  return finding(
    'warning',
    'figures/conflicts-untold',
    'The front matter tells of contradictions in the register alone, but the text has no ::register, so that no reader is told of any.',
    place,
    'Write ::register on a line of its own, or "conflicts: notes".',
  );
}

/** "The brief prints 412 numbers, all of them bound to facts (100 percent)." */
export function describeFigures({ printed, bound, own, unbound }: FigureCount): string {
  if (printed === 0) return 'The brief prints no numbers.';
  const percent = Math.floor((100 * (printed - unbound)) / printed);
  const parts = [
    `${bound} bound to facts`,
    ...(own === 0 ? [] : [`${own} in series with a source of their own`]),
    ...(unbound === 0 ? [] : [`${unbound} bound to nothing`]),
  ];
  return `Numbers in the brief: ${printed}; ${parts.join(', ')} (${percent} percent with a source).`;
}
