import type { Dataset } from '../dataset/model.ts';
import type { Place } from '../diagnostic.ts';
import { escapeMarkdown } from './escape.ts';
import type { LocatedText } from './located.ts';

/** A text of the dataset with values in it: the source or a note of a table. */
export interface DatasetText extends LocatedText {
  /** `seizures.source`, `seizures.notes.0` */
  readonly key: string;
}

/**
 * The sources and notes of tables that hold values, as Markdown: what stands around the values reads as it
 * is written. Places are those of lines; columns are counted in the Markdown.
 */
export function datasetTexts({ tables }: Dataset): DatasetText[] {
  return [...tables.values()].flatMap(({ name, file, source, notes, places }) => [
    ...textOf(`${name}.source`, source, places?.source, file),
    ...notes.flatMap((note, index) => textOf(`${name}.notes.${index}`, note, places?.notes[index], file)),
  ]);
}

const VALUES = /(\{\{\{[^]*?\}\}\}|\{\{[^]*?\}\})/;

function textOf(key: string, text: string | undefined, place: Place | undefined, file: string): DatasetText[] {
  if (text === undefined || !text.includes('{{')) return [];
  const parts = text.split(VALUES).map((part, index) => (index % 2 === 0 ? escapeMarkdown(part) : part));
  return [{ key, file: place?.file ?? file, text: parts.join(''), firstLine: place?.line ?? 1 }];
}
