import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'sets a table of three thousand columns',
  template: () => ({ 'template.md': page(`|${'a|'.repeat(3_000)}\n|${'-|'.repeat(3_000)}\n|${'b|'.repeat(3_000)}`) }),
  ends: { refused: ['document/too-many-columns'], says: /limit is 60/ },
};
