import { distance } from 'fastest-levenshtein';
import type { Diagnostic, Place, Severity } from '../diagnostic.ts';

/** Builds a finding without `undefined` properties. */
export function finding(
  severity: Severity,
  rule: string,
  message: string,
  place?: Place,
  hint?: string,
): Diagnostic {
  return {
    severity,
    rule,
    message: showControls(message),
    ...(place === undefined ? {} : { place }),
    ...(hint === undefined ? {} : { hint: showControls(hint) }),
  };
}

/** Characters that a terminal or a log would obey: controls, line ends, marks of the direction of writing. */
const CONTROLS = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

const PLAIN = /^[ -~]*$/;

/** What findings quote from a file is shown, not obeyed: `\u001B`. */
function showControls(text: string): string {
  return PLAIN.test(text) ? text : text.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}

/** The candidates a mistyped name most likely meant, best first, at most `most`. */
export function nearest(name: string, candidates: Iterable<string>, most = 3): string[] {
  const wanted = name.toLowerCase();
  const reach = Math.max(2, Math.floor(wanted.length / 3));
  return [...candidates]
    .map((candidate) => ({ candidate, cost: nameDistance(wanted, candidate.toLowerCase()) }))
    .filter(({ cost }) => cost <= reach)
    .sort((a, b) => a.cost - b.cost || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function nameDistance(wanted: string, candidate: string): number {
  const edits = distance(wanted, candidate);
  const contained = wanted.length >= 4 && (candidate.includes(wanted) || wanted.includes(candidate));
  return contained ? Math.min(edits, 1) : edits;
}

/** "Did you mean ...?" or, where nothing is near, the names there are. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const known = [...candidates];
  const near = nearest(name, known);
  if (near.length > 0) return `Did you mean ${listOr(near.map(quote))}?`;
  if (known.length === 0) return 'There are none yet.';
  const shown = known.slice(0, 12).map(quote).join(', ');
  return `Known: ${shown}${known.length > 12 ? `, and ${known.length - 12} more` : ''}.`;
}

/** `a, b or c` */
export function listOr(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

export function quote(name: string): string {
  return `"${name}"`;
}
