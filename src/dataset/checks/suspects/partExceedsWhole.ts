import * as messages from '../../../messages/checks.ts';
import type { Fact, Suspect } from '../../model.ts';
import { rational } from '../../../rational.ts';
import { boundsOfFact } from '../amount.ts';
import { isRatio, unitsFit } from '../dimension.ts';
import type { Units } from '../dimension.ts';
import { groupFacts, isSameAgency, joinKey, normalizeText } from '../measure.ts';
import { nameFigure } from '../nameFigure.ts';
import { isWithin } from '../period.ts';
import { isBelow } from './agree.ts';
import type { Evidence } from './evidence.ts';

/** A part that is larger than its whole: by `partOf`, by labels ("heroin seized", "heroin seized by the police"), or a share above one. */
export function findPartExceedsWhole({ facts, units }: Evidence): Suspect[] {
  const wholes = groupFacts([...facts.values()].filter(adds), ({ label, place, unit }) => wholeKey(normalizeText(label), normalizeText(place), unit));
  return [...facts.values()].flatMap((fact): Suspect[] => {
    if (exceedsOne(fact)) return [{ kind: 'part exceeds whole', facts: [fact.id], finding: messages.shareAboveOne(nameFigure(fact)) }];
    const wholesOfFact = new Set([...declaredWhole(fact, facts, units), ...(adds(fact) ? wholesByLabel(fact, wholes) : [])]);
    return [...wholesOfFact].filter((whole) => exceeds(fact, whole)).slice(0, MOST_WHOLES).map((whole) => ({
      kind: 'part exceeds whole',
      facts: [whole.id, fact.id],
      finding: messages.partExceedsWhole(nameFigure(fact), nameFigure(whole)),
    }));
  });
}

/** A part that exceeds more wholes than this is wrong itself. */
const MOST_WHOLES = 20;

function declaredWhole({ partOf, unit }: Fact, facts: ReadonlyMap<string, Fact>, units: Units): Fact[] {
  const whole = partOf === undefined ? undefined : facts.get(partOf);
  return whole === undefined || !unitsFit(unit, whole.unit, units) ? [] : [whole];
}

function exceeds(part: Fact, whole: Fact): boolean {
  const [partBounds, wholeBounds] = [boundsOfFact(part), boundsOfFact(whole)];
  if (partBounds === undefined || wholeBounds === undefined) return false;
  return isBelow(wholeBounds, partBounds);
}

const aboutShares = /^(share|proportion|percentage|part) of\b/i;

function exceedsOne(fact: Fact): boolean {
  const one = fact.unit === 'percent' ? 100n : fact.unit === 'share' ? 1n : undefined;
  const bounds = boundsOfFact(fact);
  if (one === undefined || bounds === undefined || !aboutShares.test(fact.label)) return false;
  const limit = rational(one, 1n);
  return isBelow({ low: limit, high: limit }, bounds);
}

/** A label goes on to say which part it means. */
const narrower = /^,? (in|by|from|at|of|during|among|for|on|with|within|near|through|who|that|which) /;

/** Averages, lengths and prices are not parts of each other, whatever their labels. */
const notAdditive =
  /\b(average|mean|median|price|cost|rate|ratio|index|rank|place|age|length|duration|distance|time|term|sentence|maximum|minimum|highest|lowest|largest|smallest|share|percentage|proportion|per)\b/i;
const notAdditiveUnits = new Set(['date', 'number', 'year', 'year-old', 'month', 'week', 'day', 'hour', 'minute', 'km', 'm']);

function adds({ value, unit, label, computed }: Fact): boolean {
  const counts = value.kind === 'number' && computed === undefined;
  return counts && !isRatio(unit) && !notAdditiveUnits.has(unit) && !notAdditive.test(label);
}

function wholeKey(label: string, place: string, unit: string): string {
  return joinKey(label, place, unit);
}

function wholesByLabel(part: Fact, wholes: ReadonlyMap<string, readonly Fact[]>): Fact[] {
  const places = placesAround(normalizeText(part.place));
  const labelled = (label: string): Fact[] => places.flatMap((place) => wholes.get(wholeKey(label, place, part.unit)) ?? []);
  const label = normalizeText(part.label);
  const own = withoutAgency(label, part);
  const starts = [...label.matchAll(/,? /g)].map(({ index }) => index).slice(0, MOST_WORDS);
  const wider = starts.filter((index) => narrower.test(label.slice(index))).map((index) => label.slice(0, index));
  // "Opium seized by the KNB" is the whole of the KNB's "opium seized in Operation Trap".
  const agency = part.agency === undefined ? undefined : normalizeText(part.agency);
  const ofAgency = agency === undefined || own !== label ? [] : wider.flatMap((start) => [`${start} by the ${agency}`, `${start} by ${agency}`]);
  const ofLabel = [...wider, ...ofAgency].flatMap(labelled);
  // One label with and without an agency: the total, and what the agency has of it.
  const ofAll = agency === undefined ? [] : labelled(label).filter((whole) => whole.agency === undefined);
  return [...ofLabel, ...ofAll].filter((whole) => whole !== part && isWholeOf(whole, part, own !== label && label.startsWith(normalizeText(whole.label))));
}

const MOST_WORDS = 40;

function isWholeOf(whole: Fact, part: Fact, isPartByAgency: boolean): boolean {
  return (isPartByAgency || whole.agency === undefined || isSameAgency(whole, part)) && isWithin(part.period, whole.period);
}

/** A place, and what its last words name: "southern kazakhstan" and "kazakhstan". */
function placesAround(place: string): string[] {
  const ends = [...place.matchAll(/ /g)].slice(0, MOST_WORDS).map(({ index }) => place.slice(index + 1));
  return [place, ...ends];
}

function withoutAgency(label: string, { agency }: Fact): string {
  if (agency === undefined) return label;
  const name = normalizeText(agency);
  const ending = [` by the ${name}`, ` by ${name}`].find((candidate) => label.endsWith(candidate));
  return ending === undefined ? label : label.slice(0, -ending.length);
}
