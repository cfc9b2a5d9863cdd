import { BriefError } from '../diagnostic.ts';
import type { Report } from '../diagnostic.ts';
import type { FileReader, FolderEntry } from '../env.ts';
import * as messages from '../messages/dataset.ts';

/** Text of a UTF-8 file without byte order mark, line ends as `\n`; undefined after a finding. */
export function readTextFile(files: FileReader, path: string, report: Report): string | undefined {
  const bytes = attempt(report, () => files.read(path));
  return bytes === undefined ? undefined : decodeText(bytes, path, report);
}

/** Whether a file is there; one that may not be looked at counts as there, so that reading it says why. */
export function isPresent(files: FileReader, path: string): boolean {
  try {
    return files.exists(path);
  } catch (error) {
    if (error instanceof BriefError) return true;
    throw error;
  }
}

export function listFolder(files: FileReader, directory: string, report: Report): readonly FolderEntry[] {
  return attempt(report, () => files.list(directory)) ?? [];
}

/** Decodes bytes strictly: a character that cannot be read is an error, never a replacement. */
export function decodeText(bytes: Uint8Array, file: string, report: Report): string | undefined {
  const format = recognizeFormat(bytes);
  if (format !== undefined) {
    const line = format === 'binary' ? lineOf(bytes, bytes.indexOf(0)) : 1;
    report(messages.foreignFormat({ file, line }, format));
    return undefined;
  }
  try {
    return normalizeText(new TextDecoder('utf-8', { fatal: true }).decode(bytes), file, report);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    report(messages.foreignFormat({ file, ...findBadByte(bytes) }, 'encoding'));
    return undefined;
  }
}

/** Takes off a byte order mark and makes all line ends `\n`. */
export function normalizeText(text: string, file: string, report: Report): string {
  const normal = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const lost = normal.indexOf('\uFFFD');
  if (lost >= 0) {
    const before = normal.slice(0, lost).split('\n');
    report(messages.lostCharacters({ file, line: before.length, column: before.at(-1)!.length + 1 }));
  }
  return normal;
}

function recognizeFormat(bytes: Uint8Array): messages.ForeignFormat | undefined {
  const starts = (...head: number[]): boolean => head.every((byte, index) => bytes[index] === byte);
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return 'utf16';
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'office';
  return bytes.includes(0) ? 'binary' : undefined;
}

function lineOf(bytes: Uint8Array, offset: number): number {
  return bytes.subarray(0, offset).reduce((line, byte) => (byte === 0x0a ? line + 1 : line), 1);
}

function findBadByte(bytes: Uint8Array): { line: number; column: number } {
  let line = 1;
  let start = 0;
  while (start <= bytes.length) {
    const end = bytes.indexOf(0x0a, start);
    const part = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (!isValid(part)) {
      const text = new TextDecoder('utf-8').decode(part);
      return { line, column: Math.max(0, text.indexOf('\uFFFD')) + 1 };
    }
    if (end < 0) break;
    start = end + 1;
    line += 1;
  }
  return { line: 1, column: 1 };
}

function isValid(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function attempt<T>(report: Report, action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    error.diagnostics.forEach(report);
    return undefined;
  }
}
