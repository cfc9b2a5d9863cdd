import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFacts, evaluateWith } from './facts.ts';

const facts = {
  'total': { value: 30 },
  'part': { value: 10 },
  'decimals': { value: 0.1 },
  'more': { value: 0.2 },
  'over': { value: 1250, qualifier: 'more than' },
  'about': { value: 100, qualifier: 'approximately' },
  'almost': { value: 100, qualifier: 'almost' },
  'weight': { value: 4200, unit: 'ton' },
  'third': { value: '1/3', unit: 'share' },
  'percentage': { value: 25, unit: 'percent' },
  'age': { value: '14..15', unit: 'year' },
  'people': { value: 40, unit: 'person' },
  'rank': { value: 7, unit: 'number' },
  'law': { value: '2004-03-03', unit: 'date' },
  'start': { value: '2005', unit: 'date' },
  'below-zero': { value: -5 },
  'computed-third': { computed: { ratio: ['part', 'total'] }, unit: 'share' },
} as const;

describe('an expression that holds', () => {
  test.each([
    'fact("decimals") + fact("more") == 0.3',
    'fact("weight") * fact("third") == 1400',
    '1 / 3 == fact("third")',
    'fact("part") / fact("total") == fact("third")',
    'fact("part") / fact("total") == fact("computed-third")',
    'fact("total") * fact("percentage") / 100 == 7.5',
    'percent_of(fact("part"), fact("total") + fact("part")) == fact("percentage")',
    'percent_change(fact("part"), fact("total")) == 200',
    'percent_change(fact("total"), fact("part")) < -66.6',
    '-fact("part") == 0 - 10',
    'fact("part") - -10 == 20',
    'abs(fact("below-zero")) == 5',
    'abs(fact("part") - fact("total")) == 20',
    'sum(fact("part"), fact("part"), 10) == fact("total")',
    'min(fact("part"), fact("total"), 11) == fact("part")',
    'max(fact("part"), fact("total"), 11) == fact("total")',
    'low(fact("age")) == 14',
    'high(fact("age")) - low(fact("age")) == 1',
    'low(fact("over")) == 1250',
    'high(fact("almost")) == 100',
    'low(fact("almost")) == 95',
    'high(fact("about")) == 105',
    'fact("law") < fact("start")',
    'fact("law") == "2004-03-03"',
    'fact("law") >= "2004-02"',
    'year(fact("start")) - year(fact("law")) == 1',
    'unit(fact("total")) == unit(fact("part"))',
    'qualifier(fact("over")) == "more than"',
    'qualifier(fact("part")) == ""',
    'unit(fact("total")) != unit(fact("weight"))',
    'number(fact("weight")) > number(fact("total"))',
    'fact("rank") <= fact("people")',
    'fact("total") != fact("part")',
    '(fact("total") - fact("part")) * 2 >= 40 // a remark',
    "fact('total')\n  > 5",
  ])('%s', (expression) => {
    expect(evaluateWith(facts, expression)).toMatchObject({ outcome: 'holds' });
  });
});

describe('an expression that fails', () => {
  test.each([
    'fact("decimals") + fact("more") == 0.30000000000000004',
    'fact("total") < fact("total")',
    'fact("total") == 29.999999999',
    'fact("computed-third") == 0.3333',
    'fact("law") == "2004-03-04"',
    'unit(fact("total")) == "ton"',
    'fact("total") != 30',
  ])('%s', (expression) => {
    expect(evaluateWith(facts, expression)).toMatchObject({ outcome: 'fails' });
  });

  test('says both sides and how far they are apart', () => {
    expect(evaluateWith(facts, 'fact("part") * 2 == fact("total")')).toMatchObject({
      outcome: 'fails',
      left: { value: 20, unit: 'kg' },
      right: { value: 30, unit: 'kg' },
      difference: -10,
    });
  });
});

describe('a tolerance', () => {
  test.each([
    [9.99, 'fails'],
    [10, 'holds'],
  ])('of %d over a difference of 10', (tolerance, outcome) => {
    expect(evaluateWith(facts, 'fact("part") * 2 == fact("total")', tolerance)).toMatchObject({ outcome });
  });
});

describe('qualifiers', () => {
  test.each([
    // "More than 1,250" cannot be 581 or less; "more than 200" may be less than 214.
    ['fact("over") <= 581', 'fails', true],
    ['fact("over") <= 1300', 'holds', false],
    ['fact("over") > 581', 'holds', true],
    ['fact("over") == 1250', 'holds', false],
    ['fact("over") == 1300', 'fails', false],
    ['fact("over") == 581', 'fails', true],
    ['fact("over") != 581', 'holds', true],
    ['fact("about") == 104', 'fails', false],
    ['fact("about") < 106', 'holds', true],
    ['fact("about") < 104', 'holds', false],
    ['fact("almost") < 101', 'holds', true],
    ['fact("almost") > 90', 'holds', true],
    ['fact("total") - fact("over") < 0', 'holds', true],
    ['fact("over") - fact("total") > 2000', 'fails', false],
    ['fact("total") / fact("over") < 1', 'holds', true],
    ['fact("over") * fact("over") > 1', 'holds', true],
    ['-fact("over") < 0', 'holds', true],
    ['max(fact("over"), 2000) < 3000', 'holds', false],
    ['min(fact("over"), 2000) < 3000', 'holds', true],
    ['abs(fact("total") - fact("over")) > 100', 'holds', true],
  ])('%s', (expression, outcome, certain) => {
    expect(evaluateWith(facts, expression)).toMatchObject({ outcome, certain });
  });
});

describe('no expression', () => {
  test('escapes its limits', () => {
    const many = Array.from({ length: 300 }, () => 'fact("total")').join(' + ');
    const deep = `${'('.repeat(200)}fact("total")${')'.repeat(200)}`;
    const power = Array.from({ length: 60 }, () => '99999999999999999999').join(' * ');
    const { findings } = checkFacts(facts, [`${many} > 1`, `${deep} > 1`, `fact("total") < ${power}`].map((expression) => ({ expression })));
    expect(findings.map((line) => /error: (.*?[.:])/.exec(line)?.[0])).toHaveLength(3);
    expect(findings.join('\n')).toMatch(/too many digits/);
    expect(findings.join('\n')).toMatch(/characters/);
  });

  test('throws or passes unnoticed: it gives a result or a finding at its place', () => {
    const piece = fc.constantFrom(
      'fact("total")', 'fact("age")', 'fact("law")', 'fact("over")', 'fact("nothing")', 'fact', '(', ')', '+', '-', '*', '/', '==', '<', '>=', '&&', '?', ':', '[', ']',
      '{', '}', '.', ',', '1', '0', '1.5', '1e9', '"', 'a', 'sum(', 'low(', 'percent_of(', 'unit(', '!', '\n', '%', 'in', 'matches', '\u00e9', '\u{1F600}', '__proto__', 'constructor(',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 25 }), (pieces) => {
        const expression = `fact("total") ${pieces.join(' ')}`;
        const { report, findings } = checkFacts(facts, [{ expression }]);
        const [result] = report.relations;
        if (result?.outcome === 'holds') expect(findings).toEqual([]);
        else expect(findings.length).toBeGreaterThan(0);
        for (const line of findings) expect(line).toMatch(/^sample\.json:1:\d+ error: /);
      }),
      { numRuns: 300 },
    );
  });

  test('computes otherwise than exact arithmetic', () => {
    const cents = fc.integer({ min: 0, max: 10 ** 9 });
    fc.assert(
      fc.property(cents, cents, cents, (a, b, c) => {
        const outcome = evaluateWith({ a: { value: inHundredths(a) }, b: { value: inHundredths(b) }, c: { value: inHundredths(c) } }, 'fact("a") + fact("b") == fact("c")').outcome;
        expect(outcome).toBe(a + b === c ? 'holds' : 'fails');
        expect(evaluateWith({ a: { value: inHundredths(a) }, b: { value: inHundredths(b) } }, `fact("a") + fact("b") == ${inHundredths(a + b)}`).outcome).toBe('holds');
      }),
      { numRuns: 100 },
    );
  });

  test('calls a result certain that another value within the qualifiers would change', () => {
    const qualifier = fc.constantFrom('', 'more than', 'less than', 'almost', 'approximately');
    const comparator = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
    const operator = fc.constantFrom('+', '-', '*', '/');
    const value = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(value, value, value, qualifier, qualifier, operator, comparator, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b, c, first, second, sign, compared, x, y) => {
        const figures = { a: { value: a, ...(first === '' ? {} : { qualifier: first }) }, b: { value: b, ...(second === '' ? {} : { qualifier: second }) } };
        const expression = `number(fact("a")) ${sign} number(fact("b")) ${compared} ${c}`;
        const result = evaluateWith(figures, expression);
        if (!result.certain) return;
        const [truly, other] = [within(a, first, x), within(b, second, y)];
        const again = evaluateWith({ a: { value: truly }, b: { value: other } }, expression);
        expect(again.outcome).toBe(result.outcome);
      }),
      { numRuns: 300 },
    );
  });
});

function inHundredths(value: number): string {
  return `${Math.trunc(value / 100)}.${String(value % 100).padStart(2, '0')}`;
}

function round(value: number): number {
  return Number(value.toFixed(6));
}

/** A value that a qualifier allows: at `x` of the way through. */
function within(value: number, qualifier: string, x: number): number {
  switch (qualifier) {
    case 'more than':
      return round(value + x * 200);
    case 'less than':
      return round(Math.max(0.000001, value * x));
    case 'almost':
      return round(value * (0.95 + 0.05 * x));
    case 'approximately':
      return round(value * (0.95 + 0.1 * x));
    default:
      return value;
  }
}
