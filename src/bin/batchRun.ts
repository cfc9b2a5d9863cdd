import { join } from 'node:path';
import { sweepTemporaryFiles } from '../batch/files.ts';
import { openJournal } from '../batch/journal.ts';
import type { BatchResult } from '../batch/model.ts';
import { makeReport } from '../batch/report.ts';
import type { BatchReport } from '../batch/report.ts';
import { runBatch } from '../batch/run.ts';
import { summarizeBatch } from '../batch/summary.ts';
import { zipFiles } from '../batch/zip.ts';
import { BriefError } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { writeAtomically } from '../disk/atomicFile.ts';
import { lockFolder } from '../disk/folderLock.ts';
import { saveFile } from '../disk/saveFile.ts';
import * as messages from '../messages/batch.ts';
import { bundleFolder } from '../sandbox/bundle.ts';
import { POOL_LIMITS } from '../sandbox/limits.ts';
import type { RenderPool } from '../sandbox/model.ts';
import { openRenderPool } from '../sandbox/pool.ts';
import { fingerprintProgram } from '../service/programVersion.ts';
import type { Plan } from './batchInputs.ts';
import { PROGRAM } from './version.ts';

interface RunOptions {
  readonly workers?: number;
  readonly resume?: boolean;
  readonly zip?: boolean;
  readonly failFast?: boolean;
}

/** What a batch gives: its report, and what is said at its end. */
export interface BatchEnd {
  readonly report: BatchReport;
  readonly lines: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Renders a plan into its folder, which it holds meanwhile, and writes the report. */
export async function runInFolder(
  plan: Plan,
  { workers: wanted, resume = false, zip = false, failFast = false }: RunOptions,
  signal: AbortSignal,
  onResult: (result: BatchResult, index: number) => void,
): Promise<BatchEnd> {
  const { items, folder } = plan;
  const lock = lockFolder(folder);
  if (lock === undefined) throw new BriefError([messages.inUse(folder)]);
  const started = performance.now();
  const program = `${PROGRAM.name} ${fingerprintProgram(PROGRAM.version)} (${PROGRAM.runtime})`;
  const workers = Math.max(1, Math.min(wanted ?? POOL_LIMITS.processes, items.length));
  // A batch that is finished already needs no process.
  let opened: RenderPool | undefined;
  const pool: Pick<RenderPool, 'render'> = { render: (request, signal) => (opened ??= openRenderPool({ processes: workers })).render(request, signal) };
  try {
    sweepTemporaryFiles(items, folder);
    const journal = openJournal(join(folder, '.journal.jsonl'));
    // A run that is gone on with the next day must not begin anew.
    const date = plan.date ?? (resume ? journal.date : undefined) ?? plan.today;
    const notes = !resume && journal.entries.size > 0 ? [messages.resumeHint(journal.entries.size)] : [];
    const results = await runBatch({ items, folder, date, program, ...(plan.withManifests && { manifests: PROGRAM }), workers, resume, failFast, pool, journal, readFolder: bundleFolder, signal, onResult });
    const files = results.flatMap((result) => result.files);
    if (zip && !signal.aborted) await saveFile(`${folder}.zip`, zipFiles(files, folder));
    const report = makeReport(results, { manifest: plan.file, program, date, folder, milliseconds: Math.round(performance.now() - started) });
    writeAtomically(join(folder, 'report.json'), new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`));
    if (report.counts.skipped > 0) notes.push(messages.resumable(plan.file));
    return { report, lines: summarizeBatch(results, report), diagnostics: notes };
  } finally {
    await opened?.close(true);
    lock.release();
  }
}
