/** How bad a finding is: an `error` stops the output, a `warning` and a `note` travel beside it. */
export type Severity = 'error' | 'warning' | 'note';

/** A position in a file that a user wrote. `line` and `column` count from 1. */
export interface Place {
  /** Path as the user would type it, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/** One finding: where it is, what is wrong, and what to do about it. */
export interface Diagnostic {
  readonly severity: Severity;
  /** Stable machine-readable name, `<stage>/<rule>`. */
  readonly rule: string;
  /** One sentence that names the offending thing. */
  readonly message: string;
  readonly place?: Place;
  /** What the user can do: a near name, the accepted values, the command to run. */
  readonly hint?: string;
}

/** Where a stage sends its findings; a stage reports as many as it can before it gives up. */
export type Report = (diagnostic: Diagnostic) => void;

/** Raised when a stage cannot go on. Carries findings, never a message of its own. */
export class BriefError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join('\n'));
    this.name = 'BriefError';
    this.diagnostics = diagnostics;
  }
}

/** `file:line:column` as editors and terminals make it clickable. */
export function formatPlace(place: Place): string {
  const column = place.column === undefined ? '' : `:${place.column}`;
  return `${place.file}:${place.line}${column}`;
}

/** One finding as a user reads it in a terminal or a log. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const where = diagnostic.place === undefined ? '' : `${formatPlace(diagnostic.place)} `;
  const hint = diagnostic.hint === undefined ? '' : ` ${diagnostic.hint}`;
  return `${where}${diagnostic.severity}: ${diagnostic.message}${hint} [${diagnostic.rule}]`;
}

/** Whether any of the findings stops the output. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
