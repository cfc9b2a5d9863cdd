import type { HostileCase } from '../support/hostileCase.ts';
import { picturePage } from '../support/pictures.ts';
import { expect } from 'vitest';

/** A box of ISO media, or an entry of an icon, that says it has no length: a reader that adds it up never ends. */
const box = (type: string, length = 0): Uint8Array => {
  const bytes = Buffer.alloc(64);
  bytes.writeUInt32BE(length, 0);
  bytes.write(type, 4, 'latin1');
  return bytes;
};

export const hostile: HostileCase = {
  tries: 'hides other formats, whose readers can be kept busy for ever, behind the name of a PNG',
  seen: 'endless loops of readers of ICNS, JXL and HEIF',
  template: () => ({
    'template.md': picturePage('icns.png', 'heif.png', 'jxl.png', 'jp2.png', 'gif.png', 'tiff.png', 'webp.png', 'ico.png', 'psd.jpg', 'empty.png'),
    'icns.png': Buffer.concat([Buffer.from('icns'), Uint8Array.of(0, 0, 1, 0), box('ic07')]),
    'heif.png': Buffer.concat([box('ftyp', 16).subarray(0, 8), Buffer.from('heic\0\0\0\0'), box('meta'), box('iprp')]),
    'jxl.png': Buffer.concat([Uint8Array.of(0, 0, 0, 12), Buffer.from('JXL \r\n'), Uint8Array.of(0x87, 0x0a), box('ftyp', 20), box('jxlp')]),
    'jp2.png': Buffer.concat([Uint8Array.of(0, 0, 0, 12), Buffer.from('jP  \r\n'), Uint8Array.of(0x87, 0x0a), box('jp2h')]),
    'gif.png': Buffer.from('GIF89a\x01\0\x01\0'),
    'tiff.png': Buffer.concat([Buffer.from('II*\0\x08\0\0\0\xff\xff', 'latin1'), Buffer.alloc(100)]),
    'webp.png': Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8X'), Buffer.alloc(20)]),
    'ico.png': Buffer.concat([Uint8Array.of(0, 0, 1, 0, 0xff, 0xff), Buffer.alloc(40)]),
    'psd.jpg': Buffer.concat([Buffer.from('8BPS'), Buffer.alloc(40)]),
    'empty.png': new Uint8Array(),
  }),
  ends: {
    refused: ['document/not-a-picture'],
    check: (findings) => expect(findings.filter(({ rule }) => rule === 'document/not-a-picture')).toHaveLength(10),
  },
};
