import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeAtomically } from '../disk/atomicFile.ts';
import { BriefError } from '../diagnostic.ts';
import { sha256 } from '../manifest/digest.ts';
import { manifestPath, outputPath } from '../manifest/paths.ts';
import { cannotWrite } from '../messages/disk.ts';
import type { RenderedFile, RenderResult } from '../sandbox/model.ts';
import type { BatchFile, BatchItem } from './model.ts';

/** Writes the files of a brief, each as a whole or not at all. Throws `BriefError` if the disk refuses. */
export function saveFiles({ outputs, manifest }: Pick<RenderResult, 'outputs' | 'manifest'>, { stem }: BatchItem, folder: string): BatchFile[] {
  const files: (Omit<RenderedFile, 'format'> & { path: string; format: BatchFile['format'] })[] = outputs.map((output) => ({ ...output, path: outputPath(stem, output.format) }));
  if (manifest !== undefined) files.push({ path: manifestPath(stem), format: 'manifest', bytes: new TextEncoder().encode(manifest) });
  return files.map(({ path, format, bytes, pages }) => {
    try {
      writeAtomically(join(folder, path), bytes);
    } catch (error) {
      throw new BriefError([cannotWrite(join(folder, path), (error as NodeJS.ErrnoException).code ?? String(error))]);
    }
    return { path, format, bytes: bytes.length, sha256: sha256(bytes), ...(pages === undefined ? {} : { pages }) };
  });
}

/** The first of the files that is not as it was when it was written; undefined if all are. */
export function findChanged(files: readonly BatchFile[], folder: string): BatchFile | undefined {
  return files.find(({ path, sha256: digest }) => {
    const full = join(folder, path);
    return !existsSync(full) || sha256(readFileSync(full)) !== digest;
  });
}

const TEMPORARY = /^\..+\.[0-9a-f]{12}\.tmp$/;

/** Removes what a killed run was just writing beside the files of the briefs. */
export function sweepTemporaryFiles(items: readonly BatchItem[], folder: string): void {
  const folders = new Set([folder, ...items.map(({ stem }) => dirname(join(folder, stem)))]);
  for (const place of folders) {
    if (!existsSync(place)) continue;
    for (const name of readdirSync(place)) if (TEMPORARY.test(name)) rmSync(join(place, name), { force: true });
  }
}
