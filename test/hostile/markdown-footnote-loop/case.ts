import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'writes notes that refer to themselves and to each other, and refers to one ten thousand times',
  template: () => ({ 'template.md': page(`Text[^a] and[^b]. ${'Again[^a]\n\n'.repeat(3_000)}\n\n[^a]: See[^b] and[^a].\n\n[^b]: See[^a] and :ref[fig-x].`) }),
  ends: { refused: ['document/unknown-target'] },
};
