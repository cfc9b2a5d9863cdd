/** Specs that would take hours, gigabytes or an open door, by what they try. */
export const hostile: Readonly<Record<string, object>> = {
  'counts to two hundred million': {
    data: { sequence: { start: 0, stop: 2e8 } },
    mark: 'point',
    encoding: { x: { field: 'data', type: 'quantitative' } },
  },
  'counts backwards without end': {
    data: { sequence: { start: 0, stop: 10, step: 0 } },
    mark: 'point',
    encoding: { x: { field: 'data', type: 'quantitative' } },
  },
  'estimates a density in fifty million steps': {
    data: { values: [{ a: 1 }, { a: 2 }] },
    transform: [{ density: 'a', steps: 5e7, bandwidth: 1 }],
    mark: 'area',
    encoding: { x: { field: 'value', type: 'quantitative' }, y: { field: 'density', type: 'quantitative' } },
  },
  'sorts a billion into halves': {
    data: { values: [{ a: 0 }, { a: 1e9 }] },
    mark: 'bar',
    encoding: { x: { bin: { step: 0.5 }, field: 'a' }, y: { aggregate: 'count' } },
  },
  'sorts into bins of nothing': {
    data: { values: [{ a: 0 }, { a: 10 }] },
    mark: 'bar',
    encoding: { x: { bin: { step: 0 }, field: 'a' }, y: { aggregate: 'count' } },
  },
  'asks for a hundred million ticks': {
    data: { values: [{ a: 0 }, { a: 1e9 }] },
    mark: 'point',
    encoding: { x: { field: 'a', type: 'quantitative', axis: { tickCount: 1e8 } } },
  },
  'ticks every millisecond of a year': {
    data: { name: 'agreements' },
    mark: 'point',
    encoding: { x: { field: 'date', type: 'temporal', axis: { tickCount: { interval: 'millisecond', step: 1 } } } },
  },
  'multiplies rows by each other': {
    data: { sequence: { start: 0, stop: 6000, as: 'a' } },
    transform: [{ calculate: 'sequence(0,6000)', as: 'b' }, { flatten: ['b'] }],
    mark: 'point',
    encoding: { x: { field: 'a', type: 'quantitative' }, y: { field: 'b', type: 'quantitative' } },
  },
  'flattens twice': {
    data: { values: [{ a: 1 }] },
    transform: [{ calculate: 'sequence(500)', as: 'b' }, { flatten: ['b'] }, { calculate: 'sequence(500)', as: 'c' }, { flatten: ['c'] }],
    mark: 'point',
    encoding: { x: { field: 'b', type: 'quantitative' } },
  },
  'has a sequence of unknown length': {
    data: { values: [{ a: 1e9 }] },
    transform: [{ calculate: 'sequence(datum.a)', as: 'b' }],
    mark: 'point',
    encoding: { x: { field: 'a', type: 'quantitative' } },
  },
  'matches a text for hours': {
    data: { values: [{ a: 1 }] },
    transform: [{ calculate: "test('^(a+)+$','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')", as: 'r' }],
    mark: 'point',
    encoding: { x: { field: 'a' } },
  },
  'pads a word to gigabytes': {
    data: { values: [{ a: 1 }] },
    transform: [{ calculate: "pad('x',5e8,'y')", as: 'r' }],
    mark: 'text',
    encoding: { text: { field: 'r' } },
  },
  'formats a number to gigabytes': {
    data: { values: [{ a: 1 }] },
    mark: 'text',
    encoding: { text: { field: 'a', type: 'quantitative', format: '999999999d' } },
  },
  'is a hundred square kilometres large': {
    data: { values: [{ a: 1 }] },
    width: 1e7,
    height: 1e7,
    mark: 'point',
    encoding: { x: { field: 'a', type: 'quantitative' } },
  },
  'gives each row a hundred thousand points': {
    data: { name: 'seizures' },
    height: { step: 1e5 },
    mark: 'bar',
    encoding: { y: { field: 'drug' } },
  },
  'draws the lines of a globe at a hundredth of a degree': {
    data: { graticule: { step: [0.01, 0.01] } },
    mark: 'geoshape',
    projection: { type: 'equalEarth' },
  },
  'projects to a billionth of a point': {
    data: { name: 'world-land' },
    mark: 'geoshape',
    projection: { type: 'equalEarth', precision: 1e-9 },
  },
  'repeats itself twenty thousand times': {
    data: { values: [{ a: 1 }] },
    repeat: { row: Array.from({ length: 150 }, (_, i) => `f${i}`), column: Array.from({ length: 150 }, (_, i) => `g${i}`) },
    spec: { mark: 'point', encoding: { x: { field: { repeat: 'column' }, type: 'quantitative' } } },
  },
  'layers layers five thousand deep': nested(5000),
  'has fifty thousand views': {
    data: { values: [{ a: 1 }] },
    layer: Array.from({ length: 5_000 }, () => ({ mark: 'point' })),
  },
  'waits for a timer': {
    data: { values: [{ a: 1, y: 1 }] },
    params: [{ name: 't', select: { type: 'point', fields: ['y'], on: 'timer' } }],
    mark: 'point',
    encoding: { x: { field: 'a', type: 'quantitative' } },
  },
  'imputes fifty million values': {
    data: { values: [{ a: 1, b: 1 }] },
    transform: [{ impute: 'b', key: 'a', keyvals: { start: 0, stop: 5e7 }, value: 0 }],
    mark: 'point',
    encoding: { x: { field: 'a', type: 'quantitative' } },
  },
  'dashes a line into millions': {
    data: { values: [{ a: 1, b: 1 }, { a: 2, b: 2 }] },
    mark: { type: 'line', strokeDash: [1e-6, 1e-6] },
    encoding: { x: { field: 'a', type: 'quantitative' }, y: { field: 'b', type: 'quantitative' } },
  },
  'counts by a logarithm of nearly one': {
    data: { values: [{ a: 1 }, { a: 1e9 }] },
    mark: 'point',
    encoding: { x: { field: 'a', type: 'quantitative', scale: { type: 'log', base: 1.000001 } } },
  },
  'takes quantiles by the millionth': {
    data: { values: [{ a: 1 }, { a: 2 }] },
    transform: [{ quantile: 'a', step: 1e-7 }],
    mark: 'point',
    encoding: { x: { field: 'value', type: 'quantitative' } },
  },
  'loads a file': { data: { url: '/etc/passwd' }, mark: 'point', encoding: { x: { field: 'a' } } },
  'calls the constructor of functions': {
    data: { values: [{ a: 1 }] },
    transform: [{ calculate: "datum.constructor.constructor('return process')()", as: 'b' }],
    mark: 'point',
    encoding: { x: { field: 'a' } },
  },
  'paints with a style sheet': {
    data: { values: [{ a: 1 }] },
    mark: { type: 'point', blend: 'multiply; background: url(https://example.org)' },
    encoding: { x: { field: 'a' } },
  },
};

function nested(depth: number): object {
  let view: object = { mark: 'point' };
  for (let level = 0; level < depth; level += 1) view = { layer: [view] };
  return { data: { values: [{ a: 1 }] }, ...view };
}
