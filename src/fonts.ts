import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';
import { measureTexts } from './textWidth.ts';

/** The four faces every family has. */
export type FaceName = 'regular' | 'bold' | 'italic' | 'boldItalic';

/** One font file, parsed once in a process. */
export interface FontFace {
  readonly family: string;
  readonly face: FaceName;
  /** Absolute path of the TrueType file. */
  readonly path: string;
  /** The parsed font (fontkit). */
  readonly font: fontkit.Font;
  hasGlyph(codePoint: number): boolean;
  /** Advance width of a line of text in em, kerning included. */
  width(text: string): number;
}

export interface FontFamily {
  readonly name: string;
  readonly faces: Readonly<Record<FaceName, FontFace>>;
}

/** The families that can be embedded. */
export interface FontLibrary {
  readonly names: readonly string[];
  /** Undefined for a family that is not in the library. */
  family(name: string): FontFamily | undefined;
}

const SOURCES: Readonly<Record<string, { package: string; prefix: string }>> = {
  'Source Serif 4': { package: '@expo-google-fonts/source-serif-4', prefix: 'SourceSerif4' },
  'Source Sans 3': { package: '@expo-google-fonts/source-sans-3', prefix: 'SourceSans3' },
};

const FACE_FILES: Readonly<Record<FaceName, readonly [folder: string, suffix: string]>> = {
  regular: ['400Regular', '400Regular'],
  bold: ['700Bold', '700Bold'],
  italic: ['400Regular_Italic', '400Regular_Italic'],
  boldItalic: ['700Bold_Italic', '700Bold_Italic'],
};

/** The fonts that come with the program: Source Serif 4 and Source Sans 3 (SIL Open Font License). */
export function openFontLibrary(): FontLibrary {
  const families = new Map<string, FontFamily>();
  return {
    names: Object.keys(SOURCES),
    family(name) {
      if (!Object.hasOwn(SOURCES, name)) return undefined;
      let family = families.get(name);
      if (family === undefined) families.set(name, (family = openFamily(name)));
      return family;
    },
  };
}

const FACES = Object.keys(FACE_FILES) as readonly FaceName[];

function openFamily(name: string): FontFamily {
  const faces: Partial<Record<FaceName, FontFace>> = {};
  for (const face of FACES) {
    let opened: FontFace | undefined;
    const open = (): FontFace => (opened ??= openFace(name, face, fontPath(name, face)));
    Object.defineProperty(faces, face, { enumerable: true, get: open });
  }
  return { name, faces: faces as Record<FaceName, FontFace> };
}

function fontPath(family: string, face: FaceName): string {
  const source = SOURCES[family]!;
  const [folder, suffix] = FACE_FILES[face];
  return fileURLToPath(import.meta.resolve(`${source.package}/${folder}/${source.prefix}_${suffix}.ttf`));
}

/** What a font file holds: SHA-256 in hexadecimal. */
export interface FontDigest {
  readonly family: string;
  readonly face: FaceName;
  readonly sha256: string;
}

/** Digests of every font file that may be embedded; none is opened for it. */
export function digestFonts(): FontDigest[] {
  return Object.keys(SOURCES).flatMap((family) =>
    FACES.map((face) => {
      const bytes = readFileSync(fontPath(family, face));
      return { family, face, sha256: hash('sha256', bytes) };
    }),
  );
}

function openFace(family: string, face: FaceName, path: string): FontFace {
  const font = fontkit.create(readFileSync(path)) as fontkit.Font;
  touchGlyphsInOrder(font);
  const { unitsPerEm } = font;
  const measure = measureTexts((text) => font.layout(text).advanceWidth);
  return {
    family,
    face,
    path,
    font,
    hasGlyph: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    width: (text) => measure(text) / unitsPerEm,
  };
}

/**
 * fontkit remembers for each glyph the first code point that asked for it. Where one glyph serves
 * several code points, the text of a PDF would depend on what was set before it: asking for all of
 * them once in ascending order makes the answer always the same.
 */
function touchGlyphsInOrder(font: fontkit.Font): void {
  for (const codePoint of [...font.characterSet].sort((a, b) => a - b)) {
    font.glyphForCodePoint(codePoint);
  }
}
