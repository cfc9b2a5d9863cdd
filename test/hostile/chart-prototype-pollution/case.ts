import { chartPage, chartSpec } from '../support/charts.ts';
import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'writes to prototypes by the names of fields and of what transforms make',
  seen: 'CVE-2020-7707, CVE-2023-26136: prototype pollution by paths',
  template: () =>
    chartPage({
      as: chartSpec({ transform: [{ calculate: '1', as: '__proto__' }, { calculate: '2', as: 'constructor.prototype.polluted' }] }),
      nested: chartSpec({ transform: [{ calculate: '{polluted: 1}', as: '__proto__.polluted' }] }),
      fold: chartSpec({ transform: [{ fold: ['a', 'b'], as: ['__proto__', 'constructor'] }] }),
      pivot: chartSpec({ data: { values: JSON.parse('[{"a":"__proto__","b":1,"__proto__":{"polluted":1}},{"a":"constructor","b":2}]') as object[] }, transform: [{ pivot: 'a', value: 'b' }] }),
      aggregate: chartSpec({ transform: [{ aggregate: [{ op: 'sum', field: 'b', as: '__proto__' }], groupby: ['a'] }] }),
      flatten: chartSpec({ transform: [{ calculate: '[1,2]', as: 'c' }, { flatten: ['c'], as: ['__proto__'] }] }),
      lookup: chartSpec({ transform: [{ lookup: 'a', from: { data: { values: [{ k: 'x', v: 1 }] }, key: 'k', fields: ['v'] }, as: ['__proto__'] }] }),
      params: chartSpec({ params: [{ name: '__proto__', value: 1 }, { name: 'constructor', value: 2 }] }),
      config: JSON.stringify(chartSpec()).replace('{', '{"config":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},'),
      field: chartSpec({ encoding: { x: { field: '__proto__.polluted', type: 'quantitative' }, y: { field: "constructor['prototype']", type: 'nominal' } } }),
    }),
  ends: { refused: ['charts/forbidden-name', 'charts/unknown-column', 'charts/unknown-property'] },
};
