import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'turns ten thousand rows into a table of a hundred million cells',
  dataset: () => ({ 'tables/seizures.csv': `drug,year,amount\n${Array.from({ length: 10_000 }, (_, index) => `Drug ${index},${1000 + (index % 9_000)},1`).join('\n')}\n` }),
  template: () => ({ 'template.md': page('::table{data=seizures rows=drug pivot=drug value=amount caption="x"}') }),
  ends: { refused: ['document/too-many-columns'], says: /limit is 60/ },
};
