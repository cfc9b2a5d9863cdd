import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'nests boxes and columns within each other',
  template: () => ({
    'template.md': page(`${Array.from({ length: 400 }, (_, depth) => `${':'.repeat(403 - depth)}callout\n`).join('\n')}\ndeep\n${Array.from({ length: 400 }, (_, depth) => `\n${':'.repeat(4 + depth)}`).join('')}`),
  }),
  ends: { refused: ['document/too-deep', 'document/nested-directive', 'document/unknown-directive'] },
};
