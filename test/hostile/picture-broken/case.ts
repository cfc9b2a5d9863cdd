import type { HostileCase } from '../support/hostileCase.ts';
import { picturePage, png, pngChunk } from '../support/pictures.ts';
import { deflateSync } from 'node:zlib';

export const hostile: HostileCase = {
  tries: 'shows pictures that break off, lie about their data, or hold a bomb in a side chunk',
  template: () => ({
    'template.md': picturePage('cut.png', 'lie.png', 'chunk.png', 'endless.jpg', 'zero.jpg', 'header.png', 'interlaced.png'),
    'cut.png': png(100, 100).slice(0, 60),
    'lie.png': png(100, 100, { colorType: 6, claimed: [200, 200] }),
    'chunk.png': png(4, 4, { colorType: 3, extra: [pngChunk('zTXt', Buffer.concat([Buffer.from('x\0\0'), deflateSync(new Uint8Array(50_000_000))]))] }),
    'endless.jpg': Buffer.concat([Uint8Array.of(0xff, 0xd8), Buffer.alloc(1_000_000, 0xff)]),
    'zero.jpg': Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0x00, 0x00, 0x08, 0x00, 0x01, 0x00, 0x01, 0x01, 0x01, 0x11, 0x00, 0xff, 0xd9),
    'header.png': png(0, 0),
    'interlaced.png': png(4, 4, { data: Uint8Array.of(1, 2, 3) }),
  }),
  ends: { refused: ['document/not-a-picture'] },
};
