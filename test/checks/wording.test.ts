import { describe, expect, test } from 'vitest';
import { isWithin, overlap, periodKey, readPeriod, yearOf } from '../../src/dataset/checks/period.ts';
import { directionOf } from '../../src/dataset/checks/qualifiers.ts';

describe('a period', () => {
  test.each([
    ['2005', '2005-01-01', '2005-12-31'],
    ['2001-2005', '2001-01-01', '2005-12-31'],
    ['2001\u20132005', '2001-01-01', '2005-12-31'],
    ['March 2005', '2005-03-01', '2005-03-31'],
    ['Sept. 2005', '2005-09-01', '2005-09-31'],
    ['January-September 2005', '2005-01-01', '2005-09-31'],
    ['January to September 2005', '2005-01-01', '2005-09-31'],
    ['November 2004 - February 2005', '2004-11-01', '2005-02-31'],
    ['May 20-October 20, 2005', '2005-05-20', '2005-10-20'],
    ['May 3-20, 2005', '2005-05-03', '2005-05-20'],
    ['April 2, 2005', '2005-04-02', '2005-04-02'],
    ['2005-06', '2005-06-01', '2005-06-31'],
    ['2005-06-29', '2005-06-29', '2005-06-29'],
    ['Since the beginning of  2005', '2005-01-01', '2005-12-31'],
    ['2005 onward', '2005-01-01', '9999-12-31'],
  ])('%s', (text, from, to) => {
    expect(readPeriod(text)).toMatchObject({ from, to });
  });

  test.each(['', 'the first nine months', 'fiscal year 2005', 'Maybe 2005', '20055', 'x'.repeat(1000)])('not: %s', (text) => {
    expect(readPeriod(text)).toBeUndefined();
  });

  test('that is worded in two ways is one', () => {
    expect(periodKey('January-December 2005')).toBe(periodKey('2005'));
    expect(periodKey('since the beginning of 2005')).not.toBe(periodKey('2005'));
    expect(periodKey('Last  winter')).toBe(periodKey('last winter'));
  });

  test('lies within another, or overlaps it', () => {
    expect(isWithin('March 2005', '2005')).toBe(true);
    expect(isWithin('2005', 'January-September 2005')).toBe(false);
    expect(isWithin('last winter', 'Last winter')).toBe(true);
    expect(isWithin('last winter', '2005')).toBe(false);
    expect(overlap('2004-2005', 'May 20-October 20, 2005')).toBe(true);
    expect(overlap('2004', '2005')).toBe(false);
  });

  test('lies in one year or in none', () => {
    expect(yearOf('May 20-October 20, 2005')).toBe(2005);
    expect(yearOf('2004-2005')).toBeUndefined();
  });
});

describe('a qualifier', () => {
  test.each([
    ['more than', 'above'],
    ['Over', 'above'],
    ['at least', 'above'],
    ['no less than', 'above'],
    ['less than', 'below'],
    ['no more than', 'below'],
    ['almost', 'below'],
    ['only approximately', 'near'],
    ['approx.', 'near'],
    ['estimated', 'near'],
    ['only', 'exact'],
    ['first', 'exact'],
    ['overall', 'exact'],
    ['thereabouts', 'exact'],
  ])('%s', (qualifier, direction) => {
    expect(directionOf(qualifier)).toBe(direction);
  });
});
