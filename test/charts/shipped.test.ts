import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkChart } from '../../src/charts/check.ts';
import { drawChart } from '../../src/charts/drawChart.ts';
import { parseDataset } from '../../src/dataset/parse.ts';
import { formatDiagnostic, type Diagnostic } from '../../src/diagnostic.ts';
import { locale, theme } from '../fixtures/sampleDocument.ts';
import { folderFiles } from '../support/folderFiles.ts';
import { fonts } from './support.ts';

const PROJECT = new URL('../../', import.meta.url).pathname;
const dataset = parseDataset('data/kazakhstan-2005', folderFiles(PROJECT), () => undefined, locale.units)!;
const charts = ['templates/_shared/charts', 'templates/incsr-chapter/charts'].flatMap((folder) => readdirSync(PROJECT + folder).map((name) => `${folder}/${name}`));

describe('the charts that come with the program', () => {
  test.each(charts)('%s says what it shows and fits its page', async (file) => {
    const findings: Diagnostic[] = [];
    const report = (finding: Diagnostic): void => void findings.push(finding);
    const name = file.split('/').at(-1)!.replace('.vl.json', '');
    const spec = checkChart(name, { file, text: readFileSync(PROJECT + file, 'utf8'), firstLine: 1 }, dataset.tables, report);
    for (const width of [468, 451.28]) {
      const drawing = await drawChart(spec!, dataset, { theme, locale, fonts, width }, report);
      expect(findings.map(formatDiagnostic)).toEqual([]);
      expect(drawing!.width).toBeCloseTo(width, 0);
      expect(drawing!.height).toBeLessThanOrEqual(330);
      expect(drawing!.alt).toMatch(/^[A-Z].*\.$/);
      expect(drawing!.data.rows.length).toBeGreaterThan(1);
      expect(drawing!.svg).not.toMatch(/http(?!:\/\/www\.w3\.org\/2000\/svg)|<image|<a /);
    }
  });

  test('state every value of their table in words', async () => {
    const file = 'templates/_shared/charts/knb-seizures.vl.json';
    const spec = checkChart('knb-seizures', { file, text: readFileSync(PROJECT + file, 'utf8'), firstLine: 1 }, dataset.tables, () => undefined);
    const drawing = await drawChart(spec!, dataset, { theme, locale, fonts, width: 468 }, () => undefined);
    for (const row of dataset.tables.get('knb-seizures')!.rows) {
      expect(drawing!.alt).toContain(`${String(row.cells.get('amount')!.value)} kilograms in ${String(row.cells.get('year')!.value)}`);
    }
  });
});
