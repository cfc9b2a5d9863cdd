import { LineCounter, isAlias, isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Node, Pair, Scalar, YAMLMap } from 'yaml';
import { openCache } from '../cache.ts';
import type { Diagnostic, Place, Report } from '../diagnostic.ts';
import * as messages from '../messages/dataset.ts';
import { MOST_YAML_LEVELS, readYamlDocument, TooDeep } from '../yamlDocument.ts';
import { alignText } from './alignText.ts';
import { openJson } from './json.ts';
import type { TextPlace } from './model.ts';
import { findWord, propertyOf } from './textSearch.ts';
import { reportErrors } from './yamlErrors.ts';

/** Keys and indexes that lead to a value of a YAML text. */
export type Path = readonly (string | number)[];

/** A YAML (or JSON) text: its values, and where each of them stands. */
export interface YamlText {
  readonly file: string;
  /**
   * Plain objects without prototype, arrays, texts, numbers, booleans and null. A number is a
   * number only if it prints as it was written; `6.50`, `007` and `1e3` stay text, so that nothing is lost.
   */
  readonly value: unknown;
  valueAt(path: Path): unknown;
  /** Where the value starts; where there is none, its key or what should hold it. */
  placeOf(path: Path): Place;
  placeOfKey(path: Path): Place;
  /** Where a word stands inside a text value; the start of the value if it is not found. */
  placeOfWord(path: Path, word: string): Place;
  /** Line on which a block text (`|`) has its first line; undefined for texts written otherwise. */
  firstLineOfBlock(path: Path): number | undefined;
  /** Where the lines of a text value stand; empty for other values. */
  placesOfText(path: Path): TextPlace[];
}

/** What reading a text gave, for reading it again: a service renders one dataset many times. */
interface Reading {
  readonly yaml: YamlText | undefined;
  readonly findings: readonly Diagnostic[];
}

const READINGS_KEPT = 32;
const LONGEST_KEPT = 1_000_000;
const readings = openCache<Reading>(READINGS_KEPT);

/** Reads one YAML document. Reports what is wrong with it; undefined if it cannot be read, or is empty. */
export function readYaml(text: string, file: string, report: Report, emptyHint?: string): YamlText | undefined {
  // JSON is read faster than it is kept.
  const json = openJson(text, file);
  if (json !== undefined) return json;
  const { yaml, findings } =
    text.length > LONGEST_KEPT
      ? readAnew(text, file, emptyHint)
      : readings.keep(`${file}\n${emptyHint}\n${text}`, () => readAnew(text, file, emptyHint));
  findings.forEach(report);
  return yaml;
}

function readAnew(text: string, file: string, emptyHint: string | undefined): Reading {
  const findings: Diagnostic[] = [];
  return { yaml: openText(text, file, (finding) => findings.push(finding), emptyHint), findings };
}

function openText(text: string, file: string, report: Report, emptyHint: string | undefined): YamlText | undefined {
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const document = readYamlDocument(text, lines, { uniqueKeys: false, prettyErrors: false, strict: true });
  if (document instanceof TooDeep) {
    report(messages.yamlTooDeep(place(document.offset), MOST_YAML_LEVELS));
    return undefined;
  }
  if (reportErrors(document, text, place, report)) return undefined;
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    report(messages.emptyFile({ file, line: 1 }, emptyHint));
    return undefined;
  }
  return openYaml(contents, text, file, place, report);
}

function openYaml(contents: Node, source: string, file: string, place: (offset: number) => Place, report: Report): YamlText | undefined {
  const walk: Walk = { place, report, indexes: new Map(), aliases: [] };
  const value = toPlain(contents, '', walk);
  if (walk.aliases.length > 0) return undefined;

  const follow = (path: Path): { node: Node | null; key: Node | null } => {
    let found: { node: Node | null; key: Node | null } = { node: contents, key: null };
    for (const step of path) {
      const next = stepInto(found.node, step, walk.indexes);
      if (next === undefined) return found;
      found = next;
    }
    return found;
  };

  return {
    file,
    value,
    valueAt: (path) => path.reduce<unknown>(propertyOf, value),
    placeOf(path) {
      const { node, key } = follow(path);
      const absent = isScalar(node) && node.value === null && (node.source ?? '') === '';
      return place(start(absent && key !== null ? key : (node ?? key)) ?? 0);
    },
    placeOfKey(path) {
      const { node, key } = follow(path);
      return place(start(key ?? node) ?? 0);
    },
    placeOfWord(path, word) {
      const { node } = follow(path);
      const [from = 0, to = 0] = node?.range ?? [];
      const offset = findWord(source.slice(from, to), word);
      return place(from + Math.max(0, offset));
    },
    firstLineOfBlock(path) {
      const { node } = follow(path);
      if (!isScalar(node) || node.type !== 'BLOCK_LITERAL') return undefined;
      return place(start(node) ?? 0).line + 1;
    },
    placesOfText(path) {
      const { node } = follow(path);
      if (!isScalar(node) || typeof node.value !== 'string') return [];
      const [from = 0, to = 0] = node.range ?? [];
      const block = node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL';
      const head = block ? source.indexOf('\n', from) + 1 - from : 0;
      return alignText(node.value, source.slice(from + head, to)).map(({ offset, at }) => ({ offset, place: place(from + head + at) }));
    },
  };
}

function start(node: Node | null): number | undefined {
  return node?.range?.[0];
}

type Indexes = Map<YAMLMap, Map<string, Pair<Node, Node | null>>>;

function stepInto(node: Node | null, step: string | number, indexes: Indexes): { node: Node | null; key: Node | null } | undefined {
  if (isMap(node)) {
    const pair = indexes.get(node)?.get(String(step));
    return pair === undefined ? undefined : { node: pair.value, key: pair.key };
  }
  if (!isSeq(node)) return undefined;
  const item: unknown = node.items[Number(step)];
  return isCollection(item) || isScalar(item) ? { node: item, key: null } : undefined;
}

interface Walk {
  readonly place: (offset: number) => Place;
  readonly report: Report;
  readonly indexes: Indexes;
  readonly aliases: Alias[];
}

function toPlain(node: unknown, context: string, walk: Walk): unknown {
  if (isScalar(node)) return scalarValue(node, walk);
  if (isMap(node)) return mapValue(node as YAMLMap<Node, Node | null>, context, walk);
  if (isSeq(node)) return node.items.map((item, index) => toPlain(item, `${context}[${index + 1}]`, walk));
  if (isAlias(node)) {
    walk.aliases.push(node);
    walk.report(messages.badYaml(walk.place(node.range?.[0] ?? 0), 'alias', ''));
  }
  return null;
}

function mapValue(map: YAMLMap<Node, Node | null>, context: string, walk: Walk): unknown {
  const value = Object.create(null) as Record<string, unknown>;
  const index = new Map<string, Pair<Node, Node | null>>();
  walk.indexes.set(map, index);
  for (const pair of map.items) {
    const key = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : String(pair.key);
    const first = index.get(key);
    if (first !== undefined) {
      const where = walk.place(pair.key.range?.[0] ?? 0);
      walk.report(messages.duplicateKey(where, key, context, walk.place(first.key.range?.[0] ?? 0)));
      continue;
    }
    index.set(key, pair);
    value[key] = toPlain(pair.value, context === '' ? key : `${context}.${key}`, walk);
  }
  return value;
}

function scalarValue(scalar: Scalar, { place, report }: Walk): unknown {
  const { value, source, type, comment } = scalar;
  if (type === 'PLAIN' && typeof comment === 'string' && /^[^\s#]/.test(comment)) {
    report(messages.swallowedComment(place(scalar.range?.[1] ?? 0), comment));
  }
  if (typeof value === 'number') return String(value) === source ? value : source;
  if (typeof value !== 'string') return value;
  // ">" is how people write long prose; the line break that it leaves at the end is not meant.
  return type === 'BLOCK_FOLDED' ? value.replace(/\n$/, '') : value;
}
