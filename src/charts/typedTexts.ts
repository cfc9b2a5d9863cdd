import type { DrawnText } from '../document/model.ts';
import { isList, isObject, type ChartSpec, type Json, type JsonPath } from './spec.ts';

/** Parts of a spec that are not printed, or that are data. */
const NOT_PRINTED: ReadonlySet<string> = new Set(['usermeta', 'description', 'data', 'datasets', 'params', 'transform', 'projection', 'config', '$schema', 'name']);

/** Texts in quotes within an expression. */
const QUOTED = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g;

/** The words that are written into a spec for readers of the chart: titles of all kinds, text marks, labels. */
export function typedTexts(spec: ChartSpec): DrawnText[] {
  const texts: DrawnText[] = [];
  const add = (value: Json | undefined, path: JsonPath): void => {
    if (typeof value === 'string') texts.push({ text: value, place: spec.place(path) });
    else if (isList(value)) value.forEach((line, index) => add(line, [...path, index]));
    else if (isObject(value)) {
      addQuoted(value.expr, [...path, 'expr']);
      for (const part of ['text', 'subtitle', 'value', 'datum']) add(value[part], [...path, part]);
      add(value.condition, [...path, 'condition']);
    }
  };
  const addQuoted = (expression: Json | undefined, path: JsonPath): void => {
    if (typeof expression !== 'string') return;
    const place = spec.place(path);
    for (const [, single, double] of expression.matchAll(QUOTED)) texts.push({ text: single ?? double ?? '', place });
  };
  const walk = (part: Json, path: JsonPath): void => {
    if (isList(part)) part.forEach((item, index) => walk(item, [...path, index]));
    if (!isObject(part)) return;
    for (const [key, value] of Object.entries(part)) {
      const at = [...path, key];
      if (key === 'title' || key === 'text') add(value, at);
      else if (key === 'labelExpr') addQuoted(value, at);
      else if (!NOT_PRINTED.has(key)) walk(value, at);
    }
  };
  walk(spec.root, []);
  return texts;
}
