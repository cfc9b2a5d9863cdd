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
  const seen = new Set<string>();
  const findings: Findings = {
    all,
    report(diagnostic) {
      const key = JSON.stringify(diagnostic);
      if (seen.has(key)) return;
      seen.add(key);
      all.push(diagnostic);
    },
    stopOnErrors() {
      if (hasErrors(all)) throw new BriefError(all);
    },
  };
  earlier.forEach(findings.report);
  return findings;
}
