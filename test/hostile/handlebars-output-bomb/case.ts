import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest, page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'prints a long text again and again',
  dataset: () => ({ 'dataset.yaml': edited(goodRequest.dataset, 'dataset.yaml', (text) => `${text}details: { long: ${'x'.repeat(100_000)} }\n`) }),
  template: () => ({ 'template.md': page('{{#each tables.seizures}}{{#each @root.tables.seizures}}{{#each @root.tables.seizures}}{{#each @root.tables.seizures}}{{@root.details.long}}{{/each}}{{/each}}{{/each}}{{/each}}') }),
  ends: { refused: ['template/too-long'], says: /limit of 4000000/ },
};
