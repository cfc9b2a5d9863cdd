import { basename } from 'node:path';
import { writeAtomically } from '../disk/atomicFile.ts';
import { sha256 } from '../manifest/digest.ts';
import { makeManifest, type RenderRecord } from '../manifest/make.ts';
import { manifestPath, outputPath } from '../manifest/paths.ts';
import { printManifest } from '../manifest/text.ts';
import type { RenderedBrief } from '../render.ts';
import type { Format } from '../template/model.ts';
import type { Output } from '../writers/model.ts';
import type { Terminal } from './terminal.ts';

/** An output as a file. */
export interface SavedFile {
  readonly path: string;
  readonly format: Format;
  readonly pages?: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes every output; `stem` is the path of the files without their endings. */
export function saveOutputs({ outputs }: { readonly outputs: readonly Omit<Output, 'diagnostics'>[] }, stem: string): SavedFile[] {
  return outputs.map(({ format, bytes, pages }) => {
    const path = outputPath(stem, format);
    writeAtomically(path, bytes);
    return { path, format, ...(pages !== undefined && { pages }), bytes: bytes.length, sha256: sha256(bytes) };
  });
}

/** Writes the manifest beside the outputs and returns its path. */
export function saveManifest(record: RenderRecord, rendered: RenderedBrief, stem: string): string {
  const manifest = makeManifest(record, rendered, (format) => basename(outputPath(stem, format)));
  const path = manifestPath(stem);
  writeAtomically(path, new TextEncoder().encode(printManifest(manifest)));
  return path;
}

/** A file in one line: path, pages, size. */
export function describeFile({ path, pages, bytes }: SavedFile, terminal: Terminal): string {
  const size = `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('en-US')} KB`;
  return `${terminal.bold(path)}  ${terminal.dim(pages === undefined ? size : `${pages} pages, ${size}`)}`;
}
