import { openCache } from '../../../cache.ts';
import { syllables } from './hyphenation.ts';
import type { Item } from './lines.ts';
import type { Metrics } from './metrics.ts';
import { widthAt, type Shaped } from './shape.ts';

/** A piece of text that is never broken, or the space after it. Many texts share it. */
export interface Piece extends Item {
  readonly text: string;
  /** Its glyphs; those of a hyphen where it prints one. */
  readonly shaped?: Shaped;
}

/** What stands between two possible breaks: a word and the spaces after it, in pieces; spaces alone have none. */
export interface Part {
  readonly text: string;
  readonly whole: readonly Piece[];
  /** With hyphens, by what decides where they may be. */
  readonly broken: Map<Breaking, readonly Piece[]>;
}

/** Where words may get hyphens: language tag, and whether names may, too. */
export interface Breaking {
  readonly language: string;
  readonly names: boolean;
}

const breakings = openCache<Breaking>(64);

/** The same object for the same language. */
export function breakingOf(language: string, names: boolean): Breaking {
  return breakings.keep(`${names} ${language}`, () => ({ language, names }));
}

/** How far spaces stretch and shrink, as parts of their width. */
const STRETCH = 0.5;
const SHRINK = 0.34;

const HYPHEN_COST = 110;

/** A figure should not be parted from what it counts. */
const FIGURE_COST = 100;

/** How far marks at the end of a stretched line reach over its edge, as parts of their width: they look aligned so. */
const HANG: Readonly<Record<string, number>> = { '-': 0.5, '.': 0.6, ',': 0.6, ';': 0.3, ':': 0.3, '\u201d': 0.4, '\u2019': 0.4, '"': 0.4, "'": 0.4 };

/** Words of fewer letters are never broken. */
const SHORTEST = 5;

/** Ways of breaking that are kept of a part. */
const BREAKINGS_KEPT = 4;

const NOTHING: readonly Piece[] = [];

export function partOf(text: string, metrics: Metrics): Part {
  const known = metrics.parts.get(text);
  if (known !== undefined) return known;
  const part: Part = { text, whole: measure(text, metrics, undefined), broken: new Map() };
  metrics.parts.set(text, part);
  return part;
}

export function brokenPieces({ text, whole, broken }: Part, metrics: Metrics, breaking: Breaking): readonly Piece[] {
  if (whole === NOTHING) return whole;
  let pieces = broken.get(breaking);
  if (pieces === undefined) {
    const found = measure(text, metrics, breaking);
    if (broken.size === BREAKINGS_KEPT) broken.clear();
    broken.set(breaking, (pieces = found.length === whole.length ? whole : found));
  }
  return pieces;
}

function measure(text: string, metrics: Metrics, breaking: Breaking | undefined): readonly Piece[] {
  const { word, spaces } = split(text);
  if (word === '') return NOTHING;
  const pieces = wordPieces(word, metrics, breaking);
  if (spaces !== '') pieces.push(spaceAfter(pieces.at(-1), metrics, spaces, metrics));
  return pieces;
}

/** A part without the mark at its end that only says that it may be broken there. */
function split(text: string): { word: string; spaces: string } {
  const clean = text.replace(/[\n\u00ad]$/, '');
  const word = clean.trimEnd() === '' ? '' : clean.replace(/ +$/, '');
  return { word, spaces: clean.slice(word.length) };
}

/** Spaces that begin a run, after a piece of the run before. */
export function leadingSpace(text: string, metrics: Metrics, before: Piece | undefined, metricsBefore: Metrics): Piece | undefined {
  const { spaces } = split(text);
  return spaces === '' ? undefined : spaceAfter(before, metricsBefore, spaces, metrics);
}

function spaceAfter(before: Piece | undefined, metricsBefore: Metrics, text: string, metrics: Metrics): Piece {
  const shaped = metrics.shape(text);
  const width = widthAt(shaped, metrics);
  return {
    kind: 'space',
    width,
    stretch: width * STRETCH,
    shrink: width * SHRINK,
    penalty: endsInFigure(before, metricsBefore) ? FIGURE_COST : 0,
    hyphen: false,
    hang: hangOf(before, metricsBefore),
    text,
    shaped,
  };
}

function wordPieces(word: string, metrics: Metrics, breaking: Breaking | undefined): Piece[] {
  const letters = word.length < SHORTEST || breaking === undefined ? null : /\p{L}{5,}/u.exec(word);
  const positions = letters === null ? [] : hyphenPositions(letters[0], breaking!).map((at) => at + letters.index);
  const pieces: Piece[] = [];
  let from = 0;
  for (const at of positions) {
    pieces.push(box(word.slice(from, at), metrics), hyphenAfter(metrics));
    from = at;
  }
  pieces.push(box(word.slice(from), metrics));
  return pieces;
}

function hyphenPositions(word: string, { language, names }: Breaking): readonly number[] {
  return names || !isName(word, language) ? syllables(word, language) : [];
}

/** Names are left whole while there is another way; German writes all nouns with a capital. */
function isName(word: string, language: string): boolean {
  return /^\p{Lu}/u.test(word) && !language.startsWith('de');
}

export function hyphenAfter(metrics: Metrics): Piece {
  const shaped = metrics.shape('-');
  const width = widthAt(shaped, metrics);
  return { kind: 'break', width, stretch: 0, shrink: 0, penalty: HYPHEN_COST, hyphen: true, hang: width * HANG['-']!, text: '', shaped };
}

export function box(text: string, metrics: Metrics): Piece {
  const shaped = metrics.shape(text);
  return { kind: 'box', width: widthAt(shaped, metrics), stretch: 0, shrink: 0, penalty: 0, hyphen: false, hang: 0, text, shaped };
}

/** Years stand for themselves, and marks of notes belong to the words before them. */
function endsInFigure(piece: Piece | undefined, { raised }: Metrics): boolean {
  const text = piece?.text ?? '';
  const last = text.charCodeAt(text.length - 1);
  return last >= 48 && last <= 57 && !raised && !YEAR.test(text);
}

const YEAR = /^(?:19|20)\d\d$/;

function hangOf(piece: Piece | undefined, metrics: Metrics): number {
  const mark = piece?.text.at(-1) ?? '';
  const part = HANG[mark];
  return part === undefined ? 0 : part * widthAt(metrics.shape(mark), metrics);
}
