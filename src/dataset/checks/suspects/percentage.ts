import * as messages from '../../../messages/checks.ts';
import type { Fact, Suspect } from '../../model.ts';
import { rational } from '../../../rational.ts';
import { amountOf, asNumber, boundsOfFact, calculate, exactAmount, makeBounds } from '../amount.ts';
import type { Amount } from '../amount.ts';
import { bare, isRatio } from '../dimension.ts';
import { groupFacts, joinKey, measureOf, normalizeText } from '../measure.ts';
import { nameFigure } from '../nameFigure.ts';
import { periodKey, readPeriod, yearOf } from '../period.ts';
import type { Bounds } from '../qualifiers.ts';
import { boundsMeet } from './agree.ts';
import type { Evidence } from './evidence.ts';

/** A percentage or share that is not what its operands give. */
export function findPercentages({ facts, units }: Evidence): Suspect[] {
  const measured = [...facts.values()].filter(({ value, unit }) => value.kind === 'number' && !isRatio(unit));
  const index: OperandIndex = {
    byMeasure: groupFacts(measured, (fact) => yearKey(measureOf(fact), fact, yearOf(fact.period))),
    byLabel: groupFacts(measured, (fact) => yearKey(normalizeText(fact.label), fact, yearOf(fact.period))),
    parts: groupFacts(measured.filter(({ partOf }) => partOf !== undefined), partKey),
  };
  return [...facts.values()].flatMap((fact): Suspect[] => {
    if (fact.unit !== 'percent' && fact.unit !== 'share') return [];
    const claim = changeClaim(fact, index) ?? shareClaim(fact, index, facts);
    if (claim === undefined) return [];
    const [part, whole] = [amountOf(claim.part, units), amountOf(claim.whole, units)];
    if (part === undefined || whole === undefined) return [];
    const given = claim.isChange ? changeOf(whole, part, claim.sign) : proportionOf(part, whole);
    const stated = boundsAsStated(fact);
    if (given === undefined || stated === undefined) return [];
    const computed = fact.unit === 'percent' ? inPercent(given) : given;
    if (boundsMeet(stated, computed.bounds)) return [];
    return [{
      kind: 'percentage contradicts operands',
      facts: [fact.id, claim.whole.id, claim.part.id],
      finding: messages.percentageContradicts(nameFigure(fact), [nameFigure(claim.whole), nameFigure(claim.part)], asNumber(computed.stated), claim.isChange),
    }];
  });
}

/** What a percentage says: the change from `whole` to `part`, or `part` as a share of `whole`. */
interface Claim {
  readonly part: Fact;
  readonly whole: Fact;
  readonly isChange: boolean;
  /** -1 where the label speaks of a decrease. */
  readonly sign: 1 | -1;
}

const changeLabel = /^(?<word>increase|rise|growth|gain|change|decrease|decline|fall|drop|reduction) (?:in|of) (?:the number of )?(?<subject>.+)$/;
const decreases = new Set(['decrease', 'decline', 'fall', 'drop', 'reduction']);

type Groups = ReadonlyMap<string, readonly Fact[]>;

/** Facts that percentages can be of. */
interface OperandIndex {
  /** By measure, place and year. */
  readonly byMeasure: Groups;
  /** By label, place and year. */
  readonly byLabel: Groups;
  /** Facts with `partOf`, by measure, place and period. */
  readonly parts: Groups;
}

function yearKey(name: string, { place }: Fact, year: number | undefined): string | undefined {
  return year === undefined ? undefined : joinKey(name, normalizeText(place), String(year));
}

function partKey(fact: Fact): string {
  return joinKey(measureOf(fact), normalizeText(fact.place), periodKey(fact.period));
}

/** "Increase in convictions", 2004-2005, beside convictions of 2004 and of 2005. */
function changeClaim(fact: Fact, { byMeasure, byLabel }: OperandIndex): Claim | undefined {
  const groups = changeLabel.exec(normalizeText(fact.label))?.groups;
  const years = yearsCompared(fact.period);
  if (groups === undefined || years === undefined) return undefined;
  const [operands, name] = fact.measure === undefined ? [byLabel, groups['subject'] ?? ''] : [byMeasure, measureOf(fact)];
  const ofYear = (year: number): Fact | undefined => only(operands.get(yearKey(name, fact, year) ?? ''));
  const [whole, part] = [ofYear(years.earlier), ofYear(years.later)];
  if (whole === undefined || part === undefined || whole.unit !== part.unit) return undefined;
  return { whole, part, isChange: true, sign: decreases.has(groups['word'] ?? '') ? -1 : 1 };
}

/** The years of "2004-2005"; a single year is compared with the one before. */
function yearsCompared(text: string): { earlier: number; later: number } | undefined {
  const period = readPeriod(text);
  if (period === undefined) return undefined;
  const [from, to] = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))];
  return from === to ? { earlier: from - 1, later: to } : { earlier: from, later: to };
}

/** A share with the measure of a fact that is part of another. */
function shareClaim(fact: Fact, { parts }: OperandIndex, facts: ReadonlyMap<string, Fact>): Claim | undefined {
  if (fact.measure === undefined) return undefined;
  const part = only(parts.get(partKey(fact)));
  const whole = part?.partOf === undefined ? undefined : facts.get(part.partOf);
  return part === undefined || whole === undefined ? undefined : { part, whole, isChange: false, sign: 1 };
}

function only(facts: readonly Fact[] = []): Fact | undefined {
  return facts.length === 1 ? facts[0] : undefined;
}

function proportionOf(part: Amount, whole: Amount): Amount | undefined {
  return calculate('quotient', part, whole, bare);
}

function changeOf(from: Amount, to: Amount, sign: 1 | -1): Amount | undefined {
  const ratio = calculate('quotient', to, from, bare);
  if (ratio === undefined) return undefined;
  const one = exactAmount(rational(1n, 1n));
  return sign > 0 ? calculate('difference', ratio, one, bare) : calculate('difference', one, ratio, bare);
}

function inPercent(amount: Amount): Amount {
  return calculate('product', amount, exactAmount(rational(100n, 1n)), bare) ?? amount;
}

/** "A quarter" is said of a fifth to three tenths. */
const DECIMALS_OF_A_FRACTION = 1;

/** A percentage without a qualifier is one that was rounded to the decimals it has. */
function boundsAsStated(fact: Fact): Bounds | undefined {
  const bounds = boundsOfFact(fact);
  if (bounds?.low === undefined && bounds?.high === undefined) return bounds;
  const decimals = fact.value.kind === 'number' ? fact.value.decimals : DECIMALS_OF_A_FRACTION;
  const half = exactAmount(rational(1n, 2n * 10n ** BigInt(decimals)));
  const widen = (bound: Bounds['low'], operation: 'sum' | 'difference'): Bounds['low'] =>
    bound === undefined ? undefined : calculate(operation, exactAmount(bound), half, bare)?.stated;
  return makeBounds(widen(bounds.low, 'difference'), widen(bounds.high, 'sum'));
}
