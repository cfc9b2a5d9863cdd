import type { Diagnostic } from '../../../src/diagnostic.ts';
import type { RenderPool, RenderRequest, RenderResult } from '../../../src/sandbox/model.ts';

/** What an attack may aim at. */
export interface Target {
  /** A file outside of all folders; its text is found nowhere else. */
  readonly canary: { readonly path: string; readonly secret: string };
  /** A server that counts who asks it; none must. */
  readonly trap: string;
  /** An empty folder on disk, for attacks by files. */
  readonly scratch: string;
  readonly pool: RenderPool;
}

/** Files by path, over those of the starters; null takes one away. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** A brief that printed, as text. */
export interface Printed {
  readonly text: string;
  readonly html: string;
  readonly pdf: string;
  /** All parts of the Word document, embedded workbooks taken apart. */
  readonly docx: ReadonlyMap<string, string>;
  readonly result: RenderResult;
}

/** One attack: a folder of test/hostile with a `case.ts` that exports it as `hostile`. */
export interface HostileCase {
  /** What it tries, in one sentence. */
  readonly tries: string;
  /** Weaknesses of other report engines of the same kind. */
  readonly seen?: string;
  template?(target: Target): Files;
  dataset?(target: Target): Files;
  shared?(target: Target): Files;
  /** Changes the request itself. */
  request?(request: RenderRequest, target: Target): RenderRequest;
  /** Instead of rendering a request. */
  attempt?(target: Target, request: RenderRequest): Promise<unknown>;
  /** How it must end: with an error of one of these rules, or with a brief in which the attack is mere text. */
  readonly ends: Refused | Harmless;
}

export interface Refused {
  readonly refused: readonly string[];
  /** What the findings must say, such as the value of a limit. */
  readonly says?: RegExp;
  readonly check?: (findings: readonly Diagnostic[]) => void;
}

export interface Harmless {
  readonly harmless: (printed: Printed, target: Target) => void;
}
