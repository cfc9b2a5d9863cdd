import { readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatDiagnostic } from '../../src/diagnostic.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { checkTemplate } from '../../src/template/check.ts';
import { expandTemplate } from '../../src/template/expand.ts';
import { parseTemplate } from '../../src/template/parse.ts';
import { openFontLibrary } from '../../src/fonts.ts';
import { folderFiles } from '../support/folderFiles.ts';
import { sampleDataset } from './support.ts';

/**
 * Each folder of test/bad/templates is a template with one kind of mistake, and expected.txt is everything
 * that is said about it. UPDATE_GOLDENS=1 writes what is said now.
 */
const ROOT = new URL('../bad/templates/', import.meta.url);

const cases = readdirSync(ROOT);

function narrativeOf(name: string): Record<string, string> {
  const folder = new URL(`${name}/narrative/`, ROOT);
  if (!existsSync(folder)) return {};
  return Object.fromEntries(readdirSync(folder).map((file) => [file.replace(/\.md$/, ''), readFileSync(new URL(file, folder), 'utf8')]));
}

function findingsOf(name: string): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const report = (finding: Diagnostic) => void findings.push(finding);
  const files = folderFiles('test/bad/templates');
  const template = parseTemplate(name, '../../../templates/_shared', files, openFontLibrary().names, report);
  const dataset = sampleDataset({ narrative: narrativeOf(name) });
  if (template !== undefined && checkTemplate(template, dataset, report)) {
    expandTemplate(template, dataset, { parameters: {}, date: '2005-12-05' }, report);
  }
  return findings;
}

describe('mistakes of new editors', () => {
  test('there are many', () => {
    expect(cases.length).toBeGreaterThanOrEqual(25);
  });

  test.each(cases)('%s', (name) => {
    const said = `${findingsOf(name).map(formatDiagnostic).join('\n')}\n`;
    const golden = new URL(`${name}/expected.txt`, ROOT);
    if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(golden, said);
    expect(existsSync(golden), `${name}/expected.txt is missing; UPDATE_GOLDENS=1 writes it`).toBe(true);
    expect(said).toBe(readFileSync(golden, 'utf8'));
    expect(said).toMatch(/ error: | warning: /);
  });
});
