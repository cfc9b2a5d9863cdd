import type { DataCell, DataRow, DataTable, Dataset, Fact } from '../dataset/model.ts';

/** What changed from one dataset to another. Lists keep the order of the later dataset; what it lacks comes last. */
export interface EditionComparison {
  readonly before: Dataset;
  readonly after: Dataset;
  /** What the brief is about: title, edition, author, details. */
  readonly header: readonly FieldChange[];
  readonly facts: readonly FactChange[];
  /** How many facts are the same in all that they say. */
  readonly sameFacts: number;
  readonly tables: readonly TableChange[];
  readonly sources: readonly NamedChange[];
  readonly narrative: readonly NamedChange[];
}

/** One property with other words. Empty where there is none. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Something that is known by its name alone. */
export interface NamedChange {
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
}

export type FactChange =
  | { readonly kind: 'added'; readonly after: Fact }
  | { readonly kind: 'removed'; readonly before: Fact }
  | FactRevision;

/**
 * A fact that both editions have. `revised`: another value for the same period and place; `renewed`:
 * the same measure for another period; `changed`: the same value, told otherwise.
 */
export interface FactRevision {
  readonly kind: 'revised' | 'renewed' | 'changed';
  readonly before: Fact;
  readonly after: Fact;
  /** Every property that differs, the value among them. */
  readonly fields: readonly FieldChange[];
  /** Change of the value in percent of the earlier one; absent where there is none to give. */
  readonly percent?: number;
}

export type TableChange =
  | { readonly kind: 'added'; readonly after: DataTable }
  | { readonly kind: 'removed'; readonly before: DataTable }
  | TableRevision;

export interface TableRevision {
  readonly kind: 'changed';
  readonly before: DataTable;
  readonly after: DataTable;
  /** Title, source, notes and columns. */
  readonly fields: readonly FieldChange[];
  readonly rows: readonly RowChange[];
}

export type RowChange =
  | { readonly kind: 'added'; readonly after: DataRow }
  | { readonly kind: 'removed'; readonly before: DataRow }
  | { readonly kind: 'changed'; readonly before: DataRow; readonly after: DataRow; readonly cells: readonly CellChange[] };

export interface CellChange {
  readonly column: string;
  readonly before: DataCell | undefined;
  readonly after: DataCell | undefined;
  readonly percent?: number;
}
