import type { Diagnostic } from '../diagnostic.ts';

/** Exit codes of every command. */
export const EXIT = { done: 0, inputErrors: 1, wrongUsage: 2, ourFault: 70 } as const;

/** Raised for a command line that cannot be understood. */
export class UsageError extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.name = 'UsageError';
    this.diagnostic = diagnostic;
  }
}
