import { z } from 'zod';
import type { Place, Report } from '../diagnostic.ts';
import * as messages from '../messages/dataset.ts';
import type { Path, YamlText } from './yaml.ts';

/**
 * Checks a value of a YAML text against a schema and reports every difference where it stands.
 * Undefined if there is any. `reported` are keys that the caller has found to be wrong itself.
 */
export function checkShape<S extends z.ZodType>(
  schema: S,
  yaml: YamlText,
  path: Path,
  report: Report,
  reported: readonly string[] = [],
): z.output<S> | undefined {
  const result = schema.safeParse(yaml.valueAt(path), { error: describeExpected });
  if (result.success) return result.data;
  for (const issue of withoutConsequences(result.error.issues)) reportIssue(issue, { schema, yaml, base: path, report, reported });
  return undefined;
}

/** An unknown key is the cause of what a mapping as a whole then lacks. */
function withoutConsequences(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const unknown = new Set(issues.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => path.join('.')));
  return issues.filter(({ code, path }) => code !== 'custom' || !unknown.has(path.join('.')));
}

interface Checked {
  readonly schema: z.ZodType;
  readonly yaml: YamlText;
  readonly base: Path;
  readonly report: Report;
  readonly reported: readonly string[];
}

function reportIssue(issue: z.core.$ZodIssue, checked: Checked): void {
  const { yaml, base, report } = checked;
  const path = [...base, ...issue.path.map(toStep)];
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schemaAt(checked.schema, issue.path));
    const unknown = issue.keys.filter((key) => issue.path.length > 0 || !checked.reported.includes(key));
    for (const key of unknown) report(messages.unknownKey(yaml.placeOfKey([...path, key]), key, formatPath(path), known));
    return;
  }
  if (issue.code === 'invalid_key') {
    const name = String(path.at(-1));
    const wanted = issue.issues[0]?.message ?? messages.expected.id;
    report(messages.badId(yaml.placeOfKey(path), name, formatPath(path.slice(0, -1)), wanted));
    return;
  }
  report(describeDifference(issue, path, checked));
}

function describeDifference(issue: z.core.$ZodIssue, path: Path, { schema, yaml, base }: Checked): ReturnType<typeof messages.wrongValue> {
  const got = yaml.valueAt(path);
  const place: Place = yaml.placeOf(path);
  const name = formatPath(path);
  if (got === undefined) {
    const holder = path.slice(0, -1);
    const example = firstExample(schemaAt(schema, path.slice(base.length)));
    return messages.missingKey(yaml.placeOfKey(holder), String(path.at(-1)), formatPath(holder), example);
  }
  if (got === null || got === '') return messages.emptyValue(place, name, issue.message);
  if (Array.isArray(got) && (issue.code === 'too_small' || issue.code === 'too_big')) {
    return messages.wrongLength(place, name, issue.message, got.length);
  }
  if (issue.code === 'invalid_value' && typeof got === 'string') {
    return messages.unknownChoice(place, name, issue.message, got, issue.values.map(String));
  }
  return messages.wrongValue(place, name, issue.message, got);
}

/** What was expected, where the schema itself has no words for it. */
function describeExpected(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type') return messages.expectedType(issue.expected);
  if (issue.code === 'invalid_value') return messages.expectedChoice(issue.values.map(String));
  return messages.expected.text;
}

/** The schema of the value that a path leads to, as far as it can be told. */
function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let found: z.ZodType | undefined = unwrap(schema);
  for (const step of path) {
    if (found instanceof z.ZodObject) found = found.shape[String(step)] as z.ZodType | undefined;
    else if (found instanceof z.ZodRecord) found = found.valueType as z.ZodType;
    else if (found instanceof z.ZodArray) found = found.element as z.ZodType;
    else return undefined;
    found = found === undefined ? undefined : unwrap(found);
  }
  return found;
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodExactOptional) return unwrap(schema.unwrap() as z.ZodType);
  return schema;
}

function knownKeys(schema: z.ZodType | undefined): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function toStep(step: PropertyKey): string | number {
  return typeof step === 'number' ? step : String(step);
}

function firstExample(schema: z.ZodType | undefined): string | undefined {
  const examples = schema?.meta()?.examples;
  const first: unknown = Array.isArray(examples) ? examples[0] : undefined;
  return typeof first === 'string' ? first : undefined;
}

/** `heroin-2005.source.paragraph`, `relations[2].id` */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step + 1}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}
