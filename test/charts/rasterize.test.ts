import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { rasterizeSvg } from '../../src/charts/rasterize.ts';
import { BriefError } from '../../src/diagnostic.ts';
import { specs } from './specs.ts';
import { drawClean, fonts } from './support.ts';

/** Width and height from the header of a PNG. */
function sizeOf(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('gives a PNG at the asked scale, the same each time', async () => {
  const { svg } = await drawClean(specs.bar, { name: 'bar' });
  const png = await rasterizeSvg(svg, 2, fonts);
  expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
  expect(sizeOf(png)).toEqual([936, 180]);
  expect(sha256(await rasterizeSvg(svg, 2, fonts))).toBe(sha256(png));
});

const wordsIn = (family: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><text x="2" y="15" font-family="${family}" font-size="12" fill="#000000">words</text></svg>`;

test('sets words in the embedded fonts: without them the picture is another', async () => {
  const [sans, serif, none] = await Promise.all(['Source Sans 3', 'Source Serif 4', 'Nowhere'].map((family) => rasterizeSvg(wordsIn(family), 2, fonts)));
  expect(new Set([sans, serif, none].map((png) => sha256(png!))).size).toBe(3);
});

test('refuses more pixels than a page has, and what is no drawing', async () => {
  const huge = '<svg xmlns="http://www.w3.org/2000/svg" width="10000" height="10000"></svg>';
  await expect(rasterizeSvg(huge, 1, fonts)).rejects.toThrow(BriefError);
  await expect(rasterizeSvg('<svg', 1, fonts)).rejects.toThrow(BriefError);
  await expect(rasterizeSvg('<svg width="5" height="5"><unclosed></svg>', 1, fonts)).rejects.toThrow(BriefError);
});
