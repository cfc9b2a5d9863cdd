import type { HostileCase } from '../support/hostileCase.ts';
import { picturePage, png } from '../support/pictures.ts';
import { deflateSync } from 'node:zlib';

export const hostile: HostileCase = {
  tries: 'packs gigabytes into a picture that says it is small',
  template: () => {
    const bomb = png(10, 10, { colorType: 6, data: deflateSync(new Uint8Array(400_000_000), { level: 1 }) });
    return { 'template.md': picturePage('bomb.png'), 'bomb.png': bomb };
  },
  ends: { refused: ['document/not-a-picture'] },
};
