import type { Diagnostic } from '../diagnostic.ts';
import type { BriefFolders } from '../render.ts';
import { bundleFolder } from '../sandbox/bundle.ts';
import type { RenderPool, RenderRequest, RenderResult } from '../sandbox/model.ts';
import { openRenderPool } from '../sandbox/pool.ts';

type Asked = Pick<RenderRequest, 'formats' | 'parameters' | 'paper' | 'strict' | 'word'>;

/** Renders folders of unknown origin in a process that reads the program only and is ended when it takes too much. */
export function renderApart(folders: BriefFolders, date: Date, asked: Asked): Promise<RenderResult> {
  return inProcess((pool) => pool.render(requestOf(folders, date, asked)));
}

/** Checks them in such a process. */
export function checkApart(folders: BriefFolders, date: Date, strict: boolean): Promise<readonly Diagnostic[]> {
  return inProcess((pool) => pool.check(requestOf(folders, date, { formats: [], parameters: {}, strict })));
}

function requestOf({ template, dataset, shared }: BriefFolders, date: Date, asked: Asked): RenderRequest {
  const trees = { template: bundleFolder(template), dataset: bundleFolder(dataset), shared: bundleFolder(shared) };
  return { ...trees, ...asked, date: date.toISOString().slice(0, 10) };
}

async function inProcess<Result>(work: (pool: RenderPool) => Promise<Result>): Promise<Result> {
  const pool = openRenderPool({ processes: 1, warm: false });
  try {
    return await work(pool);
  } finally {
    await pool.close(true);
  }
}
