import type { z } from 'zod';
import type { Diagnostic, Place, Report } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';

type Path = readonly PropertyKey[];

/** A YAML text that does not fit its schema. */
export interface Misfit {
  readonly value: unknown;
  readonly schema: z.ZodType;
  readonly placeOf: (path: Path) => Place;
  readonly placeOfKey: (path: Path) => Place;
  readonly report: Report;
}

/** Reports each way in which a YAML text does not fit its schema, in the order of its lines. */
export function reportIssues(issues: readonly z.core.$ZodIssue[], misfit: Misfit): void {
  const found = issues.flatMap((issue) => explain(issue, misfit));
  found.sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0)).forEach(misfit.report);
}

function explain(issue: z.core.$ZodIssue, { value, schema, placeOf, placeOfKey }: Misfit): Diagnostic[] {
  const name = nameOf(issue.path);
  const given = issue.path.reduce<unknown>(valueIn, value);
  const place = placeOf(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        messages.unknownKey(placeOfKey([...issue.path, key]), key, name, keysOf(schema, issue.path)),
      );
    case 'invalid_key':
      return [messages.badValue(placeOfKey(issue.path), name, undefined, issue.issues[0]?.message ?? issue.message)];
    case 'too_big':
      return [messages.wrongSize(place, name, issue.origin, 'most', String(issue.maximum))];
    case 'too_small':
      if (issue.origin === 'string') return [messages.badValue(place, name, describe(given), issue.message)];
      return [messages.wrongSize(place, name, issue.origin, 'least', String(issue.minimum))];
    case 'invalid_value':
      if (given === undefined) return [messages.missingKey(place, name)];
      return [messages.badChoice(place, name, describe(given), issue.values.map(String))];
    case 'invalid_type':
      if (given === undefined) return [messages.missingKey(place, name)];
      return [messages.badType(place, name, issue.expected, describe(given))];
    default: {
      if (given === undefined) return [messages.missingKey(place, name)];
      const isScalar = typeof given !== 'object' || given === null;
      return [messages.badValue(place, name, isScalar ? describe(given) : undefined, issue.message)];
    }
  }
}

/** `parameters.audience.default`; items of lists are counted from 1. */
function nameOf(path: Path): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name} item ${step + 1}`;
    return name === '' ? String(step) : `${name}.${String(step)}`;
  }, '');
}

function valueIn(holder: unknown, key: PropertyKey): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return undefined;
  return (holder as Record<PropertyKey, unknown>)[key];
}

function describe(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a group of keys' : JSON.stringify(value);
}

/** Keys that the schema has at a path. */
function keysOf(schema: z.ZodType, path: Path): string[] {
  let at: unknown = schema;
  for (const key of path) {
    const { shape, valueType, element } = inner(at);
    at = shape?.[key] ?? valueType ?? element;
  }
  return Object.keys(inner(at).shape ?? {});
}

interface SchemaParts {
  readonly shape?: Readonly<Record<PropertyKey, unknown>>;
  readonly valueType?: unknown;
  readonly element?: unknown;
}

/** The parts of a schema that others may be wrapped around: optional ones, defaults, conversions. */
function inner(schema: unknown): SchemaParts {
  let at = schema as SchemaParts & { def?: { innerType?: unknown; in?: unknown } };
  while (at?.def?.innerType !== undefined || at?.def?.in !== undefined) {
    at = (at.def.innerType ?? at.def.in) as typeof at;
  }
  return at ?? {};
}
