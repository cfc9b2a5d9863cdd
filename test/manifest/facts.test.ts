import { expect, test } from 'vitest';
import type { Asset, Block, ResolvedDocument } from '../../src/document/model.ts';
import { resolveDocument } from '../../src/document/resolve.ts';
import { factsUsed } from '../../src/manifest/facts.ts';
import { paragraph, sampleAssets, sampleDocument } from '../fixtures/sampleDocument.ts';

const chart: Block = { type: 'figure', id: 'fig', asset: 'chart:shapes', notes: [], word: 'native' };
const documentOf = (...blocks: readonly Block[]): ResolvedDocument => resolveDocument({ meta: sampleDocument.meta, blocks, notes: new Map() }, () => {})!;

test('facts that only a chart shows are used, as the chart prints them', () => {
  const figures = { facts: [{ fact: 'trap', words: '1,250 kg' }, { fact: 'opium', words: '581 kg' }], typed: { unbound: [], own: 0 } };
  const assets = new Map<string, Asset>([['chart:shapes', { ...sampleAssets.get('chart:shapes')!, figures } as Asset]]);
  const text = paragraph('It seized ', { type: 'factValue', facts: ['opium'], children: [{ type: 'text', value: '581 kilograms' }] }, '.');
  expect(factsUsed(documentOf(text, chart), assets).facts).toEqual([
    { id: 'opium', printed: ['581 kg', '581 kilograms'] },
    { id: 'trap', printed: ['1,250 kg'] },
  ]);
  expect(factsUsed(documentOf(text), assets).facts).toEqual([{ id: 'opium', printed: ['581 kilograms'] }]);
});
