import { array, assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BriefError } from '../../src/diagnostic.ts';
import { checkTimes, dayAt, isDueAt, nextRuns, runsBetween, runsToPlan } from '../../src/service/schedules/cron.ts';

const berlin = { cron: '30 2 * * *', timeZone: 'Europe/Berlin' };
const at = (text: string): Date => new Date(text);
const text = (dates: readonly Date[]): string[] => dates.map((date) => date.toISOString());

describe('when clocks are changed', () => {
  test('02:30 in Berlin is due once on the day that has no 02:30', () => {
    expect(text(runsBetween(berlin, at('2026-03-28T12:00Z'), at('2026-03-30T12:00Z')))).toEqual(['2026-03-29T01:00:00.000Z', '2026-03-30T00:30:00.000Z']);
  });

  test('02:30 in Berlin is due once on the day that has it twice', () => {
    expect(text(runsBetween(berlin, at('2026-10-24T12:00Z'), at('2026-10-26T12:00Z')))).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']);
  });

  test('planners that look again every few minutes find each run once, whenever they start', () => {
    assert(
      property(constantFrom('2026-03-28T20:00Z', '2026-10-24T20:00Z'), array(integer({ min: 1, max: 600 }), { minLength: 30, maxLength: 120 }), (start, minutes) => {
        const found: Date[] = [];
        let now = at(start);
        let planned = now;
        const step = (next: Date): void => {
          const runs = runsToPlan(berlin, planned, next, new Date(Number(next) + 600_000));
          found.push(...runs);
          planned = new Date(Math.max(Number(planned), ...runs.map(Number)));
          now = next;
        };
        for (const pause of minutes) step(new Date(Number(now) + pause * 60_000));
        const days = found.map((run) => dayAt(berlin.timeZone, run));
        expect(new Set(days).size).toBe(days.length);
        expect(text(found)).toEqual(text(found.toSorted((a, b) => Number(a) - Number(b))));
      }),
      { numRuns: 30 },
    );
  });
});

describe('runsToPlan', () => {
  test('of what was missed only the last one is made up', () => {
    const hourly = { cron: '0 * * * *', timeZone: 'UTC' };
    expect(text(runsToPlan(hourly, at('2026-01-01T00:00Z'), at('2026-01-03T05:30Z'), at('2026-01-03T06:10Z')))).toEqual(['2026-01-03T05:00:00.000Z', '2026-01-03T06:00:00.000Z']);
    const yearly = { cron: '0 0 1 1 *', timeZone: 'UTC' };
    expect(text(runsToPlan(yearly, at('2020-06-01T00:00Z'), at('2026-06-01T00:00Z'), at('2026-06-01T00:10Z')))).toEqual(['2026-01-01T00:00:00.000Z']);
    expect(runsToPlan(yearly, at('2026-06-01T00:00Z'), at('2026-06-02T00:00Z'), at('2026-06-02T00:10Z'))).toEqual([]);
  });

  test('what is planned already is not planned again', () => {
    const minutely = { cron: '* * * * *', timeZone: 'UTC' };
    expect(runsToPlan(minutely, at('2026-01-01T00:10Z'), at('2026-01-01T00:00Z'), at('2026-01-01T00:10Z'))).toEqual([]);
  });
});

test('isDueAt tells the times of a schedule from others', () => {
  for (const run of nextRuns(berlin, at('2026-03-27T00:00Z'), 5)) expect(isDueAt(berlin, run)).toBe(true);
  expect(isDueAt(berlin, at('2026-03-29T00:30Z'))).toBe(false);
  expect(isDueAt(berlin, at('2026-10-25T01:30Z'))).toBe(false);
});

test('the day of a brief is that of the schedule, not that of UTC', () => {
  expect(dayAt('Asia/Almaty', at('2026-01-01T20:00Z'))).toBe('2026-01-02');
});

test.each([
  [{ cron: '30 2 * *', timeZone: 'UTC' }, 'schedule/bad-cron'],
  [{ cron: '* * * * * *', timeZone: 'UTC' }, 'schedule/bad-cron'],
  [{ cron: '61 2 * * *', timeZone: 'UTC' }, 'schedule/bad-cron'],
  [{ cron: '0 0 31 2 *', timeZone: 'UTC' }, 'schedule/never-due'],
  [{ cron: '0 0 * * *', timeZone: 'Europe/Berln' }, 'schedule/bad-time-zone'],
])('%j is refused', (times, rule) => {
  try {
    checkTimes(times, at('2026-01-01T00:00Z'));
    throw new Error('not refused');
  } catch (error) {
    expect(error).toBeInstanceOf(BriefError);
    expect((error as BriefError).diagnostics[0]?.rule).toBe(rule);
  }
});
