import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'loops within loops within loops over the rows of a table',
  template: () => ({
    'template.md': page(
      `${'{{#each @root.tables.seizures}}'.repeat(12)}{{drug}}${'{{/each}}'.repeat(12)}`,
    ),
  }),
  ends: { refused: ['template/too-long', 'template/too-many-rounds'], says: /limit of (?:4000000|200000)/ },
};
