import type { z } from 'zod';
import type { Place, Report } from '../diagnostic.ts';
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

/** Reports each way in which a YAML text does not fit its schema, at its line. */
export function reportIssues(issues: readonly z.core.$ZodIssue[], misfit: Misfit): void {
  for (const issue of issues) reportIssue(issue, misfit);
}

function reportIssue(issue: z.core.$ZodIssue, { value, schema, placeOf, placeOfKey, report }: Misfit): void {
  const name = issue.path.map(String).join('.');
  const given = issue.path.reduce<unknown>(valueIn, value);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      report(messages.unknownKey(placeOfKey([...issue.path, key]), key, name, keysOf(schema, issue.path)));
    }
  } else if (given === undefined) report(messages.missingKey(placeOf(issue.path), name));
  else if (issue.code === 'invalid_value') {
    report(messages.badChoice(placeOf(issue.path), name, describe(given), issue.values.map(String)));
  } else if (issue.code === 'invalid_type') {
    report(messages.badType(placeOf(issue.path), name, issue.expected, describe(given)));
  } else report(messages.badValue(placeOf(issue.path), name, describe(given), issue.message));
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
