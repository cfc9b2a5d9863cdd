import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resolveDocument } from '../../src/document/resolve.ts';
import { readingText } from '../../src/document/readingText.ts';
import { sampleAssets, sampleDocument } from '../fixtures/sampleDocument.ts';
import { build } from '../support/briefs.ts';
import { expectGolden } from '../support/golden.ts';

const golden = (name: string): URL => new URL(`golden/${name}`, import.meta.url);

test('a brief of everything becomes the document that is kept', () => {
  const { document, diagnostics } = build(readFileSync(golden('brief.md'), 'utf8'));
  expect(diagnostics).toEqual([]);
  const resolved = resolveDocument(document, (diagnostic) => diagnostics.concat(diagnostic));
  const { meta: _, blocks, notes, labels, outline, figures, tables } = resolved!;
  const kept = {
    blocks,
    notes: Object.fromEntries(notes),
    labels: Object.fromEntries(labels),
    outline,
    figures,
    tables,
  };
  expectGolden(golden('brief.json'), `${JSON.stringify(kept, null, 1)}\n`);
});

test('the sample reads as it is kept', () => {
  expectGolden(golden('sample.reading.txt'), `${readingText(sampleDocument, sampleAssets).join('\n')}\n`);
});
