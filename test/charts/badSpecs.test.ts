import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkChart } from '../../src/charts/check.ts';
import { drawChart } from '../../src/charts/drawChart.ts';
import { formatDiagnostic, hasErrors, type Diagnostic } from '../../src/diagnostic.ts';
import { locale, theme } from '../fixtures/sampleDocument.ts';
import { expectGolden } from '../support/golden.ts';
import { dataset, fonts } from './support.ts';

/**
 * Each folder of test/bad/charts holds a spec over the sample tables and what a user is told of it.
 * `UPDATE_GOLDENS=1` accepts what is told now.
 */
const HOME = new URL('../bad/charts/', import.meta.url);

async function findingsOf(name: string): Promise<Diagnostic[]> {
  const findings: Diagnostic[] = [];
  const report = (finding: Diagnostic): void => void findings.push(finding);
  const source = { file: `${name}/spec.vl.json`, text: readFileSync(new URL(`${name}/spec.vl.json`, HOME), 'utf8'), firstLine: 1 };
  const spec = checkChart(name, source, dataset.tables, report);
  expect(spec === undefined, 'a spec with errors is not handed on').toBe(hasErrors(findings));
  if (spec !== undefined) await drawChart(spec, dataset, { theme, locale, fonts, width: 468 }, report);
  return findings;
}

describe('a bad spec gives exactly the findings that it announces', () => {
  for (const name of readdirSync(HOME)) {
    test(name, async () => {
      const findings = await findingsOf(name);
      expect(findings).not.toEqual([]);
      expectGolden(new URL(`${name}/expected.txt`, HOME), `${findings.map(formatDiagnostic).join('\n')}\n`);
    });
  }

  test('every case has a spec', () => {
    for (const name of readdirSync(HOME)) expect(existsSync(new URL(`${name}/spec.vl.json`, HOME)), name).toBe(true);
  });

  test('nothing that a user reads looks like a program that broke', () => {
    for (const name of readdirSync(HOME)) {
      const told = readFileSync(new URL(`${name}/expected.txt`, HOME), 'utf8');
      expect(told, name).not.toMatch(/undefined|\[object|TypeError|\bat .*\.ts:/);
    }
  });
});
