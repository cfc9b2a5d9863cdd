import { BriefError } from '../../diagnostic.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import * as messages from '../../messages/serviceFiles.ts';
import { isPathWithin } from '../../sandbox/checkRequest.ts';
import { BUNDLE_LIMITS } from '../../sandbox/limits.ts';
import type { FileTree } from '../../sandbox/model.ts';

/** Enough for someone to see what is wrong. */
const MOST_PROBLEMS = 10;

/** Refuses files that a folder cannot hold on every system, or that no render would take. Throws `BriefError`. */
export function checkFiles(files: FileTree['files']): void {
  const paths = Object.keys(files);
  const problems: Diagnostic[] = [];
  if (paths.length === 0) problems.push(messages.noFiles());
  if (paths.length > BUNDLE_LIMITS.files) problems.push(messages.tooManyFiles(BUNDLE_LIMITS.files));
  const folders = new Set(paths.flatMap(foldersOf));
  let total = 0;
  for (const path of paths) {
    const size = files[path]!.length;
    total += size;
    if (!isGoodPath(path) || folders.has(path)) problems.push(messages.badPath(path));
    if (size > BUNDLE_LIMITS.fileBytes) problems.push(messages.fileTooLarge(path, BUNDLE_LIMITS.fileBytes));
  }
  if (total > BUNDLE_LIMITS.totalBytes) problems.push(messages.filesTooLarge(BUNDLE_LIMITS.totalBytes));
  if (problems.length > 0) throw new BriefError(problems.slice(0, MOST_PROBLEMS));
}

/** `a/b/c.md` is in `a` and `a/b`. */
function foldersOf(path: string): string[] {
  const steps = path.split('/');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('/'));
}

/** Hidden files are not read from folders either, and would be lost there. */
function isGoodPath(path: string): boolean {
  const isHidden = path.split('/').some((step) => step.startsWith('.') || step === '__proto__');
  return path.length <= BUNDLE_LIMITS.pathLength && path.isWellFormed() && isPathWithin(path) && !isHidden && !/[<>"|?*]/.test(path);
}
