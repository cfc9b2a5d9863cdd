import { onceFor } from '../cache.ts';
import type { Place, Report } from '../diagnostic.ts';
import type { FaceName, FontFace, FontLibrary } from '../fonts.ts';
import * as messages from '../messages/document.ts';
import type { Theme } from '../theme.ts';
import type { Block, Inline, Meta, ReportDocument, ResolvedDocument } from './model.ts';
import { childInlines, walkBlocks } from './walk.ts';

type Family = keyof Pick<Theme['fonts'], 'body' | 'heading'>;

/** A piece of text and the face that sets it. */
interface SetText {
  readonly value: string;
  readonly family: Family;
  readonly face: FaceName;
}

/**
 * Checks that the fonts of the theme have every character of the brief: one that they lack prints as
 * a box and is not found by search. Also refuses what no font can help with: control characters,
 * lone halves of surrogate pairs, and marks that turn the direction of writing, which make readers
 * see another order of letters than search and screen readers do. One finding a character and block.
 */
export function checkGlyphs(document: ReportDocument | ResolvedDocument, fonts: FontLibrary, report: Report): void {
  const check = openCheck(document.meta.theme, fonts, report);
  check(metaTexts(document.meta), undefined);
  const notes = [...document.notes.values()].flatMap((note) => note.children);
  for (const block of walkBlocks([...document.blocks, ...notes])) {
    check(blockTexts(block), block.place);
    for (const value of unseenTexts(block)) refuseUnprintable(value, block.place, report, new Set());
  }
}

type Check = (texts: Iterable<SetText>, place: Place | undefined) => void;

function openCheck(theme: Theme, fonts: FontLibrary, report: Report): Check {
  const lacks = openLacks(theme, fonts);
  const lacksCommon = (family: Family, face: FaceName): boolean => {
    const font = fonts.family(theme.fonts[family])?.faces[face];
    return font !== undefined && lacksCommonCharacters(font);
  };
  return (texts, place) => {
    const seen = new Set<string>();
    for (const { value, family, face } of texts) {
      refuseUnprintable(value, place, report, seen);
      if (COMMON.test(value) && !lacksCommon(family, face)) continue;
      for (const character of value) {
        if (!lacks(family, face, character)) continue;
        const key = `${family} ${character}`;
        if (seen.has(character) || seen.has(key)) continue;
        seen.add(key);
        report(messages.missingGlyph(character, theme.fonts[family], place));
      }
    }
  };
}

/** The characters that nearly all texts are made of: they need not be looked up one by one in a font that has them all. */
const COMMON_CHARACTERS = `${Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')}–—‘’“”`;
const COMMON = /^[ -~–—‘’“”]*$/;

const lacksCommonCharacters = onceFor((font: FontFace) => [...COMMON_CHARACTERS].some((character) => !font.hasGlyph(character.codePointAt(0)!)));

/** Answers whether a face lacks a character, each only once asked of the font. */
function openLacks(theme: Theme, fonts: FontLibrary): (family: Family, face: FaceName, character: string) => boolean {
  const answers = new Map<string, Map<string, boolean>>();
  return (family, face, character) => {
    const name = `${family} ${face}`;
    let known = answers.get(name);
    if (known === undefined) answers.set(name, (known = new Map()));
    let lacking = known.get(character);
    if (lacking === undefined) {
      const font = fonts.family(theme.fonts[family])?.faces[face];
      known.set(character, (lacking = font !== undefined && !font.hasGlyph(character.codePointAt(0)!)));
    }
    return lacking;
  };
}

const UNPRINTABLE: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['control character', /\p{Cc}/u],
  ['mark that turns the direction of writing', /\p{Bidi_Control}/u],
  ['lone half of a character', /\p{Cs}/u],
  ['code point that is no character', /\p{Noncharacter_Code_Point}/u],
];

/** Reports each character that no format can hold, once; adds it to `seen`. */
function refuseUnprintable(value: string, place: Place | undefined, report: Report, seen: Set<string>): void {
  if (COMMON.test(value)) return;
  for (const [kind, pattern] of UNPRINTABLE.filter(([, pattern]) => pattern.test(value))) {
    for (const character of value) {
      if (seen.has(character) || !pattern.test(character)) continue;
      seen.add(character);
      report(messages.forbiddenCharacter(character, kind, place));
    }
  }
}

/** What stands in the running heads and on the cover. */
function metaTexts(meta: Meta): SetText[] {
  const { title, subtitle = '', marking = '', runningTitle, edition, watermark = '', author, subject } = meta;
  const words = Object.values(meta.locale.words);
  return [title, subtitle, marking, runningTitle, edition, watermark, author, subject, ...meta.keywords, ...words].map(
    (value) => ({ value, family: 'heading', face: 'regular' }),
  );
}

type BlockTexts = { readonly [Type in Block['type']]: (block: Extract<Block, { type: Type }>) => Iterable<SetText> };

const BLOCK_TEXTS: BlockTexts = {
  *cover(block) {
    // Formats differ in which of the two sets the title.
    for (const family of ['heading', 'body'] as const) {
      yield* setIn(family, 'bold', block.title);
      yield* setIn(family, 'regular', block.subtitle ?? []);
    }
    for (const { label, value } of block.details) {
      yield { value: label, family: 'heading', face: 'bold' };
      yield* setIn('heading', 'regular', value);
      yield* setIn('body', 'regular', value);
    }
  },
  *heading(block) {
    yield* setIn('heading', 'bold', block.children);
  },
  *paragraph(block) {
    yield* setIn('body', 'regular', block.children);
  },
  *table(block) {
    yield* setIn('heading', 'bold', block.caption ?? []);
    for (const row of block.head) for (const cell of row.cells) yield* setIn('heading', 'bold', cell.children);
    for (const row of block.body) for (const cell of row.cells) yield* setIn('heading', 'regular', cell.children);
    yield* linesBelow(block);
  },
  *figure(block) {
    yield* setIn('heading', 'bold', block.caption ?? []);
    yield* linesBelow(block);
  },
  *callout(block) {
    yield* setIn('heading', 'bold', block.title ?? []);
  },
  *contents(block) {
    yield* setIn('heading', 'bold', block.title ?? []);
  },
  list: () => [],
  quote: () => [],
  columns: () => [],
  landscape: () => [],
  pageBreak: () => [],
  rule: () => [],
};

function blockTexts<Type extends Block['type']>(block: Extract<Block, { type: Type }>): Iterable<SetText> {
  const texts = BLOCK_TEXTS[block.type as Type];
  return texts(block);
}

function* linesBelow(block: Extract<Block, { type: 'table' | 'figure' }>): Generator<SetText> {
  for (const line of [block.source ?? [], ...block.notes]) yield* setIn('heading', 'regular', line);
}

/** What is read out or stored but never printed. */
function unseenTexts(block: Block): string[] {
  if (block.type === 'table') return [block.summary];
  return block.type === 'figure' && block.alt !== undefined ? [block.alt] : [];
}

function* setIn(family: Family, face: FaceName, inlines: readonly Inline[]): Generator<SetText> {
  for (const inline of inlines) {
    if (inline.type === 'text' || inline.type === 'code') yield { value: inline.value, family, face };
    yield* setIn(family, faceWithin(inline, face), childInlines(inline));
  }
}

function faceWithin(inline: Inline, face: FaceName): FaceName {
  if (inline.type === 'strong') return face === 'italic' || face === 'boldItalic' ? 'boldItalic' : 'bold';
  if (inline.type === 'emphasis') return face === 'bold' || face === 'boldItalic' ? 'boldItalic' : 'italic';
  return face;
}
