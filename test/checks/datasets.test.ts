import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkDataset } from '../../src/dataset/checks/check.ts';
import { parseDatasetDocument } from '../../src/dataset/document.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { acceptFindings, describeFindings, readExpected } from '../dataset/annotations.ts';
import { units } from './units.ts';

const root = join(import.meta.dirname, 'datasets');
const accept = process.env['UPDATE_GOLDENS'] === '1';

function findingsOf(name: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const file = `${name}/dataset.yaml`;
  const report = (finding: Diagnostic): void => void found.push(finding);
  const dataset = parseDatasetDocument(readFileSync(join(root, file), 'utf8'), file, report, units);
  if (dataset !== undefined) checkDataset(dataset, report, units);
  return found;
}

describe('datasets give exactly the findings that they announce', () => {
  test.each(readdirSync(root).sort())('%s', (name) => {
    if (accept) acceptFindings(root, name, () => findingsOf(name));
    expect(describeFindings(root, name, findingsOf(name))).toEqual(readExpected(root, name));
  });

  test('a clean one gives none', () => {
    expect(findingsOf('clean')).toEqual([]);
  });
});
