import { inflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodePng, type Pixels } from '../../src/charts/png.ts';

/** Reads back what the encoder may write: palettes and true colour, without filters. */
function decode(png: Uint8Array): { width: number; height: number; rgb: number[] } {
  const bytes = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const [width, height] = [chunks.get('IHDR')!.readUInt32BE(0), chunks.get('IHDR')!.readUInt32BE(4)];
  const palette = chunks.get('PLTE');
  const rows = inflateSync(chunks.get('IDAT')!);
  const side = palette === undefined ? width * 3 : width;
  const values = Array.from({ length: height }, (_, y) => [...rows.subarray(y * (side + 1) + 1, (y + 1) * (side + 1))]).flat();
  return { width, height, rgb: palette === undefined ? values : values.flatMap((place) => [...palette.subarray(place * 3, place * 3 + 3)]) };
}

function pixels(width: number, height: number, colorOf: (index: number) => readonly number[]): Pixels {
  return { width, height, rgba: Uint8Array.from(Array.from({ length: width * height }, (_, index) => [...colorOf(index), 255]).flat()) };
}

const opaque = ({ rgba }: Pixels): number[] => [...rgba].filter((_, index) => index % 4 !== 3);

test('pictures of few colours are read back as they were', () => {
  const color = fc.constantFrom([0, 0, 0], [255, 255, 255], [20, 48, 79], [217, 130, 43]);
  const picture = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.array(color, { minLength: 81, maxLength: 81 }));
  fc.assert(
    fc.property(picture, ([width, height, colors]) => {
      const given = pixels(width, height, (index) => colors[index]!);
      expect(decode(encodePng(given))).toEqual({ width, height, rgb: opaque(given) });
    }),
  );
});

test.each([255, 256, 257, 600])('%i colours are read back as they were', (count) => {
  const given = pixels(count, 2, (index) => [index % count >> 8, (index % count) & 255, 7]);
  expect(decode(encodePng(given)).rgb).toEqual(opaque(given));
});
