import type { Place } from '../diagnostic.ts';

/** The cells of a table as texts, before they are read by the type of their column. */
export interface RawTable {
  /** Names as the head has them. */
  readonly columns: readonly string[];
  readonly rows: readonly RawRow[];
  placeOfColumn(index: number): Place;
  readonly placeOfHead: Place;
}

export interface RawRow {
  readonly line: number;
  /** By column; a column that the row lacks is absent. */
  readonly cells: ReadonlyMap<string, string>;
  place(column: string): Place;
}
