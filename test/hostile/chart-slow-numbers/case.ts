import { chartPage, chartSpec } from '../support/charts.ts';
import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'asks for numbers, dates and scales that take a library for ever',
  template: () =>
    chartPage({
      tiny: chartSpec({ data: { values: [{ a: 'x', b: 1e-300 }, { a: 'y', b: 1e300 }] } }),
      log: chartSpec({ encoding: { x: { field: 'b', type: 'quantitative', scale: { type: 'log', domain: [1e-320, 1e308] } }, y: { field: 'a' } } }),
      dates: chartSpec({ data: { values: [{ a: '0001-01-01', b: 1 }, { a: '275760-09-13', b: 2 }] }, encoding: { x: { field: 'a', type: 'temporal', timeUnit: 'yearmonthdatehoursminutesseconds' }, y: { field: 'b', type: 'quantitative' } } }),
      domain: chartSpec({ encoding: { x: { field: 'b', type: 'quantitative', scale: { domain: [0, 1e15], nice: 1e-9 }, axis: { tickMinStep: 1e-9, values: Array.from({ length: 5_000 }, (_, index) => index) } }, y: { field: 'a' } } }),
      stroke: chartSpec({ mark: { type: 'line', strokeWidth: 1e9, strokeDash: [0.001, 0.001], strokeMiterLimit: 1e9, tension: 1e9, interpolate: 'cardinal' } }),
      size: chartSpec({ mark: { type: 'point', size: 1e12, angle: 1e300 } }),
      fonts: chartSpec({ config: { axis: { labelFontSize: 1e6, titleFontSize: 1e-9, labelLimit: 1e9 } } }),
      impute: chartSpec({ transform: [{ impute: 'b', key: 'a', keyvals: { start: 0, stop: 1, step: 1e-9 }, value: 0 }] }),
      window: chartSpec({ transform: [{ window: [{ op: 'ntile', param: 1e9, as: 'n' }, { op: 'lag', param: 1e9, field: 'b', as: 'l' }], frame: [-1e9, 1e9] }] }),
      sample: chartSpec({ transform: [{ sample: 1e9 }, { loess: 'b', on: 'b', bandwidth: 1e-9 }, { regression: 'b', on: 'b', method: 'poly', order: 1e6 }] }),
      projection: { data: { name: 'world-countries' }, mark: 'geoshape', projection: { type: 'mercator', scale: 1e9, translate: [1e9, 1e9], clipAngle: 1e-9, rotate: [1e300, 0, 0], precision: 1e-9 } },
      pad: chartSpec({ encoding: { x: { field: 'b', type: 'quantitative', axis: { format: '99999999999.99999999f', labelExpr: "pad('x', 99999999, 'y')" } }, y: { field: 'a' } } }),
    }),
  ends: { refused: ['charts/too-much', 'charts/format', 'charts/bad-format'] },
};
