import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'calls facts, tables, columns, units, sources and texts by the names of prototypes',
  dataset: () => ({
    'dataset.yaml': edited(goodRequest.dataset, 'dataset.yaml', (text) =>
      text
        .replace('sources:', 'sources:\n  constructor: { title: A, author: B, date: 2026 }\n  __proto__: { title: A, author: B, date: 2026 }')
        .replace('units:', 'units:\n  __proto__: { one: x, other: y }\n  constructor: { one: x, other: y }')
        .replace('columns:', 'columns:\n      __proto__: { label: P, type: text }\n      constructor: { label: C, type: text }\n      toString: { label: T, type: text }'),
    ),
    'tables/seizures.csv': 'drug,year,amount,__proto__,constructor,toString\nHeroin,2026,1,a,b,c\n',
    'narrative/constructor.md': 'Text.',
    'narrative/__proto__.md': 'Text.',
  }),
  ends: { refused: ['dataset/wrong-value', 'dataset/id'] },
};
