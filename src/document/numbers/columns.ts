import type { Dataset } from '../../dataset/model.ts';
import type { Place } from '../../diagnostic.ts';
import type { Template } from '../../template/model.ts';
import { literal, wholeWords } from './patterns.ts';

/** Finds the columns of numbers whose lines are known. */
export interface ColumnFinder {
  /** The place with the column of the number, if its line has it; asked again, that of the next such number. */
  locate(number: string, place: Place): Place;
  /** The line as its author wrote it; undefined where it is not known. */
  lineAt(place: Place): string | undefined;
}

/** Looks into the files that a brief's text comes from. */
export function openColumns(template: Template, dataset: Dataset): ColumnFinder {
  const texts = new Map([
    ...[template.body, ...template.partials.values()].map(({ file, text, firstLine }) => [file, { lines: text.split('\n'), firstLine }] as const),
    ...[...dataset.narrative.values()].map(({ file, text }) => [file, { lines: text.split('\n'), firstLine: 1 }] as const),
  ]);
  const asked = new Map<string, number>();
  const lineAt = (place: Place): string | undefined => {
    const source = texts.get(place.file);
    return source?.lines[place.line - source.firstLine];
  };
  return {
    lineAt,
    locate(number, place) {
      const line = lineAt(place);
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
  const outside = line.includes('{{') ? line.replaceAll(/\{\{.*?\}\}/g, (call) => ' '.repeat(call.length)) : line;
  const [first = ''] = number.split('\n');
  // Where the number stands as it is, nothing has to be compiled.
  const places = /\s/u.test(first) ? spacedPlaces(first, outside) : wholePlaces(first, outside);
  const place = places[count] ?? places.at(-1);
  return place === undefined ? undefined : place + 1;
}

function spacedPlaces(number: string, line: string): number[] {
  return [...line.matchAll(new RegExp(wholeWords(literal(number)), 'gu'))].map(({ index }) => index);
}

function wholePlaces(number: string, line: string): number[] {
  const places: number[] = [];
  let step = 1;
  if (number === '') return places;
  for (let at = line.indexOf(number); at !== -1; at = line.indexOf(number, at + step)) {
    const isWhole = !wordEndsAt(line, at) && !wordGoesOnAt(line, at + number.length);
    if (isWhole) places.push(at);
    step = isWhole ? number.length : 1;
  }
  return places;
}

/** Whether a letter or a digit stands before a place. Mostly a space or a mark does, which needs no pattern. */
function wordEndsAt(line: string, at: number): boolean {
  return !isMark(line.charCodeAt(at - 1)) && /[\p{L}\p{N}]$/u.test(line.slice(Math.max(0, at - 2), at));
}

function wordGoesOnAt(line: string, at: number): boolean {
  return !isMark(line.charCodeAt(at)) && /^[\p{L}\p{N}]/u.test(line.slice(at, at + 2));
}

/** A space or a mark of ASCII. */
function isMark(code: number): boolean {
  return code <= 0x2f || (code >= 0x3a && code <= 0x40);
}
