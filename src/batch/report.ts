import type { Diagnostic } from '../diagnostic.ts';
import type { BatchFile, BatchResult, BatchState } from './model.ts';

/** `report.json`: what a batch did. */
export interface BatchReport {
  /** Whether every brief is there. */
  readonly ok: boolean;
  readonly manifest: string;
  readonly program: string;
  readonly date: string;
  readonly folder: string;
  readonly counts: Readonly<Record<BatchState, number>>;
  /** In the order of the manifest. */
  readonly briefs: readonly BriefReport[];
  /** Wall time of the run. */
  readonly milliseconds: number;
}

interface BriefReport {
  readonly brief: string;
  readonly template: string;
  readonly dataset: string;
  readonly state: BatchState;
  readonly title?: string;
  readonly files: readonly BatchFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly milliseconds: number;
}

export function makeReport(results: readonly BatchResult[], about: Omit<BatchReport, 'ok' | 'counts' | 'briefs'>): BatchReport {
  const counts = countStates(results);
  return {
    ok: counts.failed + counts.skipped === 0,
    ...about,
    counts,
    briefs: results.map(({ item, title, ...rest }) => ({
      brief: item.stem,
      template: item.template,
      dataset: item.dataset,
      ...(title === undefined ? {} : { title }),
      ...rest,
    })),
  };
}

export function countStates(results: readonly BatchResult[]): Record<BatchState, number> {
  const counts = { rendered: 0, kept: 0, failed: 0, skipped: 0 };
  for (const { state } of results) counts[state] += 1;
  return counts;
}
