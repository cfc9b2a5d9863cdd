import { onceFor } from '../cache.ts';
import type { Place, Report } from '../diagnostic.ts';
import type { FaceName, FontFace, FontLibrary } from '../fonts.ts';
import * as messages from '../messages/document.ts';
import type { Theme } from '../theme.ts';
import type { Block, Inline, Meta, ReportDocument, ResolvedDocument } from './model.ts';
import { childInlines, walkBlocks } from './walk.ts';

type Family = keyof Pick<Theme['fonts'], 'body' | 'heading'>;

/** Takes a piece of text with the face that sets it. */
type TakeText = (value: string, family: Family, face: FaceName) => void;

/**
 * Checks that the fonts of the theme have every character of the brief: one that they lack prints as
 * a box and is not found by search. Also refuses what no font can help with: control characters,
 * lone halves of surrogate pairs, and marks that turn the direction of writing, which make readers
 * see another order of letters than search and screen readers do. One finding a character and block.
 */
export function checkGlyphs(document: ReportDocument | ResolvedDocument, fonts: FontLibrary, report: Report): void {
  const check = openCheck(document.meta.theme, fonts, report);
  const take = check(undefined);
  for (const text of metaTexts(document.meta)) take(text, 'heading', 'regular');
  const notes = [...document.notes.values()].flatMap((note) => note.children);
  for (const block of walkBlocks([...document.blocks, ...notes])) {
    takeTexts(block, check(block.place));
    for (const value of unseenTexts(block)) refuseUnprintable(value, block.place, report, new Set());
  }
}

/** Checks the texts of what stands at a place. */
type Check = (place: Place | undefined) => TakeText;

function openCheck(theme: Theme, fonts: FontLibrary, report: Report): Check {
  const lacks = openLacks(theme, fonts);
  const lacksCommon = (family: Family, face: FaceName): boolean => {
    const font = fonts.family(theme.fonts[family])?.faces[face];
    return font !== undefined && lacksCommonCharacters(font);
  };
  return (place) => {
    const seen = new Set<string>();
    return (value, family, face) => {
      if (COMMON.test(value) && !lacksCommon(family, face)) return;
      refuseUnprintable(value, place, report, seen);
      for (const character of value) {
        if (!lacks(family, face, character)) continue;
        const key = `${family} ${character}`;
        if (seen.has(character) || seen.has(key)) continue;
        seen.add(key);
        report(messages.missingGlyph(character, theme.fonts[family], place));
      }
    };
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
function metaTexts(meta: Meta): string[] {
  const { title, subtitle = '', marking = '', runningTitle, edition, watermark = '', author, subject } = meta;
  const words = Object.values(meta.locale.words);
  return [title, subtitle, marking, runningTitle, edition, watermark, author, subject, ...meta.keywords, ...words];
}

type BlockTexts = { readonly [Type in Block['type']]: (block: Extract<Block, { type: Type }>, take: TakeText) => void };

const nothing = (): void => {};

const BLOCK_TEXTS: BlockTexts = {
  cover(block, take) {
    // Formats differ in which of the two sets the title.
    for (const family of ['heading', 'body'] as const) {
      takeInlines(family, 'bold', block.title, take);
      takeInlines(family, 'regular', block.subtitle ?? [], take);
    }
    for (const { label, value } of block.details) {
      take(label, 'heading', 'bold');
      takeInlines('heading', 'regular', value, take);
      takeInlines('body', 'regular', value, take);
    }
  },
  heading: (block, take) => takeInlines('heading', 'bold', block.children, take),
  paragraph: (block, take) => takeInlines('body', 'regular', block.children, take),
  table(block, take) {
    takeInlines('heading', 'bold', block.caption ?? [], take);
    for (const row of block.head) for (const cell of row.cells) takeInlines('heading', 'bold', cell.children, take);
    for (const row of block.body) for (const cell of row.cells) takeInlines('heading', 'regular', cell.children, take);
    takeLinesBelow(block, take);
  },
  figure(block, take) {
    takeInlines('heading', 'bold', block.caption ?? [], take);
    takeLinesBelow(block, take);
  },
  callout: (block, take) => takeInlines('heading', 'bold', block.title ?? [], take),
  contents: (block, take) => takeInlines('heading', 'bold', block.title ?? [], take),
  list: nothing,
  quote: nothing,
  columns: nothing,
  landscape: nothing,
  pageBreak: nothing,
  rule: nothing,
};

function takeTexts<Type extends Block['type']>(block: Extract<Block, { type: Type }>, take: TakeText): void {
  const texts = BLOCK_TEXTS[block.type as Type];
  texts(block, take);
}

function takeLinesBelow(block: Extract<Block, { type: 'table' | 'figure' }>, take: TakeText): void {
  for (const line of [block.source ?? [], ...block.notes]) takeInlines('heading', 'regular', line, take);
}

/** What is read out or stored but never printed. */
function unseenTexts(block: Block): string[] {
  if (block.type === 'table') return [block.summary];
  return block.type === 'figure' && block.alt !== undefined ? [block.alt] : [];
}

function takeInlines(family: Family, face: FaceName, inlines: readonly Inline[], take: TakeText): void {
  for (const inline of inlines) {
    if (inline.type === 'text' || inline.type === 'code') take(inline.value, family, face);
    else takeInlines(family, faceWithin(inline, face), childInlines(inline), take);
  }
}

function faceWithin(inline: Inline, face: FaceName): FaceName {
  if (inline.type === 'strong') return face === 'italic' || face === 'boldItalic' ? 'boldItalic' : 'bold';
  if (inline.type === 'emphasis') return face === 'bold' || face === 'boldItalic' ? 'boldItalic' : 'italic';
  return face;
}
