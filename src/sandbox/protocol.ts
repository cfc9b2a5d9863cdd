import type { Diagnostic } from '../diagnostic.ts';
import type { RenderRequest, RenderResult } from './model.ts';

/** What a render process is asked to do; it answers one after the other. */
export interface Ask {
  readonly action: 'render' | 'check';
  readonly request: RenderRequest;
}

/** What a render process says, and how it is afterwards. */
export interface Answer {
  readonly outcome: Outcome;
  /** Memory of the process in bytes after the render. */
  readonly residentBytes: number;
  /** Whether nothing that renders share was changed; else the process must not be used again. */
  readonly intact: boolean;
}

export type Outcome =
  | { readonly kind: 'rendered'; readonly result: RenderResult }
  | { readonly kind: 'checked'; readonly diagnostics: readonly Diagnostic[] }
  /** Errors of the input, or a limit that was passed. */
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  /** Our fault. */
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };

/** The first message of a process: it has loaded its program. */
export const READY = 'ready';
