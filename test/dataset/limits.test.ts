import { describe, expect, test } from 'vitest';
import { LONGEST_CELL, MOST_COLUMNS, MOST_FACTS, MOST_ROWS } from '../../src/dataset/limits.ts';
import { parseSample, sampleText } from './sampleFiles.ts';

const HEAD = 'drug,year,day,amount,count\n';
const ROW = 'Heroin,2005,2005-01-31,1,1\n';

describe('a dataset is refused, with the limit,', () => {
  test.each([
    ['for its rows', { 'tables/seizures.csv': HEAD + ROW.repeat(MOST_ROWS + 1) }, 'seizures.csv:20002 ', `limit of ${MOST_ROWS} rows`],
    ['for its columns', { 'tables/seizures.csv': `drug${',x'.repeat(MOST_COLUMNS)}\n` }, 'seizures.csv:1 ', `limit is ${MOST_COLUMNS}`],
    ['for a cell', { 'tables/seizures.csv': `${HEAD}${'x'.repeat(LONGEST_CELL + 1)},2005,2005-01-31,1,1\n` }, 'seizures.csv:2 ', `limit of ${LONGEST_CELL} characters`],
    [
      'for its facts',
      { 'facts.yaml': sampleText('facts.yaml') + Array.from({ length: MOST_FACTS }, (_, index) => `f${index}: {}\n`).join('') },
      'facts.yaml:1:1 ',
      `limit of ${MOST_FACTS} facts`,
    ],
  ])('%s', (_what, changes, place, limit) => {
    const { findings } = parseSample(changes);
    expect(findings.some((finding) => finding.includes(place) && finding.includes(limit)), findings.slice(0, 5).join('\n')).toBe(true);
  });
});

test('a table of as many rows as there may be is read', () => {
  const { findings } = parseSample({ 'tables/seizures.csv': HEAD + ROW.repeat(MOST_ROWS) });
  expect(findings).toEqual([]);
});

test('the places of many bad cells are found without reading the table anew for each', () => {
  const { findings } = parseSample({ 'tables/seizures.csv': `${HEAD}\n\n${'Heroin,2005,2005-01-31,x,1\n'.repeat(5_000)}` });
  expect(findings[1]).toContain('seizures.csv:5:24 ');
  expect(findings.at(-1)).toContain('more');
});
