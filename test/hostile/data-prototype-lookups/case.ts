import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest, page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'names units, kinds of conflicts, languages and styles so that a look-up finds a prototype',
  dataset: () => ({
    'dataset.yaml': edited(goodRequest.dataset, 'dataset.yaml', (text) =>
      text.replace('units:', 'units:\n  constructor: { one: x, other: xs }\n  toString: { one: t, other: ts, kind: measure }').replace('language: en-US', 'language: valueOf').replace('type: number, unit: kg', 'type: number, unit: toString'),
    ),
    'facts.yaml': edited(goodRequest.dataset, 'facts.yaml', (text) => text.replaceAll('unit: kg', 'unit: constructor')),
    'tables/seizures.csv': 'drug,year,amount\nHeroin,2026,1\n',
    'checks.yaml': 'relations:\n  - { id: a, title: T, expression: "fact(\\"heroin-seized-2026\\") == constructor(" }\n  - { id: b, title: T, expression: "fact(\\"heroin-seized-2026\\") + 1 == fact(\\"heroin-seized-2025\\")" }\n  - { id: c, title: T, expression: "fact(\\"heroin-seized-2026\\") == toString.valueOf" }\nconflicts:\n  - { id: d, facts: [heroin-seized-2026], kind: constructor, reason: R }\n  - { id: e, facts: [heroin-seized-2025], kind: toString, reason: R }\n',
  }),
  template: () => ({ 'template.md': page('{{fact "heroin-seized-2026" as="constructor"}} {{fact "heroin-seized-2025" show="toString"}} {{date date as="valueOf"}}\n\n:lang[mot]{code=valueOf} :lang[mot]{code=constructor}\n\n::table{data=seizures variant=constructor order=toString}') }),
  ends: { refused: ['checks/expression', 'template/bad-option'] },
};
