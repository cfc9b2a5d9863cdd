import type { Diagnostic } from '../diagnostic.ts';
import { didYouMean, finding, listOr } from './wording.ts';

export function unknownFolder(kind: string, name: string, home: string, known: readonly string[]): Diagnostic {
  return finding(
    'error',
    `usage/unknown-${kind}`,
    `There is no ${kind} "${name}" under ${home}/, nor a folder of that path.`,
    undefined,
    didYouMean(name, known),
  );
}

export function badName(kind: string, name: string): Diagnostic {
  return finding(
    'error',
    'usage/bad-name',
    `"${name}" cannot be the name of a ${kind}.`,
    undefined,
    'Use small letters, digits and hyphens, such as kazakhstan-2006.',
  );
}

export function nameTaken(kind: string, path: string): Diagnostic {
  return finding('error', 'usage/name-taken', `${path} is there already; nothing was changed.`, undefined, `Choose another name for the new ${kind}.`);
}

export function badOption(option: string, value: string, accepted: readonly string[]): Diagnostic {
  return finding(
    'error',
    'usage/bad-option',
    `${option} "${value}" is not one of ${listOr(accepted)}.`,
    undefined,
    didYouMean(value, accepted),
  );
}

export function badDate(value: string): Diagnostic {
  return finding('error', 'usage/bad-date', `--date "${value}" is not a date.`, undefined, 'Write it as YYYY-MM-DD, such as 2005-12-05.');
}

export function badParameter(value: string): Diagnostic {
  return finding('error', 'usage/bad-parameter', `--param "${value}" has no value.`, undefined, 'Write it as name=value.');
}

export function needsTwoFiles(): Diagnostic {
  return finding('error', 'usage/two-files', '--parity compares two files, and one was given.', undefined, 'Write: briefpress verify --parity brief.pdf brief.docx');
}

export function tooManyFiles(): Diagnostic {
  return finding('error', 'usage/one-file', 'One file is verified at a time.', undefined, 'To compare a PDF with a Word document add --parity.');
}

export function redlineFormat(): Diagnostic {
  return finding(
    'error',
    'usage/redline-format',
    '--template makes a Word document with tracked changes, and --format names another format.',
    undefined,
    'Write --format docx with it; for a brief that lists the changes leave --template out.',
  );
}

export function notWithUntrusted(option: string): Diagnostic {
  return finding('error', 'usage/not-with-untrusted', `--${option} and --untrusted do not go together.`, undefined, `Render first, look at the result, then render without --untrusted for --${option}.`);
}

export function internalError(reason: string): Diagnostic {
  return finding(
    'error',
    'internal/error',
    `Something went wrong that is not your fault: ${reason}.`,
    undefined,
    'Please report it with the command and its input. BRIEFPRESS_DEBUG=1 shows where it happened.',
  );
}

export function badPort(value: string): Diagnostic {
  return finding('error', 'usage/bad-port', `--port "${value}" is not a port.`, undefined, 'Use a number up to 65535; 0 takes a free one.');
}

export function badKeyName(name: string): Diagnostic {
  return finding('error', 'usage/bad-key-name', `"${name}" cannot be the name of a key.`, undefined, 'Use letters, digits and . _ @ -');
}

/** What `serve` says when it answers. */
export function serving(url: string, isOpen: boolean): string {
  const keys = isOpen ? 'no keys are configured, so only this machine reaches it' : 'keys are asked for';
  return `briefpress answers at ${url} (${keys}); the interface is described at ${url}/docs. Ctrl-C ends.`;
}
