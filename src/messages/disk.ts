import type { Diagnostic } from '../diagnostic.ts';
import { finding } from './wording.ts';

export function missingFile(path: string): Diagnostic {
  return finding('error', 'disk/missing-file', `There is no file ${path}.`);
}

export function notAFile(path: string): Diagnostic {
  return finding('error', 'disk/not-a-file', `${path} is not a file.`, undefined, 'Put a file of that name in its place.');
}

export function cannotRead(path: string, reason: string): Diagnostic {
  return finding('error', 'disk/cannot-read', `${path} cannot be read: ${reason}.`);
}

export function outsideFolders(path: string): Diagnostic {
  return finding(
    'error',
    'disk/outside-folders',
    `${path} is outside the folders of the template and the dataset.`,
    undefined,
    'Move the file into one of them.',
  );
}

export function fileTooLarge(path: string, limit: number): Diagnostic {
  const megabytes = Math.round(limit / 1024 / 1024);
  return finding('error', 'disk/file-too-large', `${path} is larger than the limit of ${megabytes} MB.`);
}

export function notUtf8(path: string): Diagnostic {
  return finding(
    'error',
    'disk/not-utf8',
    `${path} is not UTF-8 text.`,
    { file: path, line: 1 },
    'Save it with the encoding UTF-8.',
  );
}

export function cannotWrite(path: string, reason: string): Diagnostic {
  return finding('error', 'disk/cannot-write', `${path} cannot be written: ${reason}.`);
}
