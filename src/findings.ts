import { BriefError, hasErrors } from './diagnostic.ts';
import type { Diagnostic, Report } from './diagnostic.ts';

/** Collects what the stages report, in order and each finding once. */
export interface Findings {
  readonly report: Report;
  readonly all: readonly Diagnostic[];
  /** Ends the render with everything found so far if any of it is an error. */
  stopOnErrors(): void;
}

/** Starts a collection, with what earlier steps found. */
export function collectFindings(earlier: readonly Diagnostic[] = []): Findings {
  const all: Diagnostic[] = [];
  // By place and message: few findings have the same, and only those are compared.
  const seen = new Map<string, { readonly first: Diagnostic; keys?: Set<string> }>();
  const findings: Findings = {
    all,
    report(diagnostic) {
      const { message, place } = diagnostic;
      const about = `${place?.line}:${place?.column} ${message}`;
      const alike = seen.get(about);
      if (alike === undefined) seen.set(about, { first: diagnostic });
      else {
        alike.keys ??= new Set([JSON.stringify(alike.first)]);
        const key = JSON.stringify(diagnostic);
        if (alike.keys.has(key)) return;
        alike.keys.add(key);
      }
      all.push(diagnostic);
    },
    stopOnErrors() {
      if (hasErrors(all)) throw new BriefError(all);
    },
  };
  earlier.forEach(findings.report);
  return findings;
}
