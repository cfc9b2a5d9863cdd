import type { FigurePlaces, Paper } from '../document/model.ts';
import type { Place } from '../diagnostic.ts';
import type { Locale } from '../locale.ts';
import type { Theme } from '../theme.ts';

/** A template folder, read and checked. */
export interface Template {
  /** Name of the folder. */
  readonly id: string;
  readonly directory: string;
  readonly settings: TemplateSettings;
  /** `template.md` after its front matter. */
  readonly body: SourceText;
  /** Handlebars partials by name: the template's own, then the shared ones. */
  readonly partials: ReadonlyMap<string, SourceText>;
  /** Vega-Lite specs by name: `charts/seizures.vl.json` is `seizures`. */
  readonly charts: ReadonlyMap<string, SourceText>;
  readonly theme: Theme;
  readonly locale: Locale;
  /** Where each value of the front matter stands: `title`, `cover.Edition`, `needs.tables.0`. */
  readonly places?: ReadonlyMap<string, Place>;
}

/** A text that a user wrote, and where it starts. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
  /** Line of `file` on which `text` starts. */
  readonly firstLine: number;
}

/** Front matter of `template.md`. Strings may hold Handlebars. */
export interface TemplateSettings {
  /** Title of the format, for lists. */
  readonly name: string;
  readonly description: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly runningTitle?: string;
  readonly subject?: string;
  /** Lines of the cover: label to text. */
  readonly cover: ReadonlyMap<string, string>;
  readonly coverLayout: 'page' | 'band';
  readonly paper: Paper;
  readonly formats: readonly Format[];
  readonly theme: string;
  readonly locale: string;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** How many pages the PDF must have. */
  readonly pages?: { readonly min: number; readonly max: number };
  readonly watermark?: string;
  /** Where figures stand in the PDF; absent: in place. */
  readonly figures?: FigurePlaces;
  /** Names whose digits are no figures, such as "1988 UN Drug Convention". */
  readonly names?: readonly string[];
  /** Where a reader finds what each figure comes from; absent: as the directives of the text say. */
  readonly provenance?: Provenance;
  /** Where a reader is told of accepted conflicts: where the figures stand (absent), of some kinds there, or in the register alone. */
  readonly conflicts?: 'notes' | 'register' | { readonly kinds: readonly string[] };
  /** What the dataset must hold: names of tables and narrative texts. */
  readonly needs: {
    readonly tables: readonly string[];
    readonly narrative: readonly string[];
    readonly facts: readonly string[];
  };
}

/** `register`: each figure leads to its row; `endnotes`: each sentence with figures has a numbered note. */
export type Provenance = 'register' | 'endnotes' | 'both' | 'none';

export type Format = 'pdf' | 'docx' | 'html' | 'text';

export interface Parameter {
  readonly type: 'string' | 'number' | 'boolean';
  readonly label: string;
  readonly default: string | number | boolean;
  readonly choices?: readonly (string | number)[];
}

/** What a render may set. */
export interface RenderOptions {
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  readonly paper?: Paper;
  /** A number that is bound to nothing is an error. */
  readonly strict?: boolean;
}

/** A template after Handlebars: Markdown with directives, and where each line came from. */
export interface ExpandedText {
  readonly markdown: string;
  /** Place of origin of each line of `markdown`, in order. */
  readonly lines: readonly Place[];
  /** Front-matter strings with Handlebars done; plain text. */
  readonly title: string;
  readonly subtitle?: string;
  readonly runningTitle: string;
  readonly subject: string;
  readonly cover: readonly { readonly label: string; readonly value: string }[];
  readonly watermark?: string;
  /** Sources and notes of tables that held values, as Markdown: by `seizures.source`, `seizures.notes.0`. */
  readonly datasetTexts?: ReadonlyMap<string, string>;
  readonly paper: Paper;
}
