import { deflateSync } from 'node:zlib';
import type { EmbeddedFont, PdfReference } from 'pdfkit-private';
import { openCache } from '../../../cache.ts';
import type { FontFace } from '../../../fonts.ts';
import { replaceMethods } from './replaceMethods.ts';

/** Subsets kept: one brief has up to a dozen, and the next one mostly the same. */
const SUBSETS_KEPT = 64;

const subsets = openCache<Uint8Array>(SUBSETS_KEPT);

/** Makes a font write its subset as it was written before, if the last brief had the same glyphs in the same order. */
export function keepFontFile(font: EmbeddedFont, { path }: FontFace): void {
  const embed = font.embed.bind(font);
  const embedKept = (): void => {
    const pdf = font.document;
    // Encoding adds the parts of composite glyphs to the list, so it names the file only before.
    const key = `${path}\n${font.subset.glyphs.join()}`;
    const written = subsets.keep(key, () => deflateSync(font.subset.encode()));
    const file = pdf.ref();
    file.compress = false;
    file.write(written);
    file.data['Filter'] = 'FlateDecode';
    file.end();
    replaceMethods(file, { end() {} });
    font.document = withFontFile(pdf, file);
    replaceMethods(font.subset, { encode: () => written });
    embed();
    font.document = pdf;
  };
  replaceMethods(font, { embed: embedKept });
}

/** The document as pdfkit's font sees it: the first object that it asks for is its file, which is written already. */
function withFontFile(pdf: EmbeddedFont['document'], file: PdfReference): EmbeddedFont['document'] {
  let asked = false;
  return {
    subset: pdf.subset,
    ref(data) {
      if (asked) return pdf.ref(data);
      asked = true;
      return file;
    },
  };
}
