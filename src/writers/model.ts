import type { Diagnostic } from '../diagnostic.ts';
import type { Assets, ResolvedDocument } from '../document/model.ts';
import type { Env } from '../env.ts';
import type { Format } from '../template/model.ts';

/** A finished file. */
export interface Output {
  readonly format: Format;
  readonly bytes: Uint8Array;
  /** Number of pages, where the format has pages. */
  readonly pages?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where the blocks of a brief stand when it is laid out on paper. */
export interface Pagination {
  readonly pages: number;
  /** Page (from 1) of each heading, figure and table, and of each place that links lead back to, by its id. */
  readonly pageOf: ReadonlyMap<string, number>;
}

/** A document laid out on paper, not yet written. */
export interface PageLayout {
  readonly pagination: Pagination;
  readonly diagnostics: readonly Diagnostic[];
  /** The bytes of the PDF; the same at each call. */
  print(): Promise<Uint8Array>;
}

/** What a writer is lent. */
export interface WriteContext {
  readonly env: Env;
  readonly assets: Assets;
  /** The same document laid out on paper, once for all writers that ask: PDF prints it, DOCX takes its page numbers. */
  layOut(): Promise<PageLayout>;
  /** PNG of an SVG at `scale` pixels a point. */
  rasterize(svg: string, scale: number): Promise<Uint8Array>;
  /** What was asked of Word documents. */
  readonly word?: WordOptions;
}

export interface WordOptions {
  /** Bytes of a .docx or .dotx whose styles, theme, page, numbering, header and footer the brief is given. */
  readonly houseStyle?: Uint8Array;
  /** Puts the fonts of the theme into the file, for readers who do not have them: 1 MB more. */
  readonly embedFonts?: boolean;
  /** Custom properties beside the brief's own, such as the hash of the dataset. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** One output format. Same document, same bytes. */
export interface Writer {
  readonly format: Format;
  /** File name ending without dot. */
  readonly extension: string;
  readonly mediaType: string;
  write(document: ResolvedDocument, context: WriteContext): Promise<Output>;
}
