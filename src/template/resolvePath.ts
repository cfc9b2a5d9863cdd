import type { Diagnostic, Place } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import type { Scope } from './scope.ts';
import { ABSENT, BOOLEAN, NUMBER, UNKNOWN } from './shape.ts';
import type { ListShape, RecordShape, Shape } from './shape.ts';
import { DATA_NAMES, FORBIDDEN } from './structure.ts';

/** What a path is asked for: a condition may name what the dataset lacks. */
export interface PathQuery {
  readonly place: Place;
  readonly condition: boolean;
  readonly factIds: ReadonlySet<string> | ReadonlyMap<string, unknown>;
  readonly helpers: Iterable<string>;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** The shape at a path; reports a path that leads nowhere. */
export function resolvePath(path: hbs.AST.PathExpression, scope: Scope, query: PathQuery): Shape {
  if (path.parts.some((part) => FORBIDDEN.has(part))) return UNKNOWN;
  if (path.data) return resolveData(path, scope, query);
  const [first] = path.parts;
  const scoped = /^(?:\.|this\b)/.test(path.original);
  if (first !== undefined && path.depth === 0 && !scoped && scope.blockParams.has(first)) {
    return follow(scope.blockParams.get(first)!, path.parts.slice(1), path, scope, query);
  }
  const context = scope.contexts[path.depth];
  if (context === undefined) {
    query.report(messages.nothingAbove(query.place, path.original, scope.inPartial));
    return UNKNOWN;
  }
  return follow(context, path.parts, path, scope, query);
}

function resolveData(path: hbs.AST.PathExpression, scope: Scope, query: PathQuery): Shape {
  const [name, ...parts] = path.parts;
  if (!(DATA_NAMES as readonly (string | undefined)[]).includes(name)) return UNKNOWN;
  if (name === 'root') return follow(scope.root, parts, path, scope, query);
  if (scope.loops <= path.depth) {
    query.report(messages.dataOutsideLoop(query.place, path.original));
    return UNKNOWN;
  }
  const shape = name === 'first' || name === 'last' ? BOOLEAN : NUMBER;
  return parts.length === 0 ? shape : follow(shape, parts, path, scope, query);
}

function follow(
  start: Shape,
  parts: readonly string[],
  path: hbs.AST.PathExpression,
  scope: Scope,
  query: PathQuery,
): Shape {
  let shape = start;
  for (const part of parts) {
    switch (shape.kind) {
      case 'unknown':
      case 'absent':
        return shape;
      case 'record':
        shape = field(shape, part, path, scope, query);
        break;
      case 'list':
        shape = element(shape, part, path, query);
        break;
      default:
        if (path.parts[0] === part && !path.data) query.report(unknownName(SINGLE_VALUE, part, path, scope, query));
        else query.report(messages.noParts(query.place, path.original, part));
        return UNKNOWN;
    }
  }
  return shape;
}

/** What the items of a list of texts know by name. */
const SINGLE_VALUE: RecordShape = { kind: 'record', name: 'a single value', fields: new Map() };

function field(
  record: RecordShape,
  name: string,
  path: hbs.AST.PathExpression,
  scope: Scope,
  query: PathQuery,
): Shape {
  const found = record.fields.get(name);
  if (found !== undefined) return found;
  if (record.open === true) {
    const full = `${record.name}.${name}`;
    if (scope.asked.has(full)) return ABSENT;
    if (query.condition) {
      query.report(messages.missingInCondition(query.place, full, [...record.fields.keys()]));
      return ABSENT;
    }
  }
  query.report(unknownName(record, name, path, scope, query));
  return UNKNOWN;
}

/** Tells apart the mistakes that an unknown name comes from. */
function unknownName(
  record: RecordShape,
  name: string,
  path: hbs.AST.PathExpression,
  scope: Scope,
  query: PathQuery,
): Diagnostic {
  const { place } = query;
  const whole = path.original;
  if (/[“”„‘’«»]/.test(whole)) return messages.curlyQuotes(place, whole);
  if (path.parts.length === 1 && query.factIds.has(name)) return messages.unquotedFact(place, name);
  const isHead = path.parts[0] === name && !path.data;
  if (isHead) {
    const above = scope.contexts.findIndex(
      (context, depth) => depth > path.depth && context.kind === 'record' && context.fields.has(name),
    );
    if (above !== -1) return messages.nameAbove(place, whole, record.name, `${'../'.repeat(above)}${path.parts.join('.')}`);
    if (scope.root.fields.has(name)) return messages.nameAbove(place, whole, record.name, `@root.${path.parts.join('.')}`);
    const tables = scope.root.fields.get('tables');
    if (tables?.kind === 'record' && tables.fields.has(name)) return messages.tableWithoutPrefix(place, name);
  }
  const names = [...record.fields.keys(), ...(isHead ? [...scope.blockParams.keys()] : [])];
  return messages.unknownName(place, whole, name, record.name, names, isHead ? query.helpers : []);
}


function element(list: ListShape, name: string, path: hbs.AST.PathExpression, query: PathQuery): Shape {
  if (name === 'length') return NUMBER;
  if (/^\d+$/.test(name)) {
    if (Number(name) < list.length) return list.item;
    query.report(messages.indexTooHigh(query.place, path.original, list.name, list.length));
    return UNKNOWN;
  }
  query.report(messages.listHasNoNames(query.place, path.original, list.name));
  return UNKNOWN;
}
