import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FaceName, FontLibrary } from '../../fonts.ts';
import type { Theme } from '../../theme.ts';

/** A font file inside a document. */
export interface EmbeddedFont {
  readonly family: string;
  readonly face: FaceName;
  /** Id of the relation to the file. */
  readonly relation: string;
  /** Path in the package. */
  readonly path: string;
  /** Key with which the file is made unreadable for other programs, as the format wants it. */
  readonly key: string;
  readonly bytes: Uint8Array;
}

const FACES = ['regular', 'bold', 'italic', 'boldItalic'] as const satisfies readonly FaceName[];

/** The faces of the theme's families, ready to be put into a document. */
export function embeddedFonts({ fonts }: Theme, library: FontLibrary): EmbeddedFont[] {
  const families = [...new Set([fonts.body, fonts.heading, fonts.chart])].filter((name) => library.family(name) !== undefined);
  return families.flatMap((family, index) =>
    FACES.map((face, at): EmbeddedFont => {
      const number = index * FACES.length + at + 1;
      const file = readFileSync(library.family(family)!.faces[face].path);
      const key = fontKey(file);
      return { family, face, relation: `rId${number}`, path: `word/fonts/font${number}.odttf`, key, bytes: obfuscated(file, key) };
    }),
  );
}

/** A key that depends on the file alone, so that the same document has the same bytes. */
function fontKey(file: Uint8Array): string {
  const hash = createHash('sha256').update(file).digest('hex').slice(0, 32).toUpperCase();
  return `{${hash.slice(0, 8)}-${hash.slice(8, 12)}-${hash.slice(12, 16)}-${hash.slice(16, 20)}-${hash.slice(20)}}`;
}

/** Bytes at the head of a font file that the format wants mixed with the key. */
const MIXED = 32;

/** The file with its head mixed with the bytes of the key, last one first. */
export function obfuscated(file: Uint8Array, key: string): Uint8Array {
  const bytes = Uint8Array.from(file);
  const mask = Buffer.from(key.replace(/[{}-]/g, ''), 'hex').reverse();
  for (let at = 0; at < Math.min(MIXED, bytes.length); at++) bytes[at]! ^= mask[at % mask.length]!;
  return bytes;
}
