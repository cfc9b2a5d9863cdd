import type { Diagnostic } from '../diagnostic.ts';
import { finding, listOr, quote } from './wording.ts';

/** What a render may take of one thing, in the words of a message. */
export interface Passed {
  /** Stable name of the limit, part of the rule. */
  readonly limit: 'wall-time' | 'cpu-time' | 'memory';
  /** In the unit of the limit. */
  readonly most: number;
}

const WORDS: Readonly<Record<Passed['limit'], (most: number) => readonly [message: string, hint: string]>> = {
  'wall-time': (most) => [
    `The render was stopped after the limit of ${most} seconds.`,
    'Render less at once: fewer or shorter tables, charts and loops.',
  ],
  'cpu-time': (most) => [
    `The render was stopped after the limit of ${most} seconds of processor time.`,
    'Render less at once: fewer or shorter tables, charts and loops.',
  ],
  memory: (most) => [
    `The render was stopped at the limit of ${most} MB of memory.`,
    'Render less at once: shorter tables, smaller pictures, fewer charts.',
  ],
};

export function limitPassed({ limit, most }: Passed): Diagnostic {
  const [message, hint] = WORDS[limit](most);
  return finding('error', `sandbox/${limit}`, message, undefined, hint);
}

/** A stage ran out of stack or of the length of a text: the input asks for too much in a way no stage foresaw. */
export function tooComplex(): Diagnostic {
  return finding(
    'error',
    'sandbox/too-complex',
    'The template or the dataset is nested too deep, or grows too large, to be rendered.',
    undefined,
    'Take out what is nested deepest, or what repeats most.',
  );
}

export function queueFull(waiting: number): Diagnostic {
  return finding(
    'error',
    'sandbox/queue-full',
    `Too many renders are waiting: the limit of ${waiting} is reached.`,
    undefined,
    'Try again in a minute.',
  );
}

export function queueTooLarge(bytes: number): Diagnostic {
  return finding(
    'error',
    'sandbox/queue-full',
    `Too many renders are waiting: their files take the limit of ${megabytes(bytes)}.`,
    undefined,
    'Try again in a minute.',
  );
}

export function poolClosed(): Diagnostic {
  return finding('error', 'sandbox/closed', 'Rendering has ended; the program is closing.', undefined, 'Try again when it runs again.');
}

/** The process died for a reason that no limit explains. */
export function processDied(): Diagnostic {
  return finding(
    'error',
    'sandbox/died',
    'The render ended without a result: its process died.',
    undefined,
    'Take out what was added last, and report it if it stays so.',
  );
}

export function tooManyFiles(folder: string, limit: number): Diagnostic {
  return finding('error', 'sandbox/too-many-files', `${folder} holds more than the limit of ${limit} files.`, undefined, 'Leave out files that are not part of it.');
}

export function fileTooLarge(path: string, bytes: number, limit: number): Diagnostic {
  return finding('error', 'sandbox/file-too-large', `${path} has ${megabytes(bytes)}; the limit for one file is ${megabytes(limit)}.`, undefined, 'Save a smaller file.');
}

export function folderTooLarge(folder: string, limit: number): Diagnostic {
  return finding('error', 'sandbox/folder-too-large', `The files of ${folder} have more than the limit of ${megabytes(limit)} together.`, undefined, 'Save smaller pictures, or leave out what is not needed.');
}

export function badPath(folder: string, path: string): Diagnostic {
  return finding(
    'error',
    'sandbox/bad-path',
    `${quote(path.slice(0, 80))} cannot be the path of a file in ${folder}.`,
    undefined,
    'Use paths below the folder, with forward slashes and without "..".',
  );
}

export function pathTooLong(folder: string, path: string, limit: number): Diagnostic {
  return finding('error', 'sandbox/path-too-long', `The path ${quote(`${path.slice(0, 40)}…`)} in ${folder} is longer than the limit of ${limit} characters.`);
}

export function tooManyParameters(count: number, limit: number): Diagnostic {
  return finding('error', 'sandbox/too-many-parameters', `${count} parameters are given; the limit is ${limit}.`);
}

export function badParameter(name: string): Diagnostic {
  return finding('error', 'sandbox/bad-parameter', `The parameter ${quote(name.slice(0, 40))} is not a text.`, undefined, 'Give every parameter as a text; the template says what it is read as.');
}

export function parameterTooLong(name: string, limit: number): Diagnostic {
  return finding('error', 'sandbox/parameter-too-long', `The parameter ${quote(name.slice(0, 40))} is longer than the limit of ${limit} characters.`);
}

export function badDate(date: string): Diagnostic {
  return finding('error', 'sandbox/bad-date', `${quote(date.slice(0, 40))} is not a date.`, undefined, 'Write it as YYYY-MM-DD, such as 2005-12-05.');
}

export function badFormat(format: string, known: readonly string[]): Diagnostic {
  return finding('error', 'sandbox/bad-format', `${quote(format.slice(0, 40))} is not a format.`, undefined, `Use ${listOr(known)}.`);
}

export function badPaper(paper: string, known: readonly string[]): Diagnostic {
  return finding('error', 'sandbox/bad-paper', `${quote(paper.slice(0, 40))} is not a paper.`, undefined, `Use ${listOr(known)}.`);
}

export function outputTooLarge(bytes: number, limit: number): Diagnostic {
  return finding('error', 'sandbox/output-too-large', `The outputs have ${megabytes(bytes)} together; the limit is ${megabytes(limit)}.`, undefined, 'Use smaller pictures, or render fewer formats at once.');
}

export function moreFindings(count: number, limit: number): Diagnostic {
  return finding('note', 'sandbox/more-findings', `${count} more findings are not listed; the limit is ${limit}.`, undefined, 'Mend these first.');
}

function megabytes(bytes: number): string {
  const value = bytes / 1024 / 1024;
  return `${value < 10 ? Math.ceil(value * 10) / 10 : Math.round(value)} MB`;
}
