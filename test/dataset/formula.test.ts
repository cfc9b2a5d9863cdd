import { describe, expect, test } from 'vitest';
import { parseSample } from './sampleFiles.ts';

interface Given {
  readonly value?: string;
  readonly computed?: string;
  readonly unit?: string;
}

function compute(facts: Readonly<Record<string, Given>>) {
  const yaml = Object.entries(facts).map(([id, { value, computed, unit = 'kg' }]) => {
    const origin = value === undefined ? `computed: ${computed}` : `value: ${value}, source: {document: report}`;
    return `${id}: {label: Label, ${origin}, unit: ${unit}, period: "2005", place: Place}`;
  });
  const { dataset, findings } = parseSample({
    'facts.yaml': `${yaml.join('\n')}\n`,
    'tables/seizures.csv': 'drug,year,day,amount,count\nOpium,2005,,1,1\n',
    'checks.yaml': undefined,
  });
  return { findings, value: (id: string) => dataset?.facts.get(id)?.value };
}

describe('computed facts', () => {
  test.each([
    ['sum', ['0.1', '0.2'], { value: 0.3, decimals: 1 }],
    ['sum', ['1.25', '0.75'], { value: 2, decimals: 0 }],
    ['sum', ['-5', '3', '4'], { value: 2, decimals: 0 }],
    ['difference', ['39', '29'], { value: 10, decimals: 0 }],
    ['product', ['4200', '1/3'], { value: 1400, decimals: 0 }],
    ['product', ['1.1', '1.1'], { value: 1.21, decimals: 2 }],
    ['product', ['1000', '1/3'], { value: 333.3333333333333, decimals: 2 }],
    ['ratio', ['1', '8'], { value: 0.125, decimals: 3 }],
    ['ratio', ['130.125', '7'], { value: 18.589285714285715, decimals: 3 }],
    ['ratio', ['-1', '-4'], { value: 0.25, decimals: 2 }],
  ])('%s of %s', (operation, values, expected) => {
    const ids = values.map((_, index) => `operand-${index + 1}`);
    const { findings, value } = compute({
      ...Object.fromEntries(values.map((text, index) => [ids[index], { value: text }])),
      result: { computed: `{${operation}: [${ids.join(', ')}]}` },
    });
    expect(findings).toEqual([]);
    expect(value('result')).toEqual({ kind: 'number', ...expected });
  });

  test('a percentage counts as hundredths', () => {
    const { findings, value } = compute({
      transit: { value: '1400', unit: 'ton' },
      share: { value: '10', unit: 'percent' },
      sold: { computed: '{product: [transit, share]}', unit: 'ton' },
      back: { computed: '{ratio: [sold, transit]}', unit: 'percent' },
      more: { computed: '{sum: [share, back]}', unit: 'percent' },
    });
    expect(findings).toEqual([]);
    expect(value('sold')).toEqual({ kind: 'number', value: 140, decimals: 0 });
    expect(value('back')).toEqual({ kind: 'number', value: 10, decimals: 0 });
    expect(value('more')).toEqual({ kind: 'number', value: 20, decimals: 0 });
  });

  test('may be computed from facts that stand below them and are computed too', () => {
    const { findings, value } = compute({
      first: { computed: '{sum: [second, second]}' },
      second: { computed: '{sum: [third, third]}' },
      third: { value: '1' },
    });
    expect(findings).toEqual([]);
    expect(value('first')).toEqual({ kind: 'number', value: 4, decimals: 0 });
  });

  test('stop where a number can no longer be kept exactly', () => {
    const { findings } = compute({
      large: { value: '999999999999999' },
      larger: { computed: '{product: [large, large]}' },
      largest: { computed: '{product: [larger, larger]}' },
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain('larger: the result has more than 15 digits');
  });

  test('stop in a chain that is too long', () => {
    const links = Array.from({ length: 5000 }, (_, index) => [`link-${index}`, { computed: `{sum: [link-${index + 1}, link-${index + 1}]}` }]);
    const { findings } = compute({ ...Object.fromEntries(links), 'link-5000': { value: '0' } });
    expect(findings.length).toBeGreaterThan(0);
    expect(findings[0]).toContain('is computed over more than 100 steps');
  });
});
