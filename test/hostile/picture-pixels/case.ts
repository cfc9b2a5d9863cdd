import type { HostileCase } from '../support/hostileCase.ts';
import { picturePage, png } from '../support/pictures.ts';

export const hostile: HostileCase = {
  tries: 'shows a picture of three and a half thousand million pixels',
  seen: 'decompression bombs',
  template: () => ({ 'template.md': picturePage('huge.png', 'tall.png'), 'huge.png': png(1, 1, { claimed: [60_000, 60_000] }), 'tall.png': png(1, 1, { claimed: [1, 0x7fffffff] }) }),
  ends: { refused: ['document/picture-too-large'], says: /40 million/ },
};
