import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPicture } from '../../src/document/pictureFile.ts';
import { png, pngChunk } from '../hostile/support/pictures.ts';

/** 9 by 7 pixels, as common programs save them. */
const JPEGS = {
  baseline:
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAAHAAkDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgT/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCQAKH/2Q==',
  progressive:
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wgARCAAHAAkDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAVAQEBAAAAAAAAAAAAAAAAAAACA//aAAwDAQACEAMQAAABgGn/xAAUEAEAAAAAAAAAAAAAAAAAAAAQ/9oACAEBAAEFAj//xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAEDAQE/AX//xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAECAQE/AX//xAAUEAEAAAAAAAAAAAAAAAAAAAAQ/9oACAEBAAY/Aj//xAAUEAEAAAAAAAAAAAAAAAAAAAAQ/9oACAEBAAE/IT//2gAMAwEAAgADAAAAEPv/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAEDAQE/EH//xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAECAQE/EH//xAAUEAEAAAAAAAAAAAAAAAAAAAAQ/9oACAEBAAE/ED//2Q==',
} as const;

/** Where the head of a PNG says whether it is interlaced. */
const INTERLACE = 28;

function interlaced(length: number): Uint8Array {
  const bytes = png(3, 2, { data: deflateSync(new Uint8Array(length)) });
  bytes[INTERLACE] = 1;
  return bytes;
}

function rows(count: number, filter = 0): Uint8Array {
  return deflateSync(Buffer.concat(Array.from({ length: count }, () => Uint8Array.of(filter, 0, 0, 0, 0))));
}

const jpeg = (name: keyof typeof JPEGS): Uint8Array => Buffer.from(JPEGS[name], 'base64');
const read = (bytes: Uint8Array) => {
  const file = readPicture(bytes);
  return file === undefined ? undefined : [file.mediaType, file.width, file.height, file.isWhole()];
};

describe('a picture is measured', () => {
  test.each([0, 2, 3, 6] as const)('that is a PNG of colour type %i', (colorType) => {
    expect(read(png(13, 5, { colorType }))).toEqual(['image/png', 13, 5, true]);
  });

  test('that is a PNG of the golden briefs', () => {
    expect(read(readFileSync(new URL('../briefs/everything/template/dot.png', import.meta.url)))?.[3]).toBe(true);
  });

  test.each(['baseline', 'progressive'] as const)('that is a %s JPEG, with more after its end', (name) => {
    expect(read(jpeg(name))).toEqual(['image/jpeg', 9, 7, true]);
    expect(read(Buffer.concat([jpeg(name), Buffer.from('more')]))).toEqual(['image/jpeg', 9, 7, true]);
  });

  test('that is an interlaced PNG: 3 by 2 pixels stand in four passes of one row each', () => {
    expect(read(interlaced(2 + 2 + 2 + 4))).toEqual(['image/png', 3, 2, true]);
    expect(read(interlaced(9))?.[3]).toBe(false);
  });
});

describe('a picture is not whole', () => {
  test.each([
    ['has fewer rows than it says', png(4, 4, { data: rows(3) })],
    ['has more', png(4, 4, { data: rows(5) })],
    ['has a filter that there is not', png(4, 4, { data: rows(4, 5) })],
    ['holds no data', png(4, 4, { data: new Uint8Array() })],
  ])('that %s', (_what, bytes) => {
    expect(read(bytes)?.[3]).toBe(false);
  });

  test('that breaks off among its pixels', () => {
    expect(read(jpeg('baseline').subarray(0, -2))?.[3]).toBe(false);
  });
});

test.each([
  ['nothing', new Uint8Array()],
  ['a PNG without end', png(4, 4).subarray(0, -12)],
  ['a PNG without pixels in its size', png(0, 0)],
  ['a PNG of colours that it does not name', png(4, 4, { colorType: 3 }).subarray(0, 33)],
  ['a PNG that begins with another chunk', Buffer.concat([png(1, 1).subarray(0, 8), pngChunk('tEXt', new Uint8Array(13))])],
  ['a JPEG of filling', Buffer.concat([Uint8Array.of(0xff, 0xd8), Buffer.alloc(100_000, 0xff)])],
  ['a JPEG whose segment has no length', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0)],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
])('%s is no picture', (_what, bytes) => {
  expect(readPicture(bytes)).toBeUndefined();
});

test('whatever bytes are read, the answer is a picture or nothing', () => {
  const spoiled = fc.tuple(fc.constantFrom(png(5, 5), png(5, 5, { colorType: 6 }), jpeg('baseline'), jpeg('progressive')), fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 6 }), fc.nat(600));
  fc.assert(
    fc.property(spoiled, ([bytes, changes, length]) => {
      const copy = Uint8Array.from(bytes).subarray(0, length);
      for (const [at, value] of changes) copy[at] = value;
      const file = readPicture(copy);
      if (file !== undefined) expect(typeof file.isWhole()).toBe('boolean');
    }),
    { numRuns: 500 },
  );
});
