import { hash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { PdfReference } from 'pdfkit-private';
import { openCache } from '../../../cache.ts';

/** Half the time of the usual level 6, and two per cent more bytes. */
const COMPRESSION = 4;

/** Streams kept by what is in them, and the longest: a preview changes one or two pages of a brief, and never its colour profile. */
const STREAMS_KEPT = 192;
const LONGEST_KEPT = 200_000;

const compressed = openCache<Uint8Array>(STREAMS_KEPT);

/** Makes an object of the file compress its stream only once for all files that have the same. */
export function compressOnce(reference: PdfReference): PdfReference {
  reference.end = endCompressed;
  return reference;
}

function endCompressed(this: PdfReference, chunk?: string | Uint8Array): void {
  if (chunk !== undefined) this.write(chunk);
  if (this.compress && this.buffer.length > 0) {
    this.compress = false;
    this.buffer = [compress(Buffer.concat(this.buffer))];
  }
  this.finalize();
}

function compress(content: Uint8Array): Uint8Array {
  const make = (): Uint8Array => deflateSync(content, { level: COMPRESSION });
  return content.length > LONGEST_KEPT ? make() : compressed.keep(hash('sha256', content), make);
}
