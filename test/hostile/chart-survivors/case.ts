import { chartPage } from '../support/charts.ts';
import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'draws within the limits what is still too much: the largest table as points, shapes and words at once',
  dataset: () => ({ 'tables/seizures.csv': `drug,year,amount\n${Array.from({ length: 5_000 }, (_, index) => `Drug ${index},${1000 + (index % 9000)},${(index * 7919) % 100_003}`).join('\n')}\n` }),
  template: () =>
    chartPage({
      points: {
        data: { name: 'seizures' },
        layer: ['point', 'line', 'text', 'area', 'rule', 'tick'].map((mark) => ({ mark, encoding: { x: { field: 'amount', type: 'quantitative' }, y: { field: 'year', type: 'quantitative' }, text: { field: 'drug' }, color: { field: 'drug', type: 'nominal', legend: null } } })),
      },
    }),
  ends: { refused: ['charts/too-much', 'charts/too-many-shapes', 'sandbox/cpu-time', 'sandbox/memory'] },
};
