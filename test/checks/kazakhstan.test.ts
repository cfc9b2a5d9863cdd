import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkDataset } from '../../src/dataset/checks/check.ts';
import type { CheckReport, Dataset } from '../../src/dataset/model.ts';
import { parseDataset } from '../../src/dataset/parse.ts';
import { readYaml } from '../../src/dataset/yaml.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { FileReader } from '../../src/env.ts';
import { localeSchema } from '../../src/locale.ts';
import { folderFiles } from '../support/folderFiles.ts';

const root = join(import.meta.dirname, '../..');
const folder = 'data/kazakhstan-2005';
const localeFile = 'templates/_shared/locales/en-US.yaml';
const { units } = localeSchema.parse(readYaml(readFileSync(join(root, localeFile), 'utf8'), localeFile, () => {})?.value);

/** Checks the dataset with one text of a file replaced: each plants one mistake. */
function checkWith(file?: string, written = '', instead = ''): { dataset: Dataset; report: CheckReport; findings: Diagnostic[] } {
  const files = folderFiles(root);
  const changed: FileReader = {
    ...files,
    read: (path) => {
      if (path !== `${folder}/${file}`) return files.read(path);
      const text = new TextDecoder().decode(files.read(path));
      expect(text).toContain(written);
      return new TextEncoder().encode(text.replace(written, instead));
    },
  };
  const findings: Diagnostic[] = [];
  const dataset = parseDataset(folder, changed, (finding) => findings.push(finding), units);
  if (dataset === undefined) throw new Error('The dataset cannot be read.');
  return { dataset, report: checkDataset(dataset, (finding) => findings.push(finding), units), findings };
}

describe('the dataset of Kazakhstan', () => {
  const { dataset, report, findings } = checkWith();

  test('has no contradiction that is not accepted, and no conflict that is stale', () => {
    expect(findings).toEqual([]);
  });

  test('keeps all its relations', () => {
    expect(report.relations.length).toBeGreaterThan(40);
    expect(report.relations.map(({ relation, outcome }) => [relation.id, outcome])).toEqual(
      (dataset.checks?.relations ?? []).map(({ id }) => [id, 'holds']),
    );
  });

  test('has contradictions that are found, and accepted with a reason', () => {
    expect(report.suspects.map(({ kind, acceptedBy }) => [kind, acceptedBy])).toEqual([
      ['two qualifiers', 'poppy-area-qualifiers'],
      ['part exceeds whole', 'trap-opium-exceeds-knb-total'],
      ['part exceeds whole', 'knb-heroin-exceeds-national-total'],
    ]);
  });

  test('tells the readers of a figure of every conflict that it is part of', () => {
    const notes = report.notes.get('trap-opium-seized-2005') ?? [];
    expect(notes.map(({ conflict }) => conflict)).toEqual(['trap-opium-exceeds-knb-total', 'un-opium-and-operation-trap']);
    expect(notes[0]).toMatchObject({ kind: 'part exceeds whole', others: ['opium-seized-knb-2005'] });
    expect(notes[0]?.reason).toContain('more than twice the opium');
    expect(report.notes.has('caricc-cost')).toBe(false);
    const named = new Set(dataset.checks?.conflicts.flatMap((conflict) => conflict.facts));
    expect(new Set(report.notes.keys())).toEqual(named);
  });
});

describe('a mistake that is planted in it', () => {
  test.each([
    ['a digit in a part', 'facts.yaml', 'value: 23\n', 'value: 32\n', 'checks/relation'],
    ['two digits that change places', 'facts.yaml', 'value: 4607\n', 'value: 4067\n', 'checks/relation'],
    ['a part above its whole', 'facts.yaml', 'value: 88\n  unit: person', 'value: 8800\n  unit: person', 'checks/relation'],
    ['a date after its end', 'facts.yaml', 'value: 2005-05-20', 'value: 2005-12-20', 'checks/relation'],
    ['two periods that become one', 'facts.yaml', 'period: since the beginning of 2005\n  place: Kazakhstan\n  agency: Committee\n  attribution: according to data provided by the Committee\n  source: {document: cable, paragraph: 2}\n  note: Less', 'period: January-September 2005\n  place: Kazakhstan\n  agency: Committee\n  attribution: according to data provided by the Committee\n  source: {document: cable, paragraph: 2}\n  note: Less', 'checks/stale-conflict'],
    ['a unit', 'facts.yaml', 'value: 225\n  unit: kg', 'value: 225\n  unit: ton', 'checks/two-units'],
    ['a number in a table', 'tables/knb-seizures.csv', '@opium-seized-knb-2005', '518', 'checks/table'],
    ['a number in the table of a region', 'tables/region-seizures.csv', '@unodc-heroin-tjk-2005', '2434.633', 'checks/table'],
    ['a percentage', 'facts.yaml', 'value: 100\n  unit: percent\n  qualifier: more than', 'value: 200\n  unit: percent\n  qualifier: more than', 'checks/relation'],
    ['a conflict that is mended', 'facts.yaml', 'value: 36\n  unit: kg', 'value: 37\n  unit: kg', 'checks/stale-conflict'],
    ['a conflict that is deleted', 'checks.yaml', 'kind: two qualifiers', 'kind: wording', 'checks/two-qualifiers'],
  ])('is found: %s', (_, file, written, instead, rule) => {
    expect(checkWith(file, written, instead).findings.map((finding) => finding.rule)).toContain(rule);
  });
});
