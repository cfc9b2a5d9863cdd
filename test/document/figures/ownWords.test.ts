import { describe, expect, test } from 'vitest';
import type { Dataset, FactQuantity } from '../../../src/dataset/model.ts';
import { contradictingWords, STRICT_RULES } from '../../../src/messages/figures.ts';
import { build, sampleDataset, sampleTemplate } from '../../support/briefs.ts';

const number = (value: number): FactQuantity => ({ kind: 'number', value, decimals: 0 });

const known = (id: string, value: FactQuantity, unit = 'kg', period = '2005'): [string, NonNullable<ReturnType<Dataset['facts']['get']>>] => [
  id,
  { id, label: 'Heroin', value, unit, period, place: 'Kazakhstan', where: { file: 'facts.yaml', line: 1 } },
];

const dataset: Dataset = {
  ...sampleDataset,
  facts: new Map([
    known('now', number(4607)),
    known('before', number(2134)),
    known('halved', number(1067)),
    known('twelve', number(12), 'person'),
    known('share', { kind: 'fraction', numerator: 1, denominator: 4 }, 'share'),
    known('rate', { kind: 'number', value: 12.5, decimals: 1 }, 'percent'),
    known('money', number(1_600_000), 'USD'),
    known('day', { kind: 'date', iso: '2005-06-29' }, 'date'),
    known('ages', { kind: 'range', low: 14, high: 15 }, 'year'),
    known('months', number(130), 'kg', 'first 9 months of 2005'),
  ]),
};

function rulesOf(directive: string, source = directive): string[] {
  const template = { ...sampleTemplate, body: { file: 'template.md', text: `It is ${source} there.`, firstLine: 1 } };
  return build(`It is ${directive} there.`, { dataset, template }).diagnostics.map(({ rule }) => rule);
}

const bound = (words: string, of: string, formula?: string): string => `:fact[${words}]{of="${of}"${formula === undefined ? '' : ` formula="${formula}"`}}`;
const CHANGE = ['now before', 'change(now,before)'] as const;
const RATIO = ['now before', 'ratio(now,before)'] as const;

describe('words that are bound to facts', () => {
  test.each([
    ['more than doubled', ...CHANGE],
    ['rose by 116 percent', ...CHANGE],
    ['116 percent, from 2,134 to 4,607', ...CHANGE],
    ['2.2 times as much', ...RATIO],
    ['about twice as much', ...RATIO],
    ['less than half', 'before now', 'ratio(before,now)'],
    ['2,473 more', 'now before', 'difference(now,before)'],
    ['a dozen', 'twelve'],
    ['twelve people', 'twelve'],
    ['some 4,600 kilograms', 'now'],
    ['almost five thousand', 'now'],
    ['one in four', 'share'],
    ['a quarter of', 'share'],
    ['25 percent', 'share'],
    ['one-eighth', 'rate'],
    ['$1.6 million', 'money'],
    ['June 29', 'day'],
    ['14 to 15 years', 'ages'],
    ['130 kilograms in 9 months', 'months'],
    ['a great deal', 'now'],
    ['several times as much', ...RATIO],
    ['halved', 'halved before', 'change(halved,before)'],
  ])('may say %j', (words: string, of: string, formula?: string) => {
    expect(rulesOf(bound(words, of, formula))).toEqual([]);
  });

  test.each([
    ['more than tripled', ...CHANGE],
    ['rose by 161 percent', ...CHANGE],
    ['from 2,134 to 4,670', ...CHANGE],
    ['4,607', ...CHANGE],
    ['almost doubled', ...CHANGE],
    ['half', 'now before', 'ratio(now,before)'],
    ['2,437 more', 'now before', 'difference(now,before)'],
    ['thirteen people', 'twelve'],
    ['two dozen', 'twelve'],
    ['4,670 kilograms', 'now'],
    ['more than five thousand', 'now'],
    ['one-third', 'share'],
    ['$1.6 billion', 'money'],
    ['14 to 16 years', 'ages'],
  ])('may not say %j', (words: string, of: string, formula?: string) => {
    expect(rulesOf(bound(words, of, formula))).toEqual(['figures/own-words']);
  });

  test('that helpers print are not judged', () => {
    expect(rulesOf(bound('4,670', 'now'), '{{fact "now"}}')).toEqual([]);
  });

  test('are reported where they stand, with what the facts give, and stop a strict render', () => {
    const text = bound('tripled', ...CHANGE);
    const template = { ...sampleTemplate, body: { file: 'template.md', text: `A.\n\n${text}`, firstLine: 3 } };
    const lines = [3, 4, 5].map((line) => ({ file: 'template.md', line }));
    const { diagnostics } = build(`A.\n\n${text}`, { dataset, template, expanded: { lines } });
    expect(diagnostics).toEqual([contradictingWords('tripled', { number: 'tripled', value: 115.88566 }, ['now', 'before'], 'change(now,before)', lines[2])]);
    expect(diagnostics[0]?.message).toBe('The words "tripled" do not agree with change(now,before), which is 115.886.');
    expect(STRICT_RULES.has('figures/own-words')).toBe(true);
  });
});
