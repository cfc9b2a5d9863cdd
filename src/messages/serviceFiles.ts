import type { Diagnostic } from '../diagnostic.ts';
import { didYouMean, finding, quote } from './wording.ts';

function fault(rule: string, message: string, hint?: string): Diagnostic {
  return finding('error', `service/${rule}`, message, undefined, hint);
}

export function noFiles(): Diagnostic {
  return fault('no-files', 'There are no files.', 'A version has at least one.');
}

export function unknownFile(path: string, known: readonly string[]): Diagnostic {
  return fault('unknown-file', `There is no file ${quote(path)}.`, didYouMean(path, known));
}

export function badPath(path: string): Diagnostic {
  return fault(
    'bad-path',
    `${quote(path.slice(0, 80))} cannot be the path of a file.`,
    'Use paths below the folder such as charts/seizures.vl.json, without "..", hidden names and characters that some systems refuse.',
  );
}

export function tooManyFiles(limit: number): Diagnostic {
  return fault('too-many-files', `There are more than the limit of ${limit} files.`);
}

export function fileTooLarge(path: string, limit: number): Diagnostic {
  return fault('file-too-large', `${path} is larger than the limit of ${megabytes(limit)}.`, 'Save a smaller file.');
}

export function filesTooLarge(limit: number): Diagnostic {
  return fault('files-too-large', `The files have more than the limit of ${megabytes(limit)} together.`, 'Save smaller pictures.');
}

export function badZip(reason: string): Diagnostic {
  return fault('bad-zip', `The body is not a ZIP file that can be read: ${reason}.`);
}

/** What is wrong with an entry of a ZIP file. */
export type ZipFault = keyof typeof ZIP_FAULTS;

const ZIP_FAULTS = {
  twice: 'stands in it twice',
  encrypted: 'is encrypted',
  link: 'is a link or a device, not a file',
  method: 'is compressed in an unknown way',
  damaged: 'is damaged',
} as const;

export function badZipEntry(path: string, why: ZipFault): Diagnostic {
  return fault('bad-zip-entry', `The ZIP file cannot be taken: ${quote(path.slice(0, 80))} ${ZIP_FAULTS[why]}.`);
}

export function zipTooManyFiles(limit: number): Diagnostic {
  return fault('zip-too-many-files', `The ZIP file holds more than the limit of ${limit} files.`);
}

export function zipTooLarge({ fileBytes, totalBytes }: { readonly fileBytes: number; readonly totalBytes: number }): Diagnostic {
  return fault(
    'zip-too-large',
    `What is in the ZIP file is larger than the limit of ${megabytes(fileBytes)} a file and ${megabytes(totalBytes)} together.`,
  );
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
