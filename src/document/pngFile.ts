import { inflateSync } from 'node:zlib';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Samples of a pixel and the bits they may have, by colour type. */
const COLOR_TYPES: Readonly<Record<number, { samples: number; bits: readonly number[] }>> = {
  0: { samples: 1, bits: [1, 2, 4, 8, 16] },
  2: { samples: 3, bits: [8, 16] },
  3: { samples: 1, bits: [1, 2, 4, 8] },
  4: { samples: 2, bits: [8, 16] },
  6: { samples: 4, bits: [8, 16] },
};

/** First column and row, and steps between columns and rows, of the passes of an interlaced picture. */
const PASSES = [
  [0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2],
] as const;

/** Size of a PNG; `isWhole` unpacks its pixels, no more of them than its size needs, and looks at each row. */
export function measurePng(bytes: Uint8Array): { width: number; height: number; isWhole(): boolean } | undefined {
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) return undefined;
  const [first, ...chunks] = readChunks(bytes);
  if (first?.type !== 'IHDR' || first.data.length !== 13) return undefined;
  const view = new DataView(first.data.buffer, first.data.byteOffset, 13);
  const [width, height, bits, colorType, compression, filter, interlace] = [
    view.getUint32(0), view.getUint32(4), view.getUint8(8), view.getUint8(9), view.getUint8(10), view.getUint8(11), view.getUint8(12),
  ];
  const color = COLOR_TYPES[colorType];
  if (width === 0 || height === 0 || color === undefined || !color.bits.includes(bits)) return undefined;
  if (compression !== 0 || filter !== 0 || interlace > 1) return undefined;
  if (chunks.at(-1)?.type !== 'IEND') return undefined;
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data.length;
  if (colorType === 3 && (palette === undefined || palette % 3 !== 0 || palette / 3 > 2 ** bits)) return undefined;
  return {
    width,
    height,
    isWhole() {
      const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
      return hasRows(packed, rowsOf(width, height, bits * color.samples, interlace === 1));
    },
  };
}

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/** The chunks up to the last, or to one that breaks off. */
function readChunks(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  let at = SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) break;
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    if (type === 'IEND') break;
    at += 12 + length;
  }
  return chunks;
}

/** Rows of one length. */
interface Rows {
  readonly bytes: number;
  readonly count: number;
}

/** The rows as they are packed, each with a byte for its filter before it. */
function rowsOf(width: number, height: number, bitsAPixel: number, interlaced: boolean): Rows[] {
  const rows = (columns: number, count: number): Rows => ({ bytes: columns === 0 ? 0 : Math.ceil((columns * bitsAPixel) / 8) + 1, count });
  if (!interlaced) return [rows(width, height)];
  return PASSES.map(([x, y, stepX, stepY]) => {
    const columns = Math.max(0, Math.ceil((width - x) / stepX));
    return rows(columns, Math.max(0, Math.ceil((height - y) / stepY)));
  });
}

const LAST_FILTER = 4;

function hasRows(packed: Uint8Array, passes: readonly Rows[]): boolean {
  const length = passes.reduce((sum, { bytes, count }) => sum + bytes * count, 0);
  const data = unpack(packed, length);
  if (data?.length !== length) return false;
  let at = 0;
  for (const { bytes, count } of passes) {
    if (bytes === 0) continue;
    for (let row = 0; row < count; row += 1) {
      if (data[at]! > LAST_FILTER) return false;
      at += bytes;
    }
  }
  return true;
}

/** The data; undefined where they are broken or have more than `most` bytes. */
function unpack(packed: Uint8Array, most: number): Uint8Array | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch {
    return undefined;
  }
}
