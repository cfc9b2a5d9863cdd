import { chartPage, chartSpec } from '../support/charts.ts';
import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'nests an expression until its walk runs out of stack',
  template: () =>
    chartPage({
      plus: chartSpec({ transform: [{ calculate: `1${'+1'.repeat(60_000)}`, as: 'c' }] }),
      parentheses: chartSpec({ transform: [{ filter: `${'('.repeat(60_000)}1${')'.repeat(60_000)}` }] }),
      conditions: chartSpec({ transform: [{ filter: { not: Array.from({ length: 10 }).reduce<object>((test) => ({ and: [test, test] }), { field: 'a', equal: 1 }) } }] }),
      members: chartSpec({ transform: [{ calculate: `datum${'.a'.repeat(60_000)}`, as: 'c' }] }),
    }),
  ends: { refused: ['charts/too-much', 'charts/expression'], says: /At most 2000/ },
};
