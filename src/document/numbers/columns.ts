import type { Dataset } from '../../dataset/model.ts';
import type { Place } from '../../diagnostic.ts';
import type { Template } from '../../template/model.ts';
import { literal, wholeWords } from './patterns.ts';

/** Finds the columns of numbers whose lines are known. */
export interface ColumnFinder {
  /** The place with the column of the number, if its line has it; asked again, that of the next such number. */
  locate(number: string, place: Place): Place;
}

/** Looks into the files that a brief's text comes from. */
export function openColumns(template: Template, dataset: Dataset): ColumnFinder {
  const texts = new Map([
    ...[template.body, ...template.partials.values()].map(({ file, text, firstLine }) => [file, { lines: text.split('\n'), firstLine }] as const),
    ...[...dataset.narrative.values()].map(({ file, text }) => [file, { lines: text.split('\n'), firstLine: 1 }] as const),
  ]);
  const asked = new Map<string, number>();
  return {
    locate(number, place) {
      const source = texts.get(place.file);
      const line = source?.lines[place.line - source.firstLine];
      if (line === undefined) return place;
      const key = `${place.file}:${place.line}:${number}`;
      const count = asked.get(key) ?? 0;
      asked.set(key, count + 1);
      const column = columnOf(number, line, count);
      return column === undefined ? place : { ...place, column };
    },
  };
}

/** The column (from 1) of the number's occurrence `count` outside of `{{...}}`. */
function columnOf(number: string, line: string, count: number): number | undefined {
  const outside = line.replaceAll(/\{\{.*?\}\}/g, (call) => ' '.repeat(call.length));
  const [first = ''] = number.split('\n');
  const found = [...outside.matchAll(new RegExp(wholeWords(literal(first)), 'gu'))];
  const match = found[count] ?? found.at(-1);
  return match === undefined ? undefined : match.index + 1;
}
