import type { Diagnostic } from '../diagnostic.ts';
import { didYouMean, finding } from './wording.ts';

// Reading a manifest -------------------------------------------------------------------------

export function notJson(file: string, reason: string): Diagnostic {
  return finding('error', 'manifest/not-json', `${file} is no JSON: ${reason}.`, { file, line: 1 }, HOW);
}

export function noManifest(file: string): Diagnostic {
  return finding('error', 'manifest/none', `${file} is no manifest of a brief.`, { file, line: 1 }, HOW);
}

export function unknownVersion(file: string, version: string, known: number): Diagnostic {
  return finding(
    'error',
    'manifest/version',
    `${file} is a manifest of version ${version}; this program reads version ${known}.`,
    { file, line: 1 },
    'Verify with the program that made it, or render again with --manifest.',
  );
}

export function invalid(file: string, path: string, problem: string): Diagnostic {
  return finding('error', 'manifest/invalid', `${file}: ${path === '' ? 'the manifest' : path} is not as it must be: ${problem}.`, { file, line: 1 }, HOW);
}

export function missingManifest(file: string, manifest: string): Diagnostic {
  return finding('error', 'manifest/missing', `There is no manifest ${manifest} beside ${file}.`, undefined, `If it is elsewhere, name it by --manifest. ${HOW}`);
}

const HOW = 'Manifests are made by: briefpress render <template> <dataset> --manifest';

export function noSuchOutput(file: string, known: readonly string[]): Diagnostic {
  return finding('error', 'manifest/no-such-output', `The manifest knows no file like ${file}.`, undefined, didYouMean(file, known));
}

// What differs -------------------------------------------------------------------------------

export function inputChanged(path: string): Diagnostic {
  return finding('error', 'verify/input-changed', `${path} is not what it was when the manifest was made.`, undefined, RESTORE);
}

export function inputGone(path: string): Diagnostic {
  return finding('error', 'verify/input-gone', `${path} was an input and is gone.`, undefined, RESTORE);
}

export function inputAdded(path: string): Diagnostic {
  return finding('error', 'verify/input-added', `${path} is an input now and was none when the manifest was made.`, undefined, RESTORE);
}

export function inputUnread(path: string): Diagnostic {
  return finding('error', 'verify/input-unread', `${path} was an input and is not read any more.`, undefined, RESTORE);
}

const RESTORE = 'Restore the inputs of the manifest, or render again.';

export function fontChanged(family: string, face: string, gone: boolean): Diagnostic {
  const what = gone ? 'is gone' : 'has another file';
  return finding('error', 'verify/font-changed', `The font ${family} (${face}) ${what}.`, undefined, 'Install the program in the version of the manifest.');
}

export function otherProgram(part: 'version' | 'runtime', then: string, now: string): Diagnostic {
  const what = part === 'version' ? 'The manifest was made by briefpress' : 'The manifest was made on';
  return finding('note', `verify/other-${part}`, `${what} ${then}; this is ${now}.`);
}

export function recordedFile(file: string): Diagnostic {
  return finding('note', 'verify/recorded-file', `${file} is the file that the manifest records, but what it was made of cannot be rendered any more.`);
}

export function otherFile(file: string): Diagnostic {
  return finding('error', 'verify/other-file', `${file} is not the file that the manifest records, either.`);
}

/** `again`: rendering gives once more what the manifest records, so the file must have been changed. */
export function fileChanged(file: string, difference: string, again: boolean): Diagnostic {
  const why = again
    ? 'Rendering gives what the manifest records: the file was changed after it was made, or is another one.'
    : 'Rendering does not give what the manifest records either.';
  return finding('error', 'verify/file-changed', `${file} differs from what its inputs give ${difference}.`, undefined, why);
}

export function programChanged(file: string, difference: string): Diagnostic {
  return finding(
    'error',
    'verify/program-changed',
    `${file} is the file that the manifest records, but the same inputs now give one that differs ${difference}.`,
    undefined,
    'The program was changed: verify with the one that made the file.',
  );
}

export function manifestAltered(file: string): Diagnostic {
  return finding(
    'error',
    'verify/manifest-altered',
    `The file is what the inputs give, but the manifest records another digest for ${file}.`,
    undefined,
    'The manifest was changed, or belongs to another render.',
  );
}

// Attachments --------------------------------------------------------------------------------

export function attachedDataset(title: string): string {
  return `The dataset that the brief was made from: ${title}`;
}

export function attachedManifest(): string {
  return 'What the brief was made of: digests of template, dataset, fonts and program, and the facts used';
}

export function nothingToAttachTo(): Diagnostic {
  return finding('error', 'usage/attach', '--attach puts files into the PDF, and no PDF was asked for.', undefined, 'Add pdf to --format.');
}

export function manifestWithWordOptions(): Diagnostic {
  return finding(
    'error',
    'usage/manifest-with-word-options',
    'A manifest does not record --reference or --embed-fonts, so the Word document could not be proved by it.',
    undefined,
    'Leave --manifest or these options out.',
  );
}
