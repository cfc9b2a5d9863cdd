import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** `replace`: over a file that is there; `create`: only where there is none. */
export type SaveMode = 'replace' | 'create';

/**
 * As `writeAtomically`, without holding up the process meanwhile: a reader, also after a crash, sees the old bytes or
 * the new ones. Gives false if the mode is `create` and the file is there, also if another process was first.
 */
export async function saveFile(
  path: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
  mode: SaveMode = 'replace',
): Promise<boolean> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await flush(temporary, 'wx', async (file) => {
      if (content instanceof Uint8Array) await file.writeFile(content);
      else for await (const chunk of content) await file.writeFile(chunk);
    });
    if (mode === 'replace') await rename(temporary, path);
    else if (!(await linked(temporary, path))) return false;
  } finally {
    await rm(temporary, { force: true });
  }
  await flush(folder, 'r', async () => undefined);
  return true;
}

/** Gives the file its name unless that is taken, in one step. */
async function linked(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  }
}

async function flush(path: string, flags: string, use: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags);
  try {
    await use(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Whether an error comes from the operating system with this code. */
export function isSystemError(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
