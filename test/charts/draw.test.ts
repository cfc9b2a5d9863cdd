import { describe, expect, test } from 'vitest';
import { drawCharts } from '../../src/charts/draw.ts';
import type { Dataset } from '../../src/dataset/model.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { Block, Figure, ReportDocument } from '../../src/document/model.ts';
import type { Template } from '../../src/template/model.ts';
import { sampleDocument } from '../fixtures/sampleDocument.ts';
import { dataTable, sampleTemplate } from '../support/briefs.ts';
import { specs } from './specs.ts';
import { dataset, fonts, seizures } from './support.ts';

const figure = (name: string, id = name): Figure => ({ type: 'figure', id: `fig-${id}`, asset: `chart:${name}`, notes: [], word: 'picture', place: { file: 'template.md', line: 7 } });

const template: Template = {
  ...sampleTemplate,
  charts: new Map(Object.entries({ ...specs, broken: { mark: 'bar' } }).map(([name, spec]) => [name, { file: `charts/${name}.vl.json`, text: JSON.stringify(spec), firstLine: 1 }])),
};

async function drawAll(blocks: readonly Block[], change: { dataset?: Dataset; paper?: 'letter' | 'a4' } = {}) {
  const findings: Diagnostic[] = [];
  const document: ReportDocument = { meta: { ...sampleDocument.meta, paper: change.paper ?? 'letter' }, blocks, notes: new Map() };
  const drawings = await drawCharts(document, template, change.dataset ?? dataset, fonts, (finding) => findings.push(finding));
  return { drawings, findings };
}

async function widthOfBar(blocks: readonly Block[], paper: 'letter' | 'a4' = 'letter'): Promise<number> {
  return (await drawAll(blocks, { paper })).drawings.get('chart:bar')!.width;
}

describe('the charts of a document', () => {
  test('are drawn once each, wherever they stand', async () => {
    const { drawings, findings } = await drawAll([
      figure('bar'),
      { type: 'callout', children: [figure('bar', 'again')] },
      { type: 'columns', columns: [{ width: 1, children: [figure('pie')] }] },
    ]);
    expect(findings).toEqual([]);
    expect([...drawings.keys()]).toEqual(['chart:bar', 'chart:pie']);
  });

  test('fill the line that they stand in', async () => {
    expect(await widthOfBar([figure('bar')])).toBe(468);
    expect(await widthOfBar([figure('bar')], 'a4')).toBeCloseTo(451.28, 1);
    expect(await widthOfBar([{ type: 'landscape', children: [figure('bar')] }])).toBe(648);
    expect(await widthOfBar([{ type: 'columns', columns: [{ width: 0.5, children: [figure('bar')] }, { width: 0.5, children: [] }] }])).toBe(225);
  });

  test('that no file draws are reported where the figure stands, with near names', async () => {
    const { drawings, findings } = await drawAll([figure('barr')]);
    expect(drawings.size).toBe(0);
    expect(findings).toMatchObject([{ severity: 'error', rule: 'charts/no-such-chart', place: { file: 'template.md', line: 7 } }]);
    expect(findings[0]!.hint).toContain('"bar"');
  });

  test('that cannot be drawn are reported and do not keep others from being drawn', async () => {
    const { drawings, findings } = await drawAll([figure('broken'), figure('bar')]);
    expect([...drawings.keys()]).toEqual(['chart:bar']);
    expect(findings.map(({ severity }) => severity)).toContain('error');
  });

  test('leave pictures to others', async () => {
    const picture: Figure = { ...figure('bar'), asset: 'picture:seal.png' };
    expect((await drawAll([picture])).drawings.size).toBe(0);
  });
});

describe('a chart drawn again', () => {
  test('is the same drawing for the same data, and tells its findings again', async () => {
    const [first, second] = [await drawAll([figure('bar')]), await drawAll([figure('bar')])];
    expect(second.drawings.get('chart:bar')).toBe(first.drawings.get('chart:bar'));
  });

  test('is another for other data, labels or facts', async () => {
    const base = (await drawAll([figure('grouped')])).drawings.get('chart:grouped')!;
    const changed = async (more: Partial<Dataset>) => (await drawAll([figure('grouped')], { dataset: { ...dataset, ...more } })).drawings.get('chart:grouped')!;
    const rows = dataTable('seizures', seizures.columns, [['Opium', 2004, 1]]);
    expect((await changed({ tables: new Map([['seizures', rows]]) })).svg).not.toBe(base.svg);
    expect((await changed({ facts: new Map() })).alt).not.toBe(base.alt);
    const labels = { ...seizures, columns: seizures.columns.map((column) => ({ ...column, label: `${column.label}!` })) };
    expect((await changed({ tables: new Map([['seizures', labels]]) })).alt).not.toBe(base.alt);
  });

  test('does not mix with another that is drawn at the same time', async () => {
    const names = Object.keys(specs) as (keyof typeof specs)[];
    const fresh: Dataset = { ...dataset, header: { ...dataset.header, edition: { name: 'another', year: 1999 } } };
    const together = await Promise.all(names.map((name) => drawAll([figure(name)], { dataset: fresh })));
    for (const [index, name] of names.entries()) {
      const alone = (await drawAll([figure(name)])).drawings.get(`chart:${name}`)!;
      expect(together[index]!.drawings.get(`chart:${name}`)!.svg, name).toBe(alone.svg);
    }
  });
});
