import { workersVanished } from '../../messages/jobs.ts';
import type { BriefRenderer } from '../briefs/renderer.ts';
import type { Sql } from '../database/model.ts';
import { judgeFailure } from './failure.ts';
import { endItem, putBackItem, takeItem } from './records.ts';
import type { ItemKey } from './records.ts';

/** Starts of a brief whose workers end each time without a word, as when somebody kills them. */
const MOST_ATTEMPTS = 12;

export interface Workplace {
  readonly sql: Sql;
  readonly renderer: Pick<BriefRenderer, 'render'>;
  /** Who works here, for the records. */
  readonly worker: string;
  readonly clock: () => Date;
}

/**
 * Does one item of a job. It may be done several times, also at the same time, after a crash: the id of a brief follows
 * from what it is made of, so there is one brief all the same. Throws if it is to be tried again later.
 */
export async function performItem(key: ItemKey, { sql, renderer, worker, clock }: Workplace, signal: AbortSignal): Promise<void> {
  const item = await takeItem(sql, key, worker, clock());
  if (item === undefined) return;
  if (item.attempts > MOST_ATTEMPTS) {
    return endItem(sql, key, { state: 'failed', diagnostics: [workersVanished(item.attempts - 1)], isDead: true }, clock());
  }
  try {
    const { brief } = await renderer.render(item.order, item.actor, signal);
    await endItem(sql, key, { state: 'done', brief: brief.id, diagnostics: brief.diagnostics }, clock());
  } catch (error) {
    if (signal.aborted) throw error;
    const verdict = judgeFailure(error, item.failures);
    if (verdict.kind === 'final') {
      return endItem(sql, key, { state: 'failed', diagnostics: verdict.diagnostics, isDead: verdict.isDead }, clock());
    }
    await putBackItem(sql, key, verdict.kind === 'again');
    throw error;
  }
}
