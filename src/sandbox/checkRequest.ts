import { BriefError } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import * as messages from '../messages/sandbox.ts';
import { BUNDLE_LIMITS, LONGEST_PARAMETER, MOST_PARAMETERS } from './limits.ts';
import type { BundleLimits } from './limits.ts';
import type { FileTree, RenderRequest } from './model.ts';

/**
 * Refuses what no render process should be handed: too many or too large files, paths that lead elsewhere. Looks at
 * sizes and names only, never into files. Gives the bytes of all files; throws `BriefError`.
 */
export function checkRequest({ template, dataset, shared, parameters, date, word }: RenderRequest): number {
  const problems: Diagnostic[] = [];
  const trees = [template, dataset, shared];
  const bytes = trees.map((tree) => checkTree(tree, BUNDLE_LIMITS, problems)).reduce((sum, size) => sum + size, 0);
  const given = Object.entries(parameters);
  if (given.length > MOST_PARAMETERS) problems.push(messages.tooManyParameters(given.length, MOST_PARAMETERS));
  const wrong = given.find(([, value]) => typeof value !== 'string');
  if (wrong !== undefined) problems.push(messages.badParameter(wrong[0]));
  const long = given.find(([name, value]) => name.length + value.length > LONGEST_PARAMETER);
  if (long !== undefined) problems.push(messages.parameterTooLong(long[0], LONGEST_PARAMETER));
  const house = word?.houseStyle?.byteLength ?? 0;
  if (house > BUNDLE_LIMITS.fileBytes) problems.push(messages.fileTooLarge('The house style', house, BUNDLE_LIMITS.fileBytes));
  if (!isDay(date)) problems.push(messages.badDate(date));
  if (problems.length > 0) throw new BriefError(problems);
  return bytes + house;
}

/** Enough for someone to see what is wrong. */
const MOST_PROBLEMS = 10;

function checkTree({ name, files }: FileTree, limits: BundleLimits, problems: Diagnostic[]): number {
  const paths = Object.keys(files);
  if (paths.length > limits.files) {
    problems.push(messages.tooManyFiles(name, limits.files));
    return 0;
  }
  let total = 0;
  for (const path of paths) {
    if (problems.length >= MOST_PROBLEMS) return total;
    const size = files[path]!.byteLength;
    if (path.length > limits.pathLength) problems.push(messages.pathTooLong(name, path, limits.pathLength));
    else if (!isPathWithin(path)) problems.push(messages.badPath(name, path));
    if (size > limits.fileBytes) problems.push(messages.fileTooLarge(`${name}/${path}`, size, limits.fileBytes));
    total += size;
  }
  if (total > limits.totalBytes) problems.push(messages.folderTooLarge(name, limits.totalBytes));
  return total;
}

/** Whether a path stays below the folder that it is in, on any system: `charts/a.vl.json`, never `../a`, `/a`, `C:\a`. */
export function isPathWithin(path: string): boolean {
  if (/[\\:\p{Cc}]/u.test(path)) return false;
  return path.split('/').every((step) => step !== '' && step !== '.' && step !== '..');
}

function isDay(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(date);
}
