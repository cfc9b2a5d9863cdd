import type { Rational } from '../rational.ts';

/** A piece of printed text: plain words, or a figure with the facts that it states or comes from. */
export type Piece =
  | { readonly text: string }
  | { readonly text: string; readonly facts: readonly string[]; readonly formula?: string };

/** What a helper gives: text, part of which may be bound to facts. */
export class Phrase {
  readonly pieces: readonly Piece[];
  /** The number that it prints, where it prints one. */
  readonly number: Rational | undefined;

  constructor(pieces: readonly Piece[], number?: Rational) {
    this.pieces = joinTexts(pieces);
    this.number = number;
  }

  get text(): string {
    return this.pieces.map((piece) => piece.text).join('');
  }

  /** The same phrase in other letters; what it is bound to stays. */
  mapText(change: (text: string, index: number) => string): Phrase {
    return new Phrase(
      this.pieces.map((piece, index) => ({ ...piece, text: change(piece.text, index) })),
      this.number,
    );
  }
}

/** Neighbouring texts without facts become one. */
function joinTexts(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last === undefined || 'facts' in last || 'facts' in piece) joined.push(piece);
    else joined.splice(-1, 1, { text: last.text + piece.text });
  }
  return joined;
}

export function words(text: string): Phrase {
  return new Phrase([{ text }]);
}

/** A typed value of the context: a cell of a table, a date, a year. */
export class Cell {
  readonly type: 'text' | 'number' | 'date' | 'year';
  /** Null where there is none: see `missing`. */
  readonly value: string | number | null;
  readonly missing: 'notAvailable' | 'empty' | undefined;
  readonly decimals: number | undefined;
  /** The fact that the cell states. */
  readonly fact: string | undefined;

  constructor(
    type: Cell['type'],
    value: string | number | null,
    more: { missing?: Cell['missing']; decimals?: number | undefined; fact?: string | undefined } = {},
  ) {
    this.type = type;
    this.value = value;
    this.missing = value === null ? (more.missing ?? 'notAvailable') : undefined;
    this.decimals = more.decimals;
    this.fact = more.fact;
  }
}

/** A named group of values: a row of a table, `country`. Has no prototype. */
export interface ValueRecord {
  readonly [name: string]: Value;
}

/** Everything that an expression of a template can be. */
export type Value =
  | string
  | number
  | boolean
  | null
  | undefined
  | Cell
  | Phrase
  | readonly Value[]
  | ValueRecord;

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isRecord(value: Value): value is ValueRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Cell) &&
    !(value instanceof Phrase)
  );
}

/** A record without prototype, so that no name reaches anything but its own values. */
export function valueRecord(entries: Iterable<readonly [string, Value]>): ValueRecord {
  const record: Record<string, Value> = Object.create(null) as Record<string, Value>;
  for (const [name, value] of entries) record[name] = value;
  return record;
}

/** Whether a condition holds: zero is a figure and holds; missing, empty and false do not. */
export function isTruthy(value: Value): boolean {
  if (value === null || value === undefined || value === false || value === '') return false;
  if (value instanceof Cell) return value.value !== null && value.value !== '';
  if (value instanceof Phrase) return value.text !== '';
  if (isList(value)) return value.length > 0;
  return true;
}

/**
 * A value as the context of a block or partial. Handlebars compares what is inside with what is outside by
 * `!=`, which takes equal texts for one context and fails between a text and a record: an object of
 * its own is told apart from all others.
 */
export function contextOf(value: Value): Value {
  if (typeof value === 'string') return new Cell('text', value);
  return typeof value === 'number' ? new Cell('year', value) : value;
}
