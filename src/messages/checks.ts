import type { Diagnostic, Place } from '../diagnostic.ts';
import { didYouMean, finding, quote } from './wording.ts';

/** A fact as messages speak of it. */
export interface NamedFigure {
  readonly id: string;
  /** With qualifier and unit: "more than 1250 kg". */
  readonly figure: string;
  readonly unit: string;
  readonly period: string;
  readonly where: Place;
}

/** One side of a comparison as messages speak of it. */
export interface SideFigure {
  readonly value: number | string;
  readonly unit?: string;
}

const grammarHint = 'An expression has fact("id"), numbers, + - * /, brackets, functions and one of == != < <= > >=: see docs/checks.md.';

export function expressionTooLong(place: Place, subject: string, length: number, most: number): Diagnostic {
  return expressionError(place, subject, `the expression has ${length} characters, and ${most} are read.`, 'Split it, or compute facts that it can name.');
}

export function notAComparison(place: Place, subject: string, operator: string): Diagnostic {
  const hint = operator === '&&' || operator === '||'
    ? 'Make a relation of each comparison, so that a failing one names itself.'
    : 'Compare two sides: fact("a") + fact("b") == fact("c").';
  return expressionError(place, subject, 'the expression is not one comparison.', hint);
}

/** `code` is that of the CEL parser, `text` what it stumbled over: nothing at the end of the expression. */
export function badSyntax(place: Place, subject: string, code: string, text: string, expression: string): Diagnostic {
  if (code === 'limit_exceeded') {
    return expressionError(place, subject, 'the expression has too many parts or brackets.', 'Split it, or compute facts that it can name.');
  }
  if (code === 'unterminated_string') return expressionError(place, subject, 'a quote is not closed.', 'Write ids in quotes: fact("heroin-2005").');
  if (text === '' && /%\s*$/.test(expression)) return expressionError(place, subject, '"%" is not understood here.', syntaxHints.get('%') ?? grammarHint);
  if (text === '') {
    const open = [...expression].filter((character) => character === '(').length - [...expression].filter((character) => character === ')').length;
    return expressionError(place, subject, 'the expression ends too soon.', open > 0 ? 'A bracket is not closed.' : grammarHint);
  }
  return expressionError(place, subject, `${quote(text)} is not understood here.`, syntaxHints.get(text) ?? grammarHint);
}

const syntaxHints = new Map(Object.entries({
  '=': 'Equality is written ==, at most <=, at least >=.',
  '=>': 'At least is written >=.',
  '≤': 'Write <=.',
  '≥': 'Write >=.',
  '≠': 'Write !=.',
  '×': 'Write *.',
  '÷': 'Write /.',
  '−': 'Write -.',
  '–': 'Write -.',
  ',': 'Numbers have no separators: write 1250.',
  '%': 'A percentage counts as its number: ten percent is 10.',
  '“': 'Use straight quotes: fact("heroin-2005").',
  '”': 'Use straight quotes: fact("heroin-2005").',
}));

export function bareName(place: Place, subject: string, name: string, facts: Iterable<string>): Diagnostic {
  const known = [...facts];
  // The grammar reads the hyphens of an id as minus signs.
  const id = known.find((fact) => fact === name || fact.startsWith(`${name}-`));
  return expressionError(place, subject, `${quote(name)} stands for nothing.`, `Facts are named by their id in quotes: fact(${quote(id ?? 'heroin-2005')}).`);
}

/** What the grammar of CEL has and relations have not, in words. */
const refused: Readonly<Record<string, string>> = {
  '&&': 'a condition',
  '||': 'a condition',
  '!_': 'a condition',
  '?:': 'a condition',
  '%': 'a remainder',
  'in': 'a search',
  'list': 'a list',
  'map': 'a mapping',
  '.': 'a property',
  '.?': 'a property',
  '[]': 'a selection',
  '[?]': 'a selection',
  'rcall': 'a method',
};

export function notAllowed(place: Place, subject: string, operator: string): Diagnostic {
  const what = refused[operator] ?? 'a second comparison';
  const hint = operator === 'list' ? 'Give the items themselves: sum(fact("a"), fact("b")).' : grammarHint;
  return expressionError(place, subject, `${what} cannot stand in a relation.`, hint);
}

export function badLiteral(place: Place, subject: string, written: string): Diagnostic {
  return expressionError(place, subject, `${quote(written)} is not a number that relations have.`, 'Write digits and a point only, such as 1250.5.');
}

export function unknownFunction(place: Place, subject: string, name: string, functions: Iterable<string>): Diagnostic {
  return expressionError(place, subject, `there is no function ${quote(name)}.`, didYouMean(name, functions));
}

export function wrongArguments(place: Place, subject: string, usage: string): Diagnostic {
  return expressionError(place, subject, 'the function is not called as it is meant.', `Write ${usage}.`);
}

export function unknownFact(place: Place, subject: string, id: string, facts: Iterable<string>): Diagnostic {
  return finding('error', 'checks/unknown-fact', `${subject}: there is no fact ${quote(id)}.`, place, didYouMean(id, facts));
}

export function factWithoutValue(place: Place, subject: string, id: string): Diagnostic {
  return expressionError(place, subject, `the fact ${quote(id)} has no value.`, 'Mend the fact first.');
}

export function unitsDoNotFit(place: Place, subject: string, left: string | undefined, right: string | undefined): Diagnostic {
  const hint = [left, right].includes('percent')
    ? 'A quarter is 0.25 as a share and 25 in percent: use percent_of(part, whole), or multiply by 100.'
    : 'Nothing is converted. If both are the same by definition, take the units away: number(fact("a")) * 1000 == number(fact("b")).';
  const [a, b] = [left ?? 'a plain ratio', right ?? 'a plain ratio'];
  return finding('error', 'checks/units', `${subject}: ${a} and ${b} cannot be added or compared.`, place, hint);
}

export function divisionByZero(place: Place, subject: string): Diagnostic {
  return expressionError(place, subject, 'the divisor is 0.', 'Compare the operands themselves.');
}

export function resultTooLarge(place: Place, subject: string): Diagnostic {
  return expressionError(place, subject, 'the result has too many digits to be kept exactly.', 'Split the relation.');
}

const kinds: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  amount: ['a number', ''],
  date: ['a date', 'Dates can be compared; to compute with years, write year(fact("id")).'],
  text: ['a text', 'Texts can only be compared by == and !=.'],
  range: ['a range', 'Take one of its ends: low(fact("id")) or high(fact("id")).'],
};

/** `name` is the id of a fact or a piece of the expression. */
export function notANumber(place: Place, subject: string, name: string | undefined, kind: string): Diagnostic {
  const [what, hint] = kinds[kind] ?? [kind, grammarHint];
  const subjectOf = name === undefined ? 'a number is needed, and this' : quote(name.replaceAll('"', ''));
  return expressionError(place, subject, `${subjectOf} is ${what}, which cannot be computed with.`, hint);
}

export function notComparable(place: Place, subject: string, comparator: string, left: string, right: string): Diagnostic {
  const [leftWords, leftHint] = kinds[left] ?? [left, ''];
  const [rightWords, rightHint] = kinds[right] ?? [right, ''];
  const range = [left, right].includes('range') ? (kinds['range']?.[1] ?? '') : '';
  const message = `${leftWords} and ${rightWords} cannot be compared by ${comparator}.`;
  return expressionError(place, subject, message, range || leftHint || rightHint || grammarHint);
}

export function noBound(place: Place, subject: string, { id, qualifier }: { readonly id: string; readonly qualifier?: string }, end: 'low' | 'high'): Diagnostic {
  const bound = end === 'low' ? 'lower' : 'upper';
  const why = qualifier === undefined ? 'it is a date' : `it is ${quote(qualifier)}`;
  return expressionError(place, subject, `${quote(id)} has no ${bound} bound: ${why}.`, `Leave out ${end}() to take the figure as stated.`);
}

export function notADate(place: Place, subject: string): Diagnostic {
  return expressionError(place, subject, 'year() is for dates.', 'Name a fact with unit: date.');
}

export function datesOfDifferentLength(place: Place, subject: string, left: string, right: string): Diagnostic {
  return expressionError(
    place,
    subject,
    `${left} and ${right} cannot be put in order, for one of them says less.`,
    'Compare by year(fact("id")), or give both with month and day.',
  );
}

export function uselessTolerance(place: Place, subject: string, comparator: string): Diagnostic {
  return finding('warning', 'checks/tolerance', `${subject}: a tolerance says nothing of ${comparator} here.`, place, 'It is for == and != of numbers: delete it.');
}

export function relationFails(
  relation: { readonly id: string; readonly title: string; readonly facts: readonly string[]; readonly where: Place },
  left: SideFigure,
  right: SideFigure,
  difference: number | undefined,
  isCertain: boolean,
): Diagnostic {
  const { id, title, facts, where } = relation;
  const apart = difference === undefined || difference === 0 ? '' : `, a difference of ${writeNumber(difference)}`;
  const message = `${id} does not hold (${title}): the left side is ${writeSide(left)} and the right side ${writeSide(right)}${apart}.`;
  const room = isCertain ? '' : ' The qualifiers of the facts leave room for it: if that is enough, compare low() or high(), or give a tolerance.';
  return finding('error', 'checks/relation', message, where, `Mend the figure or the relation.${room} ${acceptHint(facts, 'relation fails')}`);
}

export function twoValues(fact: NamedFigure, other: NamedFigure): Diagnostic {
  const message = `${quote(fact.id)} has ${fact.figure} and ${quote(other.id)} ${other.figure} for the same measure, place and period.`;
  return suspect('two-values', message, fact.where, other.where);
}

export function twoQualifiers(fact: NamedFigure, other: NamedFigure): Diagnostic {
  return suspect('two-qualifiers', `${quote(fact.id)} has ${fact.figure} where ${quote(other.id)} has ${other.figure}.`, fact.where, other.where);
}

export function twoUnits(fact: NamedFigure, other: NamedFigure): Diagnostic {
  const message = `${quote(fact.id)} is in ${fact.unit} and ${quote(other.id)} in ${other.unit}, for the same measure and place.`;
  return suspect('two-units', message, fact.where, other.where, 'If they measure different things, let their labels say so.');
}

export function partExceedsWhole(part: NamedFigure, whole: NamedFigure): Diagnostic {
  const message = `${quote(part.id)} (${part.figure}) is more than ${quote(whole.id)} (${whole.figure}), of which it is a part.`;
  return suspect('part-exceeds-whole', message, part.where, whole.where);
}

export function shareAboveOne(fact: NamedFigure): Diagnostic {
  return suspect('part-exceeds-whole', `${quote(fact.id)} is a share of more than the whole: ${fact.figure}.`, fact.where);
}

/** `computed`: what the operands give, in the unit of the fact. */
export function percentageContradicts(fact: NamedFigure, operands: readonly [from: NamedFigure, to: NamedFigure], computed: number, isChange: boolean): Diagnostic {
  const [first, second] = operands;
  const how = isChange
    ? `from ${quote(first.id)} (${first.figure}) to ${quote(second.id)} (${second.figure})`
    : `${quote(second.id)} (${second.figure}) of ${quote(first.id)} (${first.figure})`;
  return suspect('percentage', `${quote(fact.id)} has ${fact.figure}, but ${how} is ${writeNumber(computed, 2)} ${fact.unit}.`, fact.where);
}

export function tableContradicts(place: Place, column: string, value: number, fact: NamedFigure): Diagnostic {
  const message = `${column}: ${value} is typed here, but ${quote(fact.id)} has ${fact.figure}.`;
  return suspect('table', message, place, fact.where, `Write @${fact.id} to take the value of the fact.`);
}

/** `otherKind`: of a conflict that names these facts but is of another kind. */
export function unacceptedSuspect(
  found: { readonly kind: string; readonly facts: readonly string[]; readonly finding: Diagnostic },
  otherKind: { readonly id: string; readonly kind: string } | undefined,
): Diagnostic {
  const accept = otherKind === undefined
    ? acceptHint(found.facts, found.kind)
    : `The conflict ${quote(otherKind.id)} names these facts, but it is of the kind ${quote(otherKind.kind)}: one of the kind ${quote(found.kind)} accepts this.`;
  const hint = found.finding.hint === undefined ? accept : `${found.finding.hint} ${accept}`;
  return { ...found.finding, hint };
}

export function staleComparison(place: Place, id: string, left: SideFigure, right: SideFigure): Diagnostic {
  return stale(place, id, `its "while" no longer holds, with ${writeSide(left)} and ${writeSide(right)}.`);
}

export function staleAspect(place: Place, id: string, kind: string): Diagnostic {
  return stale(place, id, `its facts do not have ${kind}.`);
}

export function staleConflict(place: Place, id: string, kind: string): Diagnostic {
  return stale(
    place,
    id,
    `no contradiction of the kind ${quote(kind)} is found between its facts.`,
    'If it is there all the same, say how it can be seen: while: fact("a") > fact("b").',
  );
}

function stale(place: Place, id: string, why: string, hint = ''): Diagnostic {
  return finding('warning', 'checks/stale-conflict', `The conflict ${quote(id)} is not printed: ${why}`, place, `Delete it. ${hint}`.trim());
}

export function unknownKind(place: Place, id: string, kind: string, meant: string): Diagnostic {
  return finding(
    'warning',
    'checks/conflict-kind',
    `The conflict ${quote(id)} is of the kind ${quote(kind)}, which accepts nothing that is found.`,
    place,
    `Did you mean ${quote(meant)}?`,
  );
}

export function unknownWhole(place: Place, id: string, whole: string, facts: Iterable<string>): Diagnostic {
  return finding('error', 'checks/unknown-fact', `${id}.partOf: there is no fact ${quote(whole)}.`, place, didYouMean(whole, facts));
}

export function wholeInOtherUnit(place: Place, id: string, unit: string, whole: { readonly id: string; readonly unit: string }): Diagnostic {
  return finding(
    'error',
    'checks/units',
    `${id} is in ${unit}, but ${quote(whole.id)}, of which it is a part, is in ${whole.unit}.`,
    place,
    'Nothing is converted: name a whole in the same unit, or delete "partOf".',
  );
}

function expressionError(place: Place, subject: string, message: string, hint: string): Diagnostic {
  return finding('error', 'checks/expression', `${subject}: ${message}`, place, hint);
}

function suspect(rule: string, message: string, place: Place, other?: Place, hint?: string): Diagnostic {
  const where = other === undefined ? '' : `The other one stands in ${other.file}:${other.line}.`;
  const parts = [where, hint ?? ''].filter((part) => part !== '');
  return finding('error', `checks/${rule}`, message, place, parts.length === 0 ? undefined : parts.join(' '));
}

function acceptHint(facts: readonly string[], kind: string): string {
  return `If the sources say so, accept it in checks.yaml under conflicts: {id: ..., facts: [${facts.join(', ')}], kind: ${kind}, reason: ...}`;
}

function writeSide({ value, unit }: SideFigure): string {
  const figure = typeof value === 'number' ? writeNumber(value) : quote(value);
  return unit === undefined ? figure : `${figure} ${unit}`;
}

/** Without the digits that no figure has. */
function writeNumber(value: number, decimals = 6): string {
  return String(Number(value.toFixed(decimals)));
}
