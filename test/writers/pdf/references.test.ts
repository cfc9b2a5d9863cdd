import { expect, test } from 'vitest';
import { defineDocument } from '../../../src/writers/pdf/define/definition.ts';
import { document, figure, heading, paragraph, reference } from '../../conformance/pdf/builders.ts';
import { sampleAssets } from '../../fixtures/sampleDocument.ts';

test('no line ends between the word and the number of a reference; a heading is broken like any text', () => {
  const made = document([paragraph(reference('one'), reference('Two words')), figure('one', 'chart:shapes'), heading(1, 'Two words')]);
  const [node] = defineDocument(made, sampleAssets, () => undefined).content;
  const runs = node !== undefined && 'text' in node ? node.text.map((run) => run.text) : [];
  expect(runs).toEqual(['Figure\u00a01', 'Two words']);
});
