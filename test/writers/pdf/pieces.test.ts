import { expect, test } from 'vitest';
import { openFontLibrary } from '../../../src/fonts.ts';
import type { Run } from '../../../src/writers/pdf/define/nodes.ts';
import type { RunStyle } from '../../../src/writers/pdf/layout/face.ts';
import { metricsOf } from '../../../src/writers/pdf/layout/metrics.ts';
import { cutText, piecesOf } from '../../../src/writers/pdf/layout/pieces.ts';

const face = openFontLibrary().family('Source Serif 4')!.faces.regular;
// Only what measures text is needed here.
const style = { face: { face }, size: 10, color: '#000000', leading: 12, rise: 0, spacing: 0, features: undefined } as unknown as RunStyle;
const raised = { ...style, size: 6.4, rise: 3.6 };

/** Texts of what stands before each space, and what a break there costs. */
function costs(...runs: Run[]): [string, number][] {
  const measured = runs.map(({ text, script }) => ({ text, metrics: metricsOf(script === undefined ? style : raised), language: 'en' }));
  const { items } = piecesOf(cutText(measured), measured, 'none');
  return items.flatMap((piece, index): [string, number][] => (piece.kind === 'space' ? [[items[index - 1]!.text, piece.penalty]] : []));
}

test('a line should not end between a figure and what it counts; a year and the mark of a note are no such figures', () => {
  const found = costs({ text: '130' }, { text: ' kilos in 2005 (5 dead)' }, { text: '12', script: 'super' }, { text: ' more' });
  expect(found.filter(([, cost]) => cost > 0).map(([text]) => text)).toEqual(['130', '(5']);
  expect(found.map(([text]) => text)).toEqual(['130', 'kilos', 'in', '2005', '(5', '12']);
});
