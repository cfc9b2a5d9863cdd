import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, ResolvedDocument } from '../../src/document/model.ts';
import { walkBlocks } from '../../src/document/walk.ts';
import { checkParity } from '../../src/parity/check.ts';
import { sampleAssets, sampleDocument } from '../fixtures/sampleDocument.ts';
import { arbitraryAssets, arbitraryDocument } from '../support/arbitraryDocument.ts';
import { named, writeBoth } from './writeBoth.ts';

test('PDF and Word document of the sample say the same', async () => {
  const { items, diagnostics } = await checkParity(...named(await writeBoth(sampleDocument, sampleAssets)));
  expect(diagnostics).toEqual([]);
  expect(items).toBeGreaterThan(60);
});

test('PDF and Word document of any document say the same', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDocument, async (document) => {
      fc.pre(!hasQuotedList(document));
      const { diagnostics } = await checkParity(...named(await writeBoth(document, arbitraryAssets)));
      expect(diagnostics.map(({ message }) => message)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

/** Word sets a list in a quotation one level deeper: after another list it reads as a part of that. */
function hasQuotedList({ blocks }: ResolvedDocument): boolean {
  return [...walkBlocks(blocks)].some((block: Block) => block.type === 'quote' && block.children.some(({ type }) => type === 'list'));
}

test('one word that only the PDF has is found in any document', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDocument, fc.nat(), async (document, at) => {
      const paragraphs = document.blocks.flatMap((block, index) => (block.type === 'paragraph' ? [index] : []));
      fc.pre(paragraphs.length > 0 && !hasQuotedList(document));
      const changed = paragraphs[at % paragraphs.length]!;
      const blocks = document.blocks.map((block, index): Block =>
        index === changed && block.type === 'paragraph'
          ? { ...block, children: [...block.children, { type: 'text', value: ' unheard' }] }
          : block,
      );
      const [pdf] = named(await writeBoth({ ...document, blocks }, arbitraryAssets));
      const [, docx] = named(await writeBoth(document, arbitraryAssets));
      const { differences } = await checkParity(pdf, docx);
      expect(differences).toHaveLength(1);
      expect(differences[0]!.pdf!.text).toContain('unheard');
    }),
    { numRuns: 10 },
  );
});
