import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'defines ten thousand links and names prototypes among them',
  template: () => ({ 'template.md': page(`[__proto__] [constructor] [toString] ![x][__proto__] [^__proto__] [^constructor]\n\n# __proto__\n\n# constructor\n\n:ref[constructor]\n\n${Array.from({ length: 10_000 }, (_, n) => `[d${n}]: https://example.org/${n}`).join('\n\n')}`) }),
  ends: { refused: ['document/unknown-note', 'document/unknown-target', 'document/refused-picture'] },
};
