import type { Report } from '../diagnostic.ts';
import * as messages from '../messages/datasetFacts.ts';
import type { Comparison, Conflict, DatasetChecks, Relation } from './model.ts';
import { checksSchema } from './schema.ts';
import type { ChecksFile } from './schema.ts';
import { checkShape } from './shape.ts';
import type { Path, YamlText } from './yaml.ts';

/** Reads relations and conflicts and reports facts in them that are none; what they claim is not evaluated here. */
export function parseChecks(yaml: YamlText, path: Path, facts: ReadonlySet<string>, report: Report): DatasetChecks | undefined {
  const data = checkShape(checksSchema, yaml, path, report);
  if (data === undefined) return undefined;
  checkIds(data, yaml, path, report);
  const relations = data.relations.map((relation, index): Relation => {
    const at = [...path, 'relations', index, 'expression'];
    return { ...relation, ...readComparison(relation.id, relation.expression, yaml, at, facts, report) };
  });
  const conflicts = data.conflicts.map((conflict, index): Conflict => {
    const at = [...path, 'conflicts', index];
    conflict.facts.forEach((id, position) => {
      if (!facts.has(id)) report(messages.unknownFact(yaml.placeOf([...at, 'facts', position]), conflict.id, id, facts));
    });
    const { while: condition, ...rest } = conflict;
    if (condition === undefined) return { ...rest, where: yaml.placeOf(at) };
    const comparison = readComparison(conflict.id, condition, yaml, [...at, 'while'], facts, report);
    return { ...rest, while: comparison, where: yaml.placeOf(at) };
  });
  return { relations, conflicts };
}

function readComparison(
  subject: string,
  expression: string,
  yaml: YamlText,
  path: Path,
  facts: ReadonlySet<string>,
  report: Report,
): Comparison {
  const named = readFacts(subject, expression, yaml, path, facts, report);
  const where = yaml.placeOf(path);
  const places = yaml.placesOfText(path);
  const asWritten = places.length === 1 && places[0]?.place.line === where.line && places[0].place.column === where.column;
  return { expression, facts: named, where, ...(asWritten ? {} : { places }) };
}

function checkIds(data: ChecksFile, yaml: YamlText, path: Path, report: Report): void {
  const places = new Map<string, ReturnType<YamlText['placeOf']>>();
  for (const list of ['relations', 'conflicts'] as const) {
    data[list].forEach(({ id }, index) => {
      const place = yaml.placeOf([...path, list, index, 'id']);
      const first = places.get(id);
      if (first === undefined) places.set(id, place);
      else report(messages.duplicateCheck(place, id, first));
    });
  }
}

const factCall = /\bfact\s*\(([^()]*)\)/g;
const quotedId = /^\s*(["'])(.*)\1\s*$/;

function readFacts(relation: string, expression: string, yaml: YamlText, path: Path, facts: ReadonlySet<string>, report: Report): string[] {
  const named = new Set<string>();
  const calls = [...expression.matchAll(factCall)];
  for (const [call, argument = ''] of calls) {
    const id = quotedId.exec(argument)?.[2];
    if (id === undefined) report(messages.badFactCall(yaml.placeOf(path), relation, call));
    else if (facts.has(id)) named.add(id);
    else report(messages.unknownFact(yaml.placeOfWord(path, id), relation, id, facts));
  }
  if (calls.length === 0) report(messages.expressionWithoutFacts(yaml.placeOf(path), relation));
  return [...named];
}
