import type { IThemeOptions } from 'docx';
import type { WordChart, WordSection, WordWatermark } from './model.ts';
import type { PageShape } from './page.ts';

/**
 * What the library is asked for. Plain data that says everything about the package that it makes: two requests
 * that are the same in JSON give the same one. What differs from brief to brief stands in it by number alone
 * (see `Holdings`).
 */
export interface PackageRequest {
  readonly theme: IThemeOptions;
  readonly page: PageShape;
  readonly footnotes: readonly FootnoteRequest[];
  readonly sections: readonly SectionRequest[];
}

export interface FootnoteRequest {
  readonly id: number;
  /** The library puts the number of the note into the paragraph that comes first. */
  readonly children: readonly Child[];
}

export interface SectionRequest extends Pick<WordSection, 'landscape' | 'columns' | 'continuous'> {
  /** Absent: those of the section before it. */
  readonly furniture?: { readonly running: FurnitureRequest; readonly first?: FurnitureRequest };
  /** The library puts the settings of the section into the paragraph that comes last. */
  readonly children: readonly Child[];
}

export interface FurnitureRequest {
  readonly header: readonly Slot[];
  readonly footer: readonly Slot[];
}

export type Child = Slot | ParagraphSlot;

/** What stands in a part: finished XML, or what the library adds parts or relations for. */
export type Slot = MarkupSlot | PictureSlot | WordChart | WordWatermark | LinkSlot;

/** Number of finished XML. */
export type MarkupSlot = number;

/** A paragraph that the library puts something into. */
export interface ParagraphSlot {
  readonly type: 'paragraph';
  readonly properties: MarkupSlot;
  readonly runs: readonly Slot[];
}

/** A picture whose words and files are given by number; words that are empty are not asked for. */
export interface PictureSlot {
  readonly type: 'picture';
  readonly name: number | '';
  readonly description: number | '';
  readonly decorative: boolean;
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly kind: 'png' | 'jpg';
  readonly file: number;
  /** The SVG in its place for programs that can show it. */
  readonly vector?: number;
}

export interface LinkSlot {
  readonly type: 'outwardLink';
  readonly url: string;
  readonly children: readonly Slot[];
}
