import { describe, expect, test } from 'vitest';
import { corpus } from '../../conformance/pdf/corpus.ts';
import { pdfText } from '../../support/pdfText.ts';
import { expectReading } from '../contract/contract.ts';
import { layOut, printAndRead } from './print.ts';

describe('documents that are hard to print', () => {
  // The long book is left to `npm run conformance`.
  for (const { name, make } of corpus.filter((one) => one.name !== 'three-hundred-pages')) {
    test(`${name} loses nothing and keeps its order`, async () => {
      const { document, assets } = make();
      const reading = await printAndRead(document, assets);
      expectReading(pdfText(reading), document, assets);
      const { pagination } = await layOut(document, assets);
      expect(reading.pages).toBe(pagination.pages);
    });
  }
});
