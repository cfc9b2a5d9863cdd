import { createTwoFilesPatch } from 'diff';
import type { FileTree } from '../../sandbox/model.ts';

/** What differs in one file. */
export interface FileDifference {
  readonly path: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Unified diff; absent for files that are no text, or too different to be worth reading. */
  readonly patch?: string;
}

/** Lines that may differ, and milliseconds that finding out may take; more is no help to anyone. */
const MOST_EDITS = 20_000;
const PATIENCE = 1_000;

/** Differences between two states of a folder, by path. */
export function diffFiles(from: FileTree['files'], to: FileTree['files']): FileDifference[] {
  const paths = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  return paths.flatMap((path) => {
    const [old, new_] = [from[path], to[path]];
    if (old !== undefined && new_ !== undefined && Buffer.compare(old, new_) === 0) return [];
    const change = old === undefined ? 'added' : new_ === undefined ? 'removed' : 'changed';
    const patch = patchOf(path, textOf(old), textOf(new_));
    return [{ path, change, ...(patch !== undefined && { patch }) }];
  });
}

function patchOf(path: string, from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  const options = { context: 3, maxEditLength: MOST_EDITS, timeout: PATIENCE };
  return createTwoFilesPatch(path, path, from, to, undefined, undefined, options);
}

/** Undefined for what is no text. */
function textOf(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return '';
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
