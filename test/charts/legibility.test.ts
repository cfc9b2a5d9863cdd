import { describe, expect, test } from 'vitest';
import { contrastOf } from '../../src/contrast.ts';
import { layOver, readPaint, spreadRamp } from '../../src/charts/paint.ts';
import { draw } from './support.ts';

const bars = (layer: object[]): object => ({
  data: { values: [{ name: 'a', n: 5 }, { name: 'b', n: 3 }] },
  height: 60,
  encoding: { y: { field: 'name' }, x: { field: 'n', type: 'quantitative', axis: null, scale: { nice: false } } },
  layer: [{ mark: 'bar' }, ...layer],
});
const rulesOf = async (spec: object): Promise<string[]> => [...new Set((await draw(spec)).findings.map(({ rule }) => rule))];

describe('an editor is warned of words that', () => {
  test('are well set: of nothing', async () => {
    expect(await rulesOf(bars([{ mark: { type: 'text', align: 'left', dx: 4 }, encoding: { text: { field: 'n' } } }]))).toEqual([]);
    expect(await rulesOf(bars([{ mark: { type: 'text', align: 'right', dx: -4, color: 'white' }, encoding: { text: { field: 'n' } } }]))).toEqual([]);
  });

  test('are faint on their ground', async () => {
    expect(await rulesOf(bars([{ mark: { type: 'text', align: 'right', dx: -4 }, encoding: { text: { field: 'n' } } }]))).toEqual(['charts/low-contrast']);
    expect(await rulesOf(bars([{ mark: { type: 'text', align: 'left', dx: 4, opacity: 0.3 }, encoding: { text: { field: 'n' } } }]))).toEqual(['charts/low-contrast']);
  });

  test('reach over the edge', async () => {
    const beyond = bars([{ mark: { type: 'text', align: 'left', dx: 70 }, encoding: { text: { field: 'n' } } }]);
    expect(await rulesOf(beyond), 'bars make room').toEqual([]);
    expect(await rulesOf({ ...beyond, autosize: 'none' })).toContain('charts/label-cut');
  });

  test('lie on each other', async () => {
    const text = { mark: { type: 'text', align: 'left', dx: 4 }, encoding: { text: { value: 'words' } } };
    expect(await rulesOf(bars([text, text]))).toEqual(['charts/labels-overlap']);
  });

  test('are too small', async () => {
    expect(await rulesOf(bars([{ mark: { type: 'text', align: 'left', dx: 4, fontSize: 6 }, encoding: { text: { field: 'n' } } }]))).toEqual(['charts/small-text']);
  });
});

test('contrast is that of WCAG', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(layOver({ hex: '#000000', opacity: 0.5 }, '#ffffff')).toBe('#808080');
});

test('colours are read whatever their form', () => {
  expect(readPaint('steelblue')).toEqual({ hex: '#4682b4', opacity: 1 });
  expect(readPaint('#12345680')?.opacity).toBeCloseTo(0.5, 2);
  expect(readPaint('url(#a)')).toBeUndefined();
});

test('a ramp is spread from end to end', () => {
  const ramp = ['#ffffff', '#808080', '#000000'];
  expect(spreadRamp(ramp, 1)).toEqual(['#000000']);
  expect(spreadRamp(ramp, 2)).toEqual(['#ffffff', '#000000']);
  expect(spreadRamp(ramp, 3)).toEqual(ramp);
  expect(spreadRamp(ramp, 5)).toHaveLength(5);
});
