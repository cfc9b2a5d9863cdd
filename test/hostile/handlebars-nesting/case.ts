import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'nests blocks and parentheses until a recursive walk runs out of stack',
  template: () => ({
    'template.md': page(`${'{{#if country.name}}'.repeat(20_000)}x${'{{/if}}'.repeat(20_000)}\n\n{{#if ${'(not '.repeat(20_000)}title${')'.repeat(20_000)}}}x{{/if}}`),
  }),
  ends: { refused: ['template/too-deep'], says: /50/ },
};
