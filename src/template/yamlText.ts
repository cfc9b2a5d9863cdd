import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import type { z } from 'zod';
import { onceFor } from '../cache.ts';
import type { Diagnostic, Place, Report } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import { MOST_YAML_LEVELS, readYamlDocument, TooDeep } from '../yamlDocument.ts';
import { MOST_YAML_CHARACTERS } from './limits.ts';
import type { SourceText } from './model.ts';
import { reportIssues } from './yamlIssues.ts';

/** Keys and indexes that lead to a value. */
export type Path = readonly PropertyKey[];

/** A YAML text that fits its schema, and where each of its values stands. */
export interface YamlText<T> {
  readonly value: T;
  /** Where the value at a path starts, or the last thing on the way that there is. */
  placeOf(path: Path): Place;
  /** Every path that has a text, keys joined by dots, with the place where that text starts. */
  places(): ReadonlyMap<string, Place>;
}

/** What reading a text gave. */
interface Reading {
  readonly yaml: YamlText<unknown> | undefined;
  readonly findings: readonly Diagnostic[];
}

/** What each text gave by a schema: a service reads the same front matter, theme and locale for every brief. */
const readingsBy = onceFor((schema: z.ZodType) =>
  onceFor((source: SourceText): Reading => {
    const findings: Diagnostic[] = [];
    return { yaml: readAnew(source, schema, (finding) => findings.push(finding)), findings };
  }),
);

/**
 * Reads a YAML text by a schema. Reports what is wrong in it, each thing at its line; then it gives nothing. The same
 * text gives the same value again: it must not be changed.
 */
export function readYaml<T>(source: SourceText, schema: z.ZodType<T>, report: Report): YamlText<T> | undefined {
  const { yaml, findings } = readingsBy(schema)(source);
  findings.forEach(report);
  return yaml as YamlText<T> | undefined;
}

function readAnew<T>(source: SourceText, schema: z.ZodType<T>, report: Report): YamlText<T> | undefined {
  const counter = new LineCounter();
  if (source.text.length > MOST_YAML_CHARACTERS) {
    report(messages.yamlTooLong({ file: source.file, line: source.firstLine }, source.text.length, MOST_YAML_CHARACTERS));
    return undefined;
  }
  const document = readYamlDocument(source.text, counter, { prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file: source.file, line: source.firstLine + Math.max(line, 1) - 1, column: Math.max(col, 1) };
  };
  if (document instanceof TooDeep) {
    report(messages.yamlTooDeep(placeAt(document.offset), MOST_YAML_LEVELS));
    return undefined;
  }
  if (reportSyntax(document, source.text, placeAt, report)) return undefined;

  const placeOf = (path: Path): Place => placeAt(follow(document, path).valueStart);
  const value: unknown = document.toJS() ?? {};
  const parsed = schema.safeParse(value);
  if (parsed.success) {
    let places: ReadonlyMap<string, Place> | undefined;
    return { value: parsed.data, placeOf, places: () => (places ??= placesIn(document, placeAt)) };
  }
  const placeOfKey = (path: Path): Place => placeAt(follow(document, path).keyStart);
  reportIssues(parsed.error.issues, { value, schema, placeOf, placeOfKey, report });
  return undefined;
}

/** Further errors of one text are mostly echoes of the first. */
const MOST_ERRORS = 50;

function reportSyntax(
  document: Document.Parsed,
  text: string,
  placeAt: (offset: number) => Place,
  report: Report,
): boolean {
  const lines = text.split('\n');
  const seen = new Set<number>();
  for (const { pos, code, message } of document.errors.slice(0, MOST_ERRORS)) {
    const place = placeAt(pos[0]);
    if (seen.has(place.line)) continue;
    seen.add(place.line);
    const line = lines[text.slice(0, pos[0]).split('\n').length - 1] ?? '';
    if (line.includes('{{')) report(messages.unquotedMustache(place));
    else report(messages.badYaml(place, code, message));
  }
  if (seen.size > 0) return true;
  let found = false;
  visit(document, {
    Pair(_, { key }) {
      if (!isNode(key) || isScalar(key) || isAlias(key)) return;
      report(messages.unquotedMustache(placeAt(key.range?.[0] ?? 0)));
      found = true;
    },
    Alias(_, { range }) {
      report(messages.yamlAlias(placeAt(range?.[0] ?? 0)));
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

/** Offsets of the value at a path and of its key; of what holds them where they are missing. */
function follow(document: Document.Parsed, path: Path): { valueStart: number; keyStart: number } {
  let node: Node | null = document.contents;
  let found = { valueStart: startOf(node), keyStart: startOf(node) };
  for (const key of path) {
    const next = stepTo(node, key);
    if (next === undefined) return found;
    const keyStart = next.key === undefined ? startOf(next.value) : startOf(next.key);
    found = { valueStart: next.value?.range == null ? keyStart : startOf(next.value), keyStart };
    node = next.value;
  }
  return found;
}

function stepTo(node: Node | null, key: PropertyKey): { value: Node | null; key?: Node } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    return pair === undefined ? undefined : { value: isNode(pair.value) ? pair.value : null, key: pair.key as Node };
  }
  const item: unknown = isSeq(node) ? node.items[Number(key)] : undefined;
  return isNode(item) ? { value: item } : undefined;
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}

/** Where the text of each scalar starts: after the quote of a quoted one, on the next line of a block. */
function placesIn(document: Document.Parsed, placeAt: (offset: number) => Place): Map<string, Place> {
  const places = new Map<string, Place>();
  const walk = (node: unknown, path: string): void => {
    if (isScalar(node) && node.range) {
      const place = placeAt(node.range[0]);
      const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
      const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
      const inLine = { ...place, column: (place.column ?? 1) + (isQuoted ? 1 : 0) };
      places.set(path, isBlock ? { file: place.file, line: place.line + 1 } : inLine);
    }
    if (isMap(node)) for (const { key, value } of node.items) walk(value, join(path, isScalar(key) ? String(key.value) : ''));
    if (isSeq(node)) node.items.forEach((item, index) => walk(item, join(path, String(index))));
  };
  walk(document.contents, '');
  return places;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
