import { formatPlace } from '../diagnostic.ts';
import type { Diagnostic, Place } from '../diagnostic.ts';
import { didYouMean, finding, quote } from './wording.ts';

/** What was expected, as it stands after "expected". */
export const expected = {
  name: 'a name, a path or a pattern such as kazakhstan-*',
  names: 'a list of one or more names, paths or patterns such as ["kazakhstan-*"]',
  formats: 'a list of one or more of pdf, docx, html and text',
  parameter: 'text, a number, true or false',
  date: 'a date such as 2005-12-05',
  variant: 'small letters, digits and single hyphens, such as a4',
  groups: 'a list of one or more groups with templates and datasets',
  folder: 'the path of a folder',
  yesOrNo: 'true or false',
} as const;

export const emptyHint = 'Write at least: briefs: [{templates: [in-focus], datasets: [kazakhstan-2005]}]';

// Planning -----------------------------------------------------------------------------------

export function unknownName(place: Place, kind: string, name: string, known: readonly string[]): Diagnostic {
  return finding('error', `batch/unknown-${kind}`, `There is no ${kind} ${quote(name)}.`, place, didYouMean(name, known));
}

export function matchesNothing(place: Place, kind: string, pattern: string, known: readonly string[]): Diagnostic {
  return finding('error', 'batch/no-match', `${quote(pattern)} matches no ${kind}.`, place, didYouMean(pattern.replaceAll(/[*?]/g, ''), known));
}

export function takesNothing(place: Place, kind: string, pattern: string): Diagnostic {
  return finding('warning', 'batch/takes-nothing', `${quote(pattern)} takes away no ${kind}.`, place, 'It works on what stands before it in the list.');
}

export function sameFiles(place: Place, stem: string, first: Place): Diagnostic {
  return finding(
    'error',
    'batch/same-files',
    `Two briefs would have the files ${quote(`${stem}.*`)}: one of this group, one of ${formatPlace(first)}.`,
    place,
    'Give one of the groups a variant, such as variant: a4.',
  );
}

export function nothingLeft(place: Place, kind: string): Diagnostic {
  return finding('error', 'batch/nothing-left', `No ${kind} is left in this list.`, place, 'Take out one of the patterns that begin with "!".');
}

// Running ------------------------------------------------------------------------------------

export function badWorkers(value: string, most: number): Diagnostic {
  return finding('error', 'usage/bad-workers', `--workers ${quote(value)} is not a whole number from 1 to ${most}.`);
}

export function inUse(folder: string): Diagnostic {
  return finding('error', 'batch/in-use', `Another batch is writing to ${folder}.`, undefined, 'Wait for it to end, or name another folder by --out.');
}

export function changedSince(path: string): Diagnostic {
  return finding('note', 'batch/changed-since', `${path} is not as the earlier run left it; it is rendered again.`);
}

export function resumable(manifest: string): Diagnostic {
  return finding('note', 'batch/stopped', 'The batch was stopped before its end; what is finished is kept.', undefined, `Go on with: npx briefpress batch ${manifest} --resume`);
}

export function resumeHint(count: number): Diagnostic {
  const what = count === 1 ? 'one brief' : `${count} briefs`;
  return finding('note', 'batch/earlier-run', `An earlier run has finished ${what}; all is rendered again.`, undefined, 'To keep what is finished add --resume.');
}
