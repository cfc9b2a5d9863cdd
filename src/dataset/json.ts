import { parseTree, type Node } from 'jsonc-parser';
import type { Place } from '../diagnostic.ts';
import { MOST_YAML_LEVELS } from '../yamlDocument.ts';
import { alignText } from './alignText.ts';
import { findWord, propertyOf } from './textSearch.ts';
import type { Path, YamlText } from './yaml.ts';

/**
 * Opens a text that is faultless JSON, five times as fast as reading it as YAML. Undefined for everything else, also for
 * JSON with keys that stand twice or too many levels: what is wrong with a text is told by the reader of YAML.
 */
export function openJson(text: string, file: string): YamlText | undefined {
  if (!/^\s*[{[]/.test(text) || levelsOf(text) > MOST_YAML_LEVELS || !isJson(text)) return undefined;
  const root = parseTree(text);
  if (root === undefined) return undefined;
  const value = toPlain(root, text);
  if (value === DUPLICATE) return undefined;

  const place = openPlaces(text, file);
  const indexes: Indexes = new Map();
  const follow = (path: Path): Found => {
    let found: Found = { node: root };
    for (const step of path) {
      const next = stepInto(found.node, step, indexes);
      if (next === undefined) return found;
      found = next;
    }
    return found;
  };
  return {
    file,
    value,
    valueAt: (path) => path.reduce<unknown>(propertyOf, value),
    placeOf: (path) => place(follow(path).node.offset),
    placeOfKey(path) {
      const { node, key } = follow(path);
      return place((key ?? node).offset);
    },
    placeOfWord(path, word) {
      const { offset, length } = follow(path).node;
      return place(offset + Math.max(0, findWord(text.slice(offset, offset + length), word)));
    },
    firstLineOfBlock: () => undefined,
    placesOfText(path) {
      const { node } = follow(path);
      if (node.type !== 'string') return [];
      const written = text.slice(node.offset, node.offset + node.length);
      return alignText(node.value as string, written).map(({ offset, at }) => ({ offset, place: place(node.offset + at) }));
    },
  };
}

interface Found {
  readonly node: Node;
  readonly key?: Node;
}

type Indexes = Map<Node, Map<string, Required<Found>>>;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** How deep brackets stand within each other; those in texts count too, which does no harm. */
function levelsOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === OPEN_BRACE || code === OPEN_BRACKET) deepest = Math.max(deepest, (depth += 1));
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1;
  }
  return deepest;
}

const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Given for a key that stands twice. */
const DUPLICATE = Symbol('duplicate key');

function toPlain(node: Node, text: string): unknown {
  if (node.type === 'object') return mapValue(node, text);
  if (node.type === 'array') {
    const items = (node.children ?? []).map((item) => toPlain(item, text));
    return items.includes(DUPLICATE) ? DUPLICATE : items;
  }
  if (node.type !== 'number') return node.value;
  // A number is one only if it prints as it was written: nothing is lost.
  const written = text.slice(node.offset, node.offset + node.length);
  return String(node.value) === written ? node.value : written;
}

function mapValue(node: Node, text: string): unknown {
  const value = Object.create(null) as Record<string, unknown>;
  for (const { children } of node.children ?? []) {
    const [key, item] = children as [Node, Node];
    const name = key.value as string;
    const plain = toPlain(item, text);
    if (name in value || plain === DUPLICATE) return DUPLICATE;
    value[name] = plain;
  }
  return value;
}

function stepInto(node: Node, step: string | number, indexes: Indexes): Found | undefined {
  if (node.type === 'object') return indexOf(node, indexes).get(String(step));
  const item = node.type === 'array' ? node.children?.[Number(step)] : undefined;
  return item === undefined ? undefined : { node: item };
}

/** The members of an object by their keys; most objects are never asked for them. */
function indexOf(node: Node, indexes: Indexes): Map<string, Required<Found>> {
  let index = indexes.get(node);
  if (index === undefined) {
    const members = (node.children ?? []).map(({ children }): [string, Required<Found>] => {
      const [key, item] = children as [Node, Node];
      return [key.value as string, { key, node: item }];
    });
    indexes.set(node, (index = new Map(members)));
  }
  return index;
}

function openPlaces(text: string, file: string): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - starts[low]! + 1 };
  };
}
