import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'runs patterns, macros and towers of powers in the expressions of checks',
  seen: 'denials of service of expression languages',
  dataset: () => ({
    'checks.yaml': `relations:\n${[
      "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.matches('^(a+)+$') == true",
      '[1,2,3].map(x, [1,2,3].map(y, x * y)) == []',
      `${'('.repeat(500)}1${')'.repeat(500)} == 1`,
      `${Array.from({ length: 2_000 }, () => '9999999999').join(' * ')} == 1`,
      'fact("__proto__") == fact("constructor")',
      '{"__proto__": 1}.constructor == 1',
      `fact("heroin-seized-2026") == 1 ${'|| 1 == 1 '.repeat(300)}`,
      `1e308 * 1e308 == ${'9'.repeat(3_000)}`,
      'x.y.z().constructor("return 1")() == 1',
    ]
      .map((expression, index) => `  - { id: r${index}, title: T, expression: ${JSON.stringify(expression)} }`)
      .join('\n')}\nconflicts: []\n`,
  }),
  ends: { refused: ['checks/expression', 'checks/unknown-fact', 'dataset/expression', 'checks/relation'] },
};
