import { basename } from 'node:path';
import { BriefError, hasErrors } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { changedSince } from '../messages/batch.ts';
import { internalError } from '../messages/cli.ts';
import type { Program } from '../manifest/schema.ts';
import type { FileTree, RenderPool, RenderRequest } from '../sandbox/model.ts';
import { keyBrief } from './briefKey.ts';
import { findChanged, saveFiles } from './files.ts';
import type { Journal } from './journal.ts';
import type { BatchItem, BatchResult, BatchState } from './model.ts';

export interface BatchRun {
  readonly items: readonly BatchItem[];
  /** Where the files go. */
  readonly folder: string;
  /** Date of all briefs, `YYYY-MM-DD`. */
  readonly date: string;
  /** What renders, with its version: another program may give other bytes. */
  readonly program: string;
  /** The program, as manifests name it; absent: none are written. */
  readonly manifests?: Program;
  /** Briefs that are rendered at the same time. */
  readonly workers: number;
  /** Keeps what the journal says is finished and is on disk still. */
  readonly resume: boolean;
  /** Begins no brief after the first that failed. */
  readonly failFast: boolean;
  readonly pool: Pick<RenderPool, 'render'>;
  readonly journal: Journal;
  readonly readFolder: (folder: string) => FileTree;
  /** Stops the run: briefs that are not finished become `skipped`. */
  readonly signal: AbortSignal;
  /** Called for each brief as it ends, whatever the order. */
  readonly onResult: (result: BatchResult, index: number) => void;
}

/** Renders the briefs of a batch. Failures are results like others; the results have the order of the items. */
export async function runBatch(run: BatchRun): Promise<BatchResult[]> {
  const results: BatchResult[] = [];
  const readFolder = keepRecent(run.readFolder, run.workers);
  const stop = new AbortController();
  const signal = AbortSignal.any([run.signal, stop.signal]);
  run.journal.begin(run.date, run.resume);
  let next = 0;

  const work = async (): Promise<void> => {
    while (next < run.items.length) {
      const index = next++;
      const result = await finishItem(run.items[index]!, { ...run, readFolder, signal });
      results[index] = result;
      if (result.state !== 'skipped') run.onResult(result, index);
      if (result.state === 'failed' && run.failFast) stop.abort();
    }
  };
  await Promise.all(Array.from({ length: run.workers }, work));
  return results;
}

/** What became of a brief; never throws. */
async function finishItem(item: BatchItem, run: BatchRun): Promise<BatchResult> {
  const started = performance.now();
  const give = (state: BatchState, rest: Partial<BatchResult> = {}): BatchResult => {
    const milliseconds = state === 'rendered' || state === 'failed' ? Math.round(performance.now() - started) : 0;
    return { item, state, files: [], diagnostics: [], milliseconds, ...rest };
  };
  if (run.signal.aborted) return give('skipped');
  if (hasErrors(item.diagnostics)) return give('failed', { diagnostics: item.diagnostics });
  try {
    const request = makeRequest(item, run);
    const key = keyBrief(request, run.program);
    const notes: Diagnostic[] = [];
    const earlier = run.resume ? run.journal.entries.get(`${item.stem} ${key}`) : undefined;
    if (earlier !== undefined) {
      const changed = findChanged(earlier.files, run.folder);
      if (changed === undefined) return give('kept', { title: earlier.title, files: earlier.files, diagnostics: earlier.diagnostics });
      notes.push(changedSince(changed.path));
    }
    const result = await run.pool.render(request, run.signal);
    const { title, diagnostics } = result;
    const entry = { key: `${item.stem} ${key}`, title, files: saveFiles(result, item, run.folder), diagnostics };
    run.journal.append(entry);
    return give('rendered', { title, files: entry.files, diagnostics: [...notes, ...diagnostics] });
  } catch (error) {
    if (run.signal.aborted) return give('skipped');
    return give('failed', { diagnostics: error instanceof BriefError ? error.diagnostics : [explain(error)] });
  }
}

function explain(error: unknown): Diagnostic {
  return internalError(error instanceof Error ? error.message : String(error));
}

function makeRequest(item: BatchItem, { readFolder, date, manifests }: BatchRun): RenderRequest {
  const { formats, parameters, paper } = item;
  return {
    template: readFolder(item.template),
    dataset: readFolder(item.dataset),
    shared: readFolder(item.shared),
    formats,
    parameters,
    date,
    ...(paper === undefined ? {} : { paper }),
    ...(manifests === undefined ? {} : { manifest: { program: manifests, stem: basename(item.stem) } }),
  };
}

/** Reads each folder once as long as it is in use; a batch of thousands of datasets stays small in memory. */
function keepRecent(read: (folder: string) => FileTree, workers: number): (folder: string) => FileTree {
  const trees = new Map<string, FileTree>();
  const most = 16 + 4 * workers;
  return (folder) => {
    const tree = trees.get(folder) ?? read(folder);
    trees.delete(folder);
    trees.set(folder, tree);
    for (const oldest of trees.keys()) if (trees.size > most) trees.delete(oldest);
    return tree;
  };
}
