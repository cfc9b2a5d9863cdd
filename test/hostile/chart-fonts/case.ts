import { chartPage, chartSpec } from '../support/charts.ts';
import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'names fonts that close a style sheet and load another, and letters that XML cannot hold',
  template: ({ trap }) =>
    chartPage({
      fonts: chartSpec({ config: { font: `x' url(${trap})`, axis: { labelFont: `"}@import url(${trap});` } } }),
      letters: chartSpec({ title: 'a\u0000b\u0007\uFFFE\uD800' }),
    }),
  ends: { refused: ['charts/unknown-font'] },
};
