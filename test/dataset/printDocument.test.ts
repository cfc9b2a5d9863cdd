import { expect, test } from 'vitest';
import { openFolders } from '../../src/disk/folders.ts';
import { parseDatasetDocument } from '../../src/dataset/document.ts';
import type { Dataset } from '../../src/dataset/model.ts';
import { parseDataset } from '../../src/dataset/parse.ts';
import { printDatasetDocument } from '../../src/dataset/printDocument.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** What a dataset says, without where it is written. */
function contentOf(dataset: Dataset): unknown {
  const places = new Set(['where', 'place', 'places', 'file', 'line', 'directory', 'unitUses']);
  return JSON.parse(
    JSON.stringify(dataset, (key, value: unknown) => (places.has(key) ? undefined : value instanceof Map ? [...value] : value)),
  );
}

test.each(['data/kazakhstan-2005', 'test/briefs/everything/dataset'])('%s is the same dataset as one document', (folder) => {
  const findings: Diagnostic[] = [];
  const dataset = parseDataset(ROOT + folder, openFolders([ROOT + folder]), (finding) => findings.push(finding))!;
  const before = findings.length;
  const text = printDatasetDocument(dataset);
  const again = parseDatasetDocument(text, 'one.json', (finding) => findings.push(finding))!;
  expect(findings.slice(before).filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(contentOf(again)).toEqual(contentOf(dataset));
  expect(printDatasetDocument(again)).toBe(text);
});
