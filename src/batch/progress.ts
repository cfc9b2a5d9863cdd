import { formatRate } from './summary.ts';

/** How far a batch has come. */
export interface BatchProgress {
  readonly total: number;
  /** Briefs that have ended, in whatever way. */
  readonly ended: number;
  /** Of those, the ones that took no time since an earlier run had finished them. */
  readonly kept: number;
  readonly failed: number;
  /** Since the start of the run. */
  readonly milliseconds: number;
}

const WIDTH = 24;

/** `████████░░░░░░░░  12/40  3.1 briefs/s  about 9 s left  1 failed` */
export function drawProgress({ total, ended, kept, failed, milliseconds }: BatchProgress): string {
  const filled = total === 0 ? WIDTH : Math.floor((ended / total) * WIDTH);
  const made = ended - kept;
  const pace = made === 0 ? [] : [formatRate(made, milliseconds), timeLeft((milliseconds / made) * (total - ended))];
  const wrong = failed === 0 ? [] : [`${failed} failed`];
  return [`${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`, `${ended}/${total}`, ...pace, ...wrong].join('  ');
}

function timeLeft(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 100) return `about ${seconds} s left`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `about ${minutes} min left` : `about ${Math.round(minutes / 60)} h left`;
}
