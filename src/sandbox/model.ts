import type { Diagnostic } from '../diagnostic.ts';
import type { Paper } from '../document/model.ts';
import type { Program } from '../manifest/schema.ts';
import type { Format } from '../template/model.ts';
import type { WordOptions } from '../writers/model.ts';

/** A folder as data: paths relative to it, with forward slashes, and the bytes of each file. */
export interface FileTree {
  /** What findings call the folder, such as `templates/incsr-chapter`. */
  readonly name: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** Everything that one render takes; plain data that crosses to another process. */
export interface RenderRequest {
  readonly template: FileTree;
  readonly dataset: FileTree;
  /** Shared partials, charts, themes and locales. */
  readonly shared: FileTree;
  /** Empty: those that the template names. */
  readonly formats: readonly Format[];
  /** As a user types them; coerced to their declared types. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly paper?: Paper;
  /** Date of the brief, `YYYY-MM-DD`. */
  readonly date: string;
  /** Numbers that are bound to no fact are errors. */
  readonly strict?: boolean;
  /** What was asked of the Word document. */
  readonly word?: Pick<WordOptions, 'houseStyle' | 'embedFonts'>;
  /** Present: the manifest of the render is asked for. */
  readonly manifest?: ManifestRequest;
}

/** What a manifest says that the render itself does not know. */
export interface ManifestRequest {
  readonly program: Program;
  /** Name of the files without their endings. */
  readonly stem: string;
}

/** What a render gives; input errors and limits are thrown as `BriefError` instead. */
export interface RenderResult {
  readonly title: string;
  readonly outputs: readonly RenderedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Text of the manifest, if it was asked for. */
  readonly manifest?: string;
  /** Wall time in the render process. */
  readonly milliseconds: number;
}

export interface RenderedFile {
  readonly format: Format;
  readonly bytes: Uint8Array;
  readonly pages?: number;
}

/** Warmed render processes that can be killed. A request that harms its process costs one clear error. */
export interface RenderPool {
  /** Throws `BriefError` with input errors, with the limit that was passed, or with the queue being full. */
  render(request: RenderRequest, signal?: AbortSignal): Promise<RenderResult>;
  /** Finds what is wrong with the inputs without writing anything. */
  check(request: RenderRequest, signal?: AbortSignal): Promise<readonly Diagnostic[]>;
  readonly stats: PoolStats;
  /** Ends all processes; renders under way are finished first unless `force`. */
  close(force?: boolean): Promise<void>;
}

export interface PoolStats {
  readonly processes: number;
  readonly busy: number;
  readonly waiting: number;
  readonly rendered: number;
  readonly killed: number;
  readonly recycled: number;
}
