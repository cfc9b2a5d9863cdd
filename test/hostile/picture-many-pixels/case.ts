import type { HostileCase } from '../support/hostileCase.ts';
import { picturePage, png } from '../support/pictures.ts';

export const hostile: HostileCase = {
  tries: 'shows ten pictures that each take all the pixels that one may have',
  template: () => {
    const names = Array.from({ length: 10 }, (_, index) => `p${index}.png`);
    const large = png(6_200, 6_200, { colorType: 6 });
    return { 'template.md': picturePage(...names), ...Object.fromEntries(names.map((name) => [name, large])) };
  },
  ends: { refused: ['document/pictures-too-large'] },
};
