import { crc32, deflateSync } from 'node:zlib';
import { page } from './starters.ts';

interface PngOptions {
  /** Claimed instead of what the data hold. */
  readonly claimed?: readonly [width: number, height: number];
  /** 0 grey, 2 colour, 3 palette, 6 colour and transparency. */
  readonly colorType?: 0 | 2 | 3 | 6;
  readonly data?: Uint8Array;
  readonly extra?: readonly Uint8Array[];
}

/** A PNG of zeros. */
export function png(width: number, height: number, { claimed = [width, height], colorType = 0, data, extra = [] }: PngOptions = {}): Uint8Array {
  const channels = { 0: 1, 2: 3, 3: 1, 6: 4 }[colorType];
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, claimed[0]);
  view.setUint32(4, claimed[1]);
  header.set([8, colorType, 0, 0, 0], 8);
  const pixels = data ?? deflateSync(new Uint8Array((width * channels + 1) * height));
  const palette = colorType === 3 ? [pngChunk('PLTE', Uint8Array.of(0, 0, 0))] : [];
  const chunks = [pngChunk('IHDR', header), ...palette, ...extra, pngChunk('IDAT', pixels), pngChunk('IEND', new Uint8Array())];
  return Buffer.concat([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), ...chunks]);
}

export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** A brief that shows these pictures. */
export function picturePage(...addresses: readonly string[]): string {
  return page(addresses.map((address) => `![A picture](${address} "A caption")`).join('\n\n'));
}
