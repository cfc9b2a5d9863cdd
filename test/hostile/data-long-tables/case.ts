import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'prints a table of twenty thousand rows ten times',
  dataset: () => ({ 'tables/seizures.csv': `drug,year,amount\n${'Heroin,2026,1\n'.repeat(20_000)}` }),
  template: () => ({ 'template.md': page('::table{data=seizures caption="x"}\n\n'.repeat(10)) }),
  ends: { refused: ['document/too-many-rows'], says: /limit is 10000/ },
};
