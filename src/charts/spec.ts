import { findNodeAtLocation, getNodeValue, parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { Place, Report } from '../diagnostic.ts';
import { badJson, specNotObject, specTooDeep, specTooLong } from '../messages/charts.ts';
import type { SourceText } from '../template/model.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** Keys and indexes from the root of a spec to one of its parts. */
export type JsonPath = readonly (string | number)[];

/** A Vega-Lite spec as read from its file. */
export interface ChartSpec {
  readonly name: string;
  readonly file: string;
  readonly root: JsonObject;
  /** Where a part stands in the file: its value or, if asked for, the key before it. */
  place(path: JsonPath, part?: 'key' | 'value'): Place;
}

/** Characters of a spec. A hand-written chart has a few thousand. */
const MOST_CHARACTERS = 200_000;
/** Nested brackets. Small multiples of layered views need about 12. */
const MOST_DEPTH = 40;

/** Reads JSON and keeps the positions. Reports what is wrong and gives undefined if there is no spec. */
export function readSpec(name: string, source: SourceText, report: Report): ChartSpec | undefined {
  const placeAt = (offset: number): Place => placeInText(source, offset);
  if (source.text.length > MOST_CHARACTERS) {
    report(specTooLong(name, source.text.length, MOST_CHARACTERS, placeAt(0)));
    return undefined;
  }
  const tooDeepAt = offsetOfDepth(source.text, MOST_DEPTH + 1);
  if (tooDeepAt !== undefined) {
    report(specTooDeep(name, MOST_DEPTH, placeAt(tooDeepAt)));
    return undefined;
  }
  const errors: ParseError[] = [];
  const tree = parseTree(source.text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first !== undefined) {
    report(badJson(name, first.error, source.text.slice(first.offset, first.offset + first.length), placeAt(first.offset)));
    return undefined;
  }
  const root: unknown = tree === undefined ? undefined : getNodeValue(tree);
  if (tree === undefined || !isObject(root)) {
    report(specNotObject(name, placeAt(0)));
    return undefined;
  }
  return {
    name,
    file: source.file,
    root,
    place: (path, part = 'value') => placeAt(nodeAt(tree, path, part).offset),
  };
}

/** The node at a path or, where a step is missing, the last one on the way there. */
function nodeAt(tree: Node, path: JsonPath, part: 'key' | 'value'): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node === undefined) continue;
    const property = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
    return part === 'key' && length === path.length ? (property ?? node) : node;
  }
  return tree;
}

function placeInText(source: SourceText, offset: number): Place {
  const before = source.text.slice(0, offset).split('\n');
  return {
    file: source.file,
    line: source.firstLine + before.length - 1,
    column: before.at(-1)!.length + 1,
  };
}

/** Where brackets are nested `depth` deep for the first time; found without recursion. */
function offsetOfDepth(text: string, depth: number): number | undefined {
  let open = 0;
  let quoted = false;
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text[offset];
    if (quoted) {
      if (character === '\\') offset += 1;
      else if (character === '"' || character === '\n') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') {
      open += 1;
      if (open === depth) return offset;
    } else if (character === '}' || character === ']') open -= 1;
  }
  return undefined;
}

/** A text, number or truth value as it is written; nothing for what has parts, whatever they are called. */
export function wordOf(value: Json | undefined): string {
  return typeof value === 'object' ? '' : String(value ?? '');
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** A deep copy that may be changed: what is derived from a spec never touches it. */
export function copyJson<T>(value: T): T {
  return structuredClone(value);
}
