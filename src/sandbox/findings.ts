import type { Diagnostic, Severity } from '../diagnostic.ts';
import { moreFindings } from '../messages/sandbox.ts';
import { LONGEST_FINDING, MOST_FINDINGS } from './limits.ts';

const ORDER = { error: 0, warning: 1, note: 2 } satisfies Record<Severity, number>;

/** Findings as they leave the process: not more than anyone reads, no text longer; errors stay before all else. */
export function limitFindings(findings: readonly Diagnostic[]): Diagnostic[] {
  const kept = findings.length <= MOST_FINDINGS ? findings : worstOf(findings);
  const more = findings.length - kept.length;
  return [...kept.map(shorten), ...(more > 0 ? [moreFindings(more, MOST_FINDINGS)] : [])];
}

function worstOf(findings: readonly Diagnostic[]): Diagnostic[] {
  const worst = new Set([...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]).slice(0, MOST_FINDINGS));
  return findings.filter((finding) => worst.has(finding));
}

function shorten(finding: Diagnostic): Diagnostic {
  const { message, hint, place } = finding;
  return {
    ...finding,
    message: cut(message),
    ...(hint === undefined ? {} : { hint: cut(hint) }),
    ...(place === undefined ? {} : { place: { ...place, file: cut(place.file) } }),
  };
}

function cut(text: string): string {
  return text.length <= LONGEST_FINDING ? text : `${text.slice(0, LONGEST_FINDING - 1).toWellFormed()}…`;
}
