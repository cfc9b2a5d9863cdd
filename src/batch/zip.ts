import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { BatchFile } from './model.ts';

/** The files of a batch as one ZIP, in their order and dated 1980, so that the same files give the same bytes. */
export async function* zipFiles(files: readonly BatchFile[], folder: string): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const { path, format } of files) {
    // PDF and Word files are compressed already.
    const isPacked = format === 'pdf' || format === 'docx';
    const entry = isPacked ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    entry.mtime = new Date(1980, 0, 1);
    zip.add(entry);
    for await (const chunk of createReadStream(join(folder, path)) as AsyncIterable<Uint8Array>) {
      entry.push(chunk);
      yield* chunks.splice(0);
    }
    entry.push(new Uint8Array(), true);
  }
  zip.end();
  yield* chunks.splice(0);
}
