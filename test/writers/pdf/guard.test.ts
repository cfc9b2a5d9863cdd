import { expect, test } from 'vitest';
import { lostText, missingAsset } from '../../../src/messages/pdf.ts';
import { addTag, contentOf, makeTag, walkContents } from '../../../src/writers/pdf/define/structure.ts';
import { findLostText, findUnpainted } from '../../../src/writers/pdf/guard.ts';
import { BriefError } from '../../../src/diagnostic.ts';
import { document, figure, noteMark, paragraph, row, table } from '../../conformance/pdf/builders.ts';
import { layOut } from './print.ts';

const place = { file: 'template.md', line: 12 };

test('text that was not painted, or only in part, is named with its place', () => {
  const root = makeTag('Document');
  const [whole, part, none] = ['whole text', 'a long paragraph', 'nothing of it'].map((words) => {
    const content = contentOf(addTag(root, 'P'), place);
    content.text = words;
    return content;
  });
  const painted = new Map([
    [whole!, 'whole  text'],
    [part!, 'a long para'],
  ]);
  expect(findUnpainted(root, painted)).toEqual([lostText('a long paragraph', place), lostText('nothing of it', place)]);
  painted.set(part!, 'a long para\u00adgraph').set(none!, 'nothing of it');
  expect(findUnpainted(root, painted)).toEqual([]);
});

test('text of the document that has no place in the structure is named with its place', () => {
  const made = document([
    { ...paragraph('Printed, ', noteMark('n'), ' and more'), place },
    { ...table('tab', [], [row('data', 'A cell', 'left out')]), place: { ...place, line: 20 } },
  ], { notes: { n: [paragraph('a note')] } });
  const root = makeTag('Document');
  for (const words of ['Table 1. Caption of tab', 'A cell', 'Printed,', '1', 'and more', 'a note']) contentOf(addTag(root, 'P')).text = words;
  const painted = new Map([...walkContents(root)].map((content) => [content, content.text]));
  expect(findLostText(made, root, painted)).toEqual([lostText('left out', { ...place, line: 20 })]);
});

test('a figure without its drawing stops the output and says where', async () => {
  const made = document([{ ...figure('fig', 'chart:shipes'), place }]);
  const error = await layOut(made, new Map([['chart:shapes', undefined as never]])).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BriefError);
  expect((error as BriefError).diagnostics).toEqual([missingAsset('chart:shipes', ['chart:shapes'], place)]);
});
