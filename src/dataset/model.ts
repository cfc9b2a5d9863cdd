import type { Diagnostic, Place } from '../diagnostic.ts';
import type { Unit } from '../locale.ts';

/** A dataset folder, read and checked: everything that a brief may say about a country. */
export interface Dataset {
  /** Name of the folder. */
  readonly id: string;
  /** The folder, as given by the user. */
  readonly directory: string;
  readonly header: DatasetHeader;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly tables: ReadonlyMap<string, DataTable>;
  /** Narrative texts (Handlebars and Markdown) by name: `narrative/summary.md` is `summary`. */
  readonly narrative: ReadonlyMap<string, NarrativeText>;
  readonly sources: ReadonlyMap<string, Source>;
  /** Units by code: the dataset's own. */
  readonly units: ReadonlyMap<string, Unit>;
  /** Relations and known conflicts of `checks.yaml`; absent where there is none. */
  readonly checks?: DatasetChecks;
  /** Every mention of a unit, for the check against the units of a locale. */
  readonly unitUses?: readonly UnitUse[];
}

/** A place where a fact or a column names its unit. */
export interface UnitUse {
  readonly unit: string;
  /** Id of the fact, or table and column. */
  readonly subject: string;
  readonly where: Place;
}

/** What must hold between facts, and which contradictions are known. */
export interface DatasetChecks {
  readonly relations: readonly Relation[];
  readonly conflicts: readonly Conflict[];
}

/** One comparison of figures: `fact("a") + fact("b") == fact("c")`. */
export interface Comparison {
  /** As written; facts are named by `fact("id")`. */
  readonly expression: string;
  /** Ids of the facts in the expression, in order, each once. */
  readonly facts: readonly string[];
  readonly where: Place;
  /** Where the lines of the expression stand; absent: it is one line at `where`. */
  readonly places?: readonly TextPlace[];
}

/** Where a stretch of a text stands in its file: from `offset` (UTF-16) on, until the next stretch. */
export interface TextPlace {
  readonly offset: number;
  readonly place: Place;
}

/** A comparison that must hold. */
export interface Relation extends Comparison {
  readonly id: string;
  readonly title: string;
  /** How far the two sides of an equation may be apart. */
  readonly tolerance?: number;
  readonly note?: string;
}

/** A contradiction of the sources that is known and accepted. */
export interface Conflict {
  readonly id: string;
  readonly facts: readonly string[];
  /** "two values", "part exceeds whole": a kind that the program finds, or words of the analyst. */
  readonly kind: string;
  readonly reason: string;
  /** The contradiction is there as long as this comparison holds. */
  readonly while?: Comparison;
  readonly where: Place;
}

/** What the checks of a dataset found. */
export interface CheckReport {
  readonly relations: readonly RelationResult[];
  /** Contradictions that the program found by itself, accepted or not. */
  readonly suspects: readonly Suspect[];
  /** Accepted conflicts that are still there. */
  readonly conflicts: readonly Conflict[];
  /** For the readers of a fact, by its id: the accepted conflicts that it is part of. */
  readonly notes: ReadonlyMap<string, readonly ConflictNote[]>;
}

export type Comparator = '==' | '!=' | '<' | '<=' | '>' | '>=';

export type RelationResult =
  | { readonly relation: Relation; readonly outcome: 'notEvaluable' }
  | {
      readonly relation: Relation;
      /** By the figures as stated. */
      readonly outcome: 'holds' | 'fails';
      readonly comparator: Comparator;
      /** Whether the outcome is the same for every value that the qualifiers of the facts allow. */
      readonly certain: boolean;
      readonly left: ComparedSide;
      readonly right: ComparedSide;
      /** The left side less the right one; absent for dates and texts. */
      readonly difference?: number;
      /** Id of the conflict that accepts a failing relation. */
      readonly acceptedBy?: string;
    };

/** One side of a comparison. */
export interface ComparedSide {
  /** The figure as stated; a date (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`) or a text. */
  readonly value: number | string;
  /** Bounds that the qualifiers set: "more than 19" has no `high`. Absent for dates and texts. */
  readonly low?: number;
  readonly high?: number;
  /** "kg", "kg/person", "percent": for people to read. Absent where there is none. */
  readonly unit?: string;
}

/** A kind of contradiction that the program finds by itself, as conflicts name it. */
export type SuspectKind =
  | 'two values'
  | 'two qualifiers'
  | 'two units'
  | 'part exceeds whole'
  | 'percentage contradicts operands'
  | 'table contradicts fact';

export interface Suspect {
  readonly kind: SuspectKind;
  /** Ids of the facts that contradict each other, or that a table contradicts. */
  readonly facts: readonly string[];
  readonly finding: Diagnostic;
  /** Id of the conflict that accepts it. */
  readonly acceptedBy?: string;
}

/** What the reader of a figure is told of a conflict that it is part of. */
export interface ConflictNote {
  /** Id of the conflict. */
  readonly conflict: string;
  readonly kind: string;
  readonly reason: string;
  /** Ids of the other facts of the conflict. */
  readonly others: readonly string[];
}

/** `dataset.yaml` without sources and tables: what the brief is about. */
export interface DatasetHeader {
  readonly title: string;
  readonly country: { readonly name: string; readonly iso3: string; readonly demonym?: string };
  readonly edition: { readonly name: string; readonly year: number };
  readonly marking?: string;
  readonly language: string;
  readonly author: string;
  readonly keywords: readonly string[];
  /** Names whose digits are no figures, such as "1988 UN Drug Convention". */
  readonly names?: readonly string[];
  /** Further named values that templates may print: post, reference, addressees. */
  readonly details: Readonly<Record<string, string>>;
}

/** A document that figures were taken from. */
export interface Source {
  readonly id: string;
  readonly title: string;
  /** What notes and registers call it, such as "Cable ALMATY 4354". */
  readonly short?: string;
  readonly author: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` */
  readonly date: string;
  /** Where it can be had or what it is numbered. */
  readonly reference?: string;
  readonly url?: string;
}

/** One quantitative statement of a source. */
export interface Fact {
  readonly id: string;
  /** What was counted or measured, without the number. */
  readonly label: string;
  readonly value: FactQuantity;
  /** Code of a unit in the dataset or the locale. */
  readonly unit: string;
  /** As the source has it: "more than", "approximately", "almost", "estimated". */
  readonly qualifier?: string;
  /** As the source has it: "2005", "January-September 2005". */
  readonly period: string;
  readonly place: string;
  /** Who did or counted it. */
  readonly agency?: string;
  /** Who says so: "according to the Committee". */
  readonly attribution?: string;
  /** Absent only for a computed fact. */
  readonly source?: FactSource;
  /** How the value follows from other facts; absent: a source states it. */
  readonly computed?: FactFormula;
  /** Why the fact needs care: a conflict, an oddity of the source. */
  readonly note?: string;
  /** Facts with the same measure count the same thing; absent: those with the same label do. */
  readonly measure?: string;
  /** Id of the fact that this one counts a part of. */
  readonly partOf?: string;
  readonly where: Place;
}

export interface FactSource {
  /** Id of a source of the dataset. */
  readonly document: string;
  /** True number of the paragraph. */
  readonly paragraph?: number;
}

/** `product` and `sum` take two facts and more, `difference` and `ratio` two: the first less, or by, the second. */
export interface FactFormula {
  readonly operation: 'sum' | 'difference' | 'product' | 'ratio';
  /** Ids of the facts that it is computed from, in order. */
  readonly of: readonly string[];
}

export type FactQuantity =
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number }
  /** `decimals`: of the end that has more of them; absent for whole numbers. */
  | { readonly kind: 'range'; readonly low: number; readonly high: number; readonly decimals?: number }
  | { readonly kind: 'fraction'; readonly numerator: number; readonly denominator: number }
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` */
  | { readonly kind: 'date'; readonly iso: string };

/** A table of the dataset: `tables/<name>.csv` with the columns that `dataset.yaml` declares. */
export interface DataTable {
  readonly name: string;
  readonly file: string;
  readonly title: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
  readonly source?: string;
  readonly notes: readonly string[];
  /** Its figures carry the table's own source and are no facts. */
  readonly figures?: 'own';
  /** Where `source` and each of `notes` stand. */
  readonly places?: { readonly source?: Place; readonly notes: readonly Place[] };
}

export interface DataColumn {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'date' | 'year';
  /** Code of a unit, for numbers. */
  readonly unit?: string;
  readonly decimals?: number;
  /** Its numbers carry the table's own source and are no facts. */
  readonly figures?: 'own';
}

export interface DataRow {
  /** Line in the CSV file. */
  readonly line: number;
  readonly cells: ReadonlyMap<string, DataCell>;
}

/** One cell. A CSV cell `@fact-id` takes value and provenance from that fact. */
export interface DataCell {
  /** A number in columns of numbers and years, text in the others. Null where there is no value: see `missing`. */
  readonly value: string | number | null;
  /** Decimals of a number as it is written; absent for whole numbers. */
  readonly decimals?: number;
  /** `notAvailable`: the source says so (N/A); `empty`: does not apply; absent: there is a value. */
  readonly missing?: 'notAvailable' | 'empty';
  /** The fact that the cell states. */
  readonly fact?: string;
}

export interface NarrativeText {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}
