import { BriefError } from '../../diagnostic.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { internalError } from '../../messages/cli.ts';
import { gaveUp } from '../../messages/jobs.ts';

/** What a failure means: `final`: the input is wrong; `again`: it may go well; `later`: it was not even begun. */
export type Verdict =
  | { readonly kind: 'final'; readonly diagnostics: readonly Diagnostic[]; readonly isDead: boolean }
  | { readonly kind: 'again' | 'later' };

/** Rules of findings that say nothing about the brief. */
const BUSY = new Set(['sandbox/queue-full', 'sandbox/closed', 'jobs/database-unreachable']);

/** Rules of a render that died or was too slow: so may any be on a machine in trouble, but not time and again. */
const DIED = new Set(['sandbox/died', 'sandbox/wall-time']);

/** Tries of a brief whose render dies, and of one that our own fault or a storage that is away stops. */
const MOST_DEATHS = 3;
const MOST_FAULTS = 8;

/** Judges a failure; `failures` have gone before. */
export function judgeFailure(error: unknown, failures: number): Verdict {
  if (!(error instanceof BriefError)) return bound([internalError(error instanceof Error ? error.message : String(error))], failures + 1, MOST_FAULTS);
  const errors = error.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.some(({ rule }) => BUSY.has(rule))) return { kind: 'later' };
  if (errors.some(({ rule }) => DIED.has(rule))) return bound(error.diagnostics, failures + 1, MOST_DEATHS);
  return { kind: 'final', diagnostics: error.diagnostics, isDead: false };
}

function bound(diagnostics: readonly Diagnostic[], failures: number, most: number): Verdict {
  if (failures < most) return { kind: 'again' };
  return { kind: 'final', diagnostics: [gaveUp(failures, diagnostics[0]!.message), ...diagnostics], isDead: true };
}
