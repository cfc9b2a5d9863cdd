import type { Report } from '../diagnostic.ts';
import * as messages from '../messages/dataset.ts';
import * as factMessages from '../messages/datasetFacts.ts';
import { evaluateFormulas } from './formula.ts';
import { MOST_FACTS } from './limits.ts';
import type { Fact, FactFormula, FactQuantity, UnitUse } from './model.ts';
import { readNumberLike } from './numberLike.ts';
import { parseQuantity } from './quantity.ts';
import { computedFactSchema, idPattern, statedFactSchema } from './schema.ts';
import { checkShape, formatPath } from './shape.ts';
import type { Path, YamlText } from './yaml.ts';

/** A mapping of facts by id, and where in its file it stands. */
export interface FactsText {
  readonly yaml: YamlText;
  readonly path: Path;
}

export interface ParsedFacts {
  /** All facts that are named, also those with errors, so that references to them are not reported again. */
  readonly facts: ReadonlyMap<string, Fact>;
  /** Ids of facts whose value is not to be used. */
  readonly broken: ReadonlySet<string>;
  readonly unitUses: readonly UnitUse[];
}

/** A fact, and where its YAML stands, while the facts are being read. */
export interface FactEntry {
  readonly yaml: YamlText;
  readonly path: Path;
  fact: Fact;
}

/** Stands for a value that could not be read: it must never look like a figure. */
const noValue: FactQuantity = { kind: 'number', value: Number.NaN, decimals: 0 };

/**
 * Reads facts, checks their sources against those of the dataset (where they are known), and
 * computes those with a formula.
 */
export function parseFacts(texts: readonly FactsText[], sources: ReadonlySet<string> | undefined, report: Report): ParsedFacts {
  const entries = new Map<string, FactEntry>();
  const broken = new Set<string>();
  const unitUses: UnitUse[] = [];
  for (const { yaml, path } of texts) {
    const mapping = yaml.valueAt(path);
    if (!isMapping(mapping)) {
      report(messages.wrongValue(yaml.placeOf(path), formatPath(path), messages.expectedType('record'), mapping));
      continue;
    }
    const ids = Object.keys(mapping);
    if (entries.size + ids.length > MOST_FACTS) {
      report(factMessages.tooManyFacts(yaml.placeOf(path), MOST_FACTS));
      continue;
    }
    for (const id of ids) {
      const factPath = [...path, id];
      const first = entries.get(id);
      if (first !== undefined) {
        report(factMessages.duplicateFact(yaml.placeOfKey(factPath), id, first.fact.where));
        continue;
      }
      if (!idPattern.test(id)) report(messages.badId(yaml.placeOfKey(factPath), id, formatPath(path), messages.expected.id));
      const fact = parseFact(id, yaml, factPath, sources, report);
      if (fact === undefined) broken.add(id);
      const unit = yaml.valueAt([...factPath, 'unit']);
      if (typeof unit === 'string' && unit !== '') unitUses.push({ unit, subject: id, where: yaml.placeOf([...factPath, 'unit']) });
      entries.set(id, { yaml, path: factPath, fact: fact ?? placeholder(id, yaml, factPath) });
    }
  }
  evaluateFormulas(entries, broken, report);
  const facts = new Map([...entries].map(([id, { fact }]) => [id, fact]));
  return { facts, broken, unitUses };
}

function parseFact(id: string, yaml: YamlText, path: Path, sources: ReadonlySet<string> | undefined, report: Report): Fact | undefined {
  const written = yaml.valueAt(path);
  if (isMapping(written) && 'computed' in written) return parseComputed(id, yaml, path, written, report);
  const data = checkShape(statedFactSchema, yaml, path, report);
  const sourceIsKnown = checkSource(id, yaml, path, sources, report);
  if (data === undefined) return undefined;
  const parsed = parseQuantity(data.value, data.unit);
  if ('problem' in parsed) {
    report(factMessages.badValue(yaml.placeOf([...path, 'value']), id, data.value, parsed.problem, readNumberLike(data.value)));
    return undefined;
  }
  return sourceIsKnown ? { ...data, id, value: parsed.quantity, where: yaml.placeOfKey(path) } : undefined;
}

function parseComputed(id: string, yaml: YamlText, path: Path, written: object, report: Report): Fact | undefined {
  const stated = ['value', 'source'].filter((key) => key in written);
  for (const key of stated) report(factMessages.valueAndFormula(yaml.placeOfKey([...path, key]), id, key));
  const data = checkShape(computedFactSchema, yaml, path, report, stated);
  if (data === undefined) return undefined;
  const [[operation, of = []] = ['sum' as const]] = Object.entries(data.computed) as [FactFormula['operation'], string[]][];
  return { ...data, id, value: noValue, computed: { operation, of }, where: yaml.placeOfKey(path) };
}

function checkSource(id: string, yaml: YamlText, path: Path, sources: ReadonlySet<string> | undefined, report: Report): boolean {
  const documentPath = [...path, 'source', 'document'];
  const document = yaml.valueAt(documentPath);
  if (sources === undefined || typeof document !== 'string' || document === '' || sources.has(document)) return true;
  report(factMessages.unknownSource(yaml.placeOf(documentPath), id, document, sources));
  return false;
}

function placeholder(id: string, yaml: YamlText, path: Path): Fact {
  const textAt = (key: string): string => {
    const value = yaml.valueAt([...path, key]);
    return typeof value === 'string' ? value : '';
  };
  return {
    id,
    label: textAt('label'),
    value: noValue,
    unit: textAt('unit'),
    period: textAt('period'),
    place: textAt('place'),
    where: yaml.placeOfKey(path),
  };
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
