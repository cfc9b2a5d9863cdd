import { describe, expect, test } from 'vitest';
import { readManifest } from '../../src/batch/manifest.ts';
import type { BatchKind, Catalog } from '../../src/batch/model.ts';
import { planBatch } from '../../src/batch/plan.ts';
import type { TemplateSummary } from '../../src/batch/plan.ts';
import { BriefError } from '../../src/diagnostic.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import * as messages from '../../src/messages/batch.ts';

const NAMES: Record<BatchKind, string[]> = {
  template: ['fact-sheet', 'in-focus'],
  dataset: ['kazakhstan-2004', 'kazakhstan-2005', 'tajikistan-2005'],
};
const HOME: Record<BatchKind, string> = { template: 'templates', dataset: 'data' };

const catalog: Catalog = {
  names: (kind) => NAMES[kind],
  folders: (kind) => NAMES[kind].map((name) => `elsewhere/${name}`),
  find: (kind, name) => {
    if (NAMES[kind].includes(name)) return `${HOME[kind]}/${name}`;
    return name.startsWith('elsewhere/') ? name : undefined;
  },
  shared: () => 'templates/_shared',
};

const summary: TemplateSummary = { formats: ['docx', 'pdf'], diagnostics: [] };

function read(text: string) {
  const findings: Diagnostic[] = [];
  return { read: readManifest(text, 'b.yaml', (finding) => findings.push(finding)), findings };
}

function plan(text: string) {
  const { read: manifest, findings } = read(text);
  expect(findings).toEqual([]);
  return planBatch(manifest!, catalog, () => summary);
}

function refusal(text: string): readonly Diagnostic[] {
  try {
    plan(text);
  } catch (error) {
    if (error instanceof BriefError) return error.diagnostics;
    throw error;
  }
  throw new Error('nothing was refused');
}

const at = (line: number, column: number) => ({ file: 'b.yaml', line, column });
const stems = (text: string): string[] => plan(text).items.map(({ stem }) => stem);

const formats = (head: string, group: string) =>
  plan(`${head}briefs:\n  - templates: [in-focus]\n    datasets: [kazakhstan-2005]\n${group}`).items[0]!.formats;

describe('planBatch', () => {
  test('goes by group, then dataset, then template, in the order of the lists; matches of a pattern are sorted', () => {
    expect(
      stems('briefs:\n  - templates: [in-focus, fact-sheet]\n    datasets: [tajikistan-2005, "kazakhstan-*"]\n'),
    ).toEqual([
      'tajikistan-2005/in-focus',
      'tajikistan-2005/fact-sheet',
      'kazakhstan-2004/in-focus',
      'kazakhstan-2004/fact-sheet',
      'kazakhstan-2005/in-focus',
      'kazakhstan-2005/fact-sheet',
    ]);
  });

  test('takes the formats of the group, else of the manifest, else of the template, each in one order', () => {
    expect(formats('', '')).toEqual(['pdf', 'docx']);
    expect(formats('formats: [text, html, text]\n', '')).toEqual(['html', 'text']);
    expect(formats('formats: [text]\n', '    formats: [docx]\n')).toEqual(['docx']);
  });

  test('takes away what begins with "!", and reads paths', () => {
    expect(stems('briefs:\n  - templates: [in-focus]\n    datasets: ["*-2005", "!taj*"]\n')).toEqual(['kazakhstan-2005/in-focus']);
    const { items } = plan('briefs:\n  - templates: ["elsewhere/*"]\n    datasets: [kazakhstan-2005]\n    variant: a4\n    paper: a4\n    parameters: {year: 2005}\n');
    expect(items[1]).toMatchObject({ stem: 'kazakhstan-2005/in-focus-a4', template: 'elsewhere/in-focus', paper: 'a4', parameters: { year: '2005' } });
  });

  test('says where names and patterns stand that mean nothing', () => {
    expect(refusal('briefs:\n  - templates: [in-fokus]\n    datasets:\n      - "uzbek*"\n      - kazakhstan-2005\n')).toEqual([
      messages.unknownName(at(2, 17), 'template', 'in-fokus', NAMES.template),
      messages.matchesNothing(at(4, 9), 'dataset', 'uzbek*', NAMES.dataset),
    ]);
    const [nothing] = refusal('briefs:\n  - templates: [in-focus]\n    datasets: ["*", "!*"]\n');
    expect(nothing).toEqual(messages.nothingLeft(at(3, 5), 'dataset'));
    const { diagnostics } = plan('briefs:\n  - templates: [in-focus]\n    datasets: [kazakhstan-2005, "!uzbek*"]\n');
    expect(diagnostics).toEqual([messages.takesNothing(at(3, 33), 'dataset', '!uzbek*')]);
  });

  test('refuses two briefs with the same files', () => {
    const group = '  - templates: [in-focus]\n    datasets: [kazakhstan-2005]\n';
    expect(refusal(`briefs:\n${group}${group}`)).toEqual([messages.sameFiles(at(4, 5), 'kazakhstan-2005/in-focus', at(2, 5))]);
    expect(stems(`briefs:\n${group}${group}    variant: b\n`)).toHaveLength(2);
  });
});

describe('readManifest', () => {
  test.each([
    ['briefs:\n  - template: [a]\n    datasets: [b]\n', 2, 'batch/unknown-key'],
    ['briefs:\n  - templates: [a]\n', 2, 'batch/missing-key'],
    ['date: 2005-13-05\nbriefs:\n  - templates: [a]\n    datasets: [b]\n', 1, 'batch/wrong-value'],
    ['briefs:\n  - templates: [a]\n    datasets: [b]\n    formats: [pfd]\n', 4, 'batch/wrong-value'],
    ['briefs: []\n', 1, 'batch/wrong-value'],
    ['briefs: [\n', 1, 'batch/yaml'],
    ['', 1, 'batch/empty-file'],
  ])('%j is refused with its line', (text, line, rule) => {
    const { read: manifest, findings } = read(text);
    expect(manifest).toBeUndefined();
    expect(findings).toContainEqual(expect.objectContaining({ rule, place: expect.objectContaining({ file: 'b.yaml', line }) }));
  });
});
