import { createColors } from 'picocolors';
import { formatPlace } from '../diagnostic.ts';
import type { Diagnostic, Severity } from '../diagnostic.ts';

/** The streams and surroundings of one run of the program. */
export interface Surroundings {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: () => Date;
}

interface OutputStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** How a command speaks: results to stdout, findings and progress to stderr. */
export interface Terminal {
  /** A line of the result; silent with `--json`. */
  line(text: string): void;
  /** The result for machines; silent without `--json`. */
  json(value: unknown): void;
  findings(diagnostics: readonly Diagnostic[]): void;
  /** What is going on now: one changing line on a terminal, nothing elsewhere. */
  progress(text: string): void;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

export function openTerminal(surroundings: Surroundings, json: boolean): Terminal {
  const { stdout, stderr, environment } = surroundings;
  const live = stderr.isTTY === true && !json;
  const colors = createColors(stderr.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb');
  const paint: Record<Severity, (text: string) => string> = {
    error: colors.red,
    warning: colors.yellow,
    note: colors.cyan,
  };
  let shown = false;

  const clear = (): void => {
    if (shown) stderr.write('\r\x1b[K');
    shown = false;
  };

  return {
    bold: stdout.isTTY === true ? colors.bold : String,
    dim: stdout.isTTY === true ? colors.dim : String,
    line(text) {
      clear();
      if (!json) stdout.write(`${text}\n`);
    },
    json(value) {
      if (json) stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    findings(diagnostics) {
      clear();
      if (json) return;
      for (const { severity, message, place, hint, rule } of diagnostics) {
        const where = place === undefined ? '' : `${colors.bold(formatPlace(place))} `;
        const more = hint === undefined ? '' : `\n    ${hint}`;
        stderr.write(`${where}${paint[severity](severity)}: ${message} ${colors.dim(`[${rule}]`)}${more}\n`);
      }
    },
    progress(text) {
      if (!live) return;
      clear();
      stderr.write(colors.dim(text));
      shown = true;
    },
  };
}
