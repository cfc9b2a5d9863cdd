import type { Diagnostic } from '../diagnostic.ts';
import type { Paper } from '../document/model.ts';
import type { Format } from '../template/model.ts';

/** One brief of a batch: a dataset through a template into its formats. */
export interface BatchItem {
  /** Path of its files below the folder of the batch, without endings: `kazakhstan-2005/in-focus`. Unique in the batch. */
  readonly stem: string;
  /** Folders. */
  readonly template: string;
  readonly dataset: string;
  readonly shared: string;
  readonly formats: readonly Format[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly paper?: Paper;
  /** What is wrong with the template already; if there is an error, the brief fails without being rendered. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A finished file of a batch. */
export interface BatchFile {
  /** Below the folder of the batch, with forward slashes. */
  readonly path: string;
  readonly format: Format | 'manifest';
  readonly bytes: number;
  readonly sha256: string;
  readonly pages?: number;
}

/**
 * What became of a brief. `kept`: an earlier run finished it, and its files are as they were then.
 * `skipped`: the run ended before it was begun or finished.
 */
export type BatchState = 'rendered' | 'kept' | 'failed' | 'skipped';

export interface BatchResult {
  readonly item: BatchItem;
  readonly state: BatchState;
  readonly title?: string;
  readonly files: readonly BatchFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Of the render; 0 if there was none. */
  readonly milliseconds: number;
}

/** Looks for templates and datasets as the command line does: by name, or by path. */
export interface Catalog {
  /** Names of the project's templates or datasets, sorted. */
  names(kind: BatchKind): readonly string[];
  /** Folders that a path with wildcards matches, sorted. */
  folders(kind: BatchKind, pattern: string): readonly string[];
  /** The folder that a name or a path means. */
  find(kind: BatchKind, name: string): string | undefined;
  /** The shared folder that goes with a template folder. */
  shared(template: string): string;
}

export type BatchKind = 'template' | 'dataset';
