import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDataset } from '../../src/dataset/parse.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { folderFiles } from '../support/folderFiles.ts';
import { acceptFindings, describeFindings, readExpected } from './annotations.ts';
import { units } from './units.ts';

const root = join(import.meta.dirname, '../bad/datasets');
const accept = process.env['UPDATE_GOLDENS'] === '1';

function findingsOf(name: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  parseDataset(name, folderFiles(root), (finding) => found.push(finding), units);
  return found;
}

describe('bad datasets give exactly the findings that they announce', () => {
  test.each(readdirSync(root).sort())('%s', (name) => {
    if (accept) acceptFindings(root, name, () => findingsOf(name));
    const found = findingsOf(name);
    expect(found).not.toEqual([]);
    expect(describeFindings(root, name, found)).toEqual(readExpected(root, name));
  });

  test('findings come in the order of the files and their lines', () => {
    const places = findingsOf('checks-facts').map(({ place }) => place?.line ?? 0);
    expect(places.length).toBeGreaterThan(2);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
