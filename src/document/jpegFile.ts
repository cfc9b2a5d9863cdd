/** Start of a frame that viewers can show: baseline, extended and progressive, by Huffman's code. */
const FRAMES = [0xc0, 0xc1, 0xc2];
/** Markers that stand alone. */
const isLone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Size of a JPEG, read from its segments; `isWhole` tells whether pixels follow up to an end. */
export function measureJpeg(bytes: Uint8Array): { width: number; height: number; isWhole(): boolean } | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: { width: number; height: number } | undefined;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff || isLone(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return undefined;
    if (FRAMES.includes(marker)) size = readFrame(view, at + 4, length - 2);
    // What follows the start of a scan are pixels.
    if (marker === 0xda) break;
    at += 2 + length;
  }
  if (size === undefined) return undefined;
  const pixels = at;
  return { ...size, isWhole: () => bytes[pixels + 1] === 0xda && hasEnd(bytes, pixels) };
}

function readFrame(view: DataView, at: number, length: number): { width: number; height: number } | undefined {
  if (length < 6) return undefined;
  const [bits, height, width, components] = [view.getUint8(at), view.getUint16(at + 1), view.getUint16(at + 3), view.getUint8(at + 5)];
  if (bits !== 8 || width === 0 || height === 0 || ![1, 3, 4].includes(components)) return undefined;
  return { width, height };
}

/** Cameras write more after the end. */
function hasEnd(bytes: Uint8Array, from: number): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(Uint8Array.of(0xff, 0xd9), from) !== -1;
}
