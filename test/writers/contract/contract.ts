import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assets, ResolvedDocument } from '../../../src/document/model.ts';
import { readingText } from '../../../src/document/readingText.ts';
import { walkBlocks } from '../../../src/document/walk.ts';
import { hasErrors } from '../../../src/diagnostic.ts';
import type { WriteContext, Writer } from '../../../src/writers/model.ts';
import { sampleAssets, sampleDocument } from '../../fixtures/sampleDocument.ts';
import { arbitraryAssets, arbitraryDocument } from '../../support/arbitraryDocument.ts';
import { deepFreeze } from '../../support/deepFreeze.ts';
import { writeContext } from '../../support/writeContext.ts';

/**
 * Reads the text of a file in reading order, footnotes last, in pieces of any size. Texts that stand
 * for pictures are among it; running heads and page numbers may be left out.
 */
export type Extract = (bytes: Uint8Array) => Promise<string[]>;

export interface ContractOptions {
  /** Reads the title and the main language that the file states; a format without metadata has none. */
  readonly properties?: (bytes: Uint8Array) => Promise<{ title: string; language: string }>;
  /** What the writer is lent; by default everything stands on page 1 and drawings are one pixel. */
  readonly context?: (document: ResolvedDocument, assets: Assets) => WriteContext;
  /** How many generated documents are tried. */
  readonly runs?: number;
}

/** What every writer must do, whatever its format. */
export function describeWriter(writer: Writer, extract: Extract, options: ContractOptions = {}): void {
  const { properties, context = writeContext, runs = 40 } = options;
  const write = async (document: ResolvedDocument, assets: Assets): Promise<Uint8Array> => {
    const output = await writer.write(document, context(document, assets));
    expect(output.format).toBe(writer.format);
    expect(hasErrors(output.diagnostics)).toBe(false);
    return output.bytes;
  };

  describe(`the ${writer.format} writer`, () => {
    test('gives the same bytes for the same document', async () => {
      const first = await write(sampleDocument, sampleAssets);
      expect(Buffer.compare(first, await write(sampleDocument, sampleAssets))).toBe(0);
    });

    test('changes nothing in the document', async () => {
      const before = structuredClone(sampleDocument);
      const frozen = deepFreeze(structuredClone(sampleDocument));
      await write(frozen, sampleAssets);
      expect(frozen).toEqual(before);
    });

    test('holds all that the sample says, in reading order', async () => {
      const extracted = await extract(await write(sampleDocument, sampleAssets));
      expectReading(extracted, sampleDocument, sampleAssets);
    });

    test('prints the marking as text', async () => {
      const extracted = await extract(await write(sampleDocument, sampleAssets));
      expect(squeeze(extracted.join(' '))).toContain(squeeze(sampleDocument.meta.marking!));
    });

    test.runIf(properties !== undefined)('states title and language', async () => {
      expect(await properties!(await write(sampleDocument, sampleAssets))).toEqual({
        title: sampleDocument.meta.title,
        language: sampleDocument.meta.language,
      });
    });

    test('holds all that any document says, in reading order, and the same bytes each time', async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryDocument, async (document) => {
          const bytes = await write(document, arbitraryAssets);
          expectReading(await extract(bytes), document, arbitraryAssets);
          expect(Buffer.compare(bytes, await write(document, arbitraryAssets))).toBe(0);
        }),
        { numRuns: runs, seed: 2005 },
      );
    }, 300_000);
  });
}

/**
 * Fails with the first line that is missing or out of order. Spaces do not count, since formats break
 * lines where they like; nor do the compatibility forms of Unicode, such as ligatures. Texts that stand
 * for pictures keep their order among themselves: formats set captions above or below.
 */
export function expectReading(extracted: readonly string[], document: ResolvedDocument, assets: Assets): void {
  const read = squeeze(extracted.join(' '));
  const alts = altTexts(document, assets);
  const pending = [...alts];
  const lines = readingText(document, assets).filter((line) => {
    const isAlt = line === pending[0];
    if (isAlt) pending.shift();
    return !isAlt;
  });
  expect(firstMissing(read, lines)).toBeUndefined();
  expect(firstMissing(read, alts)).toBeUndefined();
}

/** The first line that does not follow those before it in the text read. */
function firstMissing(read: string, lines: readonly string[]): { missing: string; after: string } | undefined {
  let at = 0;
  for (const line of lines) {
    const wanted = squeeze(line);
    const found = read.indexOf(wanted, at);
    if (found === -1) return { missing: line, after: read.slice(Math.max(0, at - 60), at) };
    at = found + wanted.length;
  }
  return undefined;
}

function altTexts(document: ResolvedDocument, assets: Assets): string[] {
  return [...walkBlocks(document.blocks)]
    .filter((block) => block.type === 'figure')
    .map((figure) => (figure.alt ?? assets.get(figure.asset)?.alt ?? '').replaceAll(/\s+/g, ' ').trim())
    .filter((alt) => alt !== '');
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '');
}
