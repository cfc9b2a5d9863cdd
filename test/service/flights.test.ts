import { describe, expect, test } from 'vitest';
import { openFlights } from '../../src/service/briefs/flights.ts';

const fail = async (): Promise<number> => Promise.reject(new Error('broken'));

describe('work that several wait for', () => {
  test('is done once, and everyone gets its result', async () => {
    const flights = openFlights<number>();
    let count = 0;
    const start = async (): Promise<number> => (count += 1);
    const results = await Promise.all([1, 2, 3].map(() => flights.join('a', undefined, start)));
    expect(results).toEqual([1, 1, 1]);
    expect(flights.size).toBe(0);
    expect(await flights.join('a', undefined, start)).toBe(2);
    expect(await Promise.all([flights.join('a', undefined, start), flights.join('b', undefined, start)])).toEqual([3, 4]);
  });

  test('fails for everyone, and is begun anew after that', async () => {
    const flights = openFlights<number>();
    const results = await Promise.allSettled([flights.join('a', undefined, fail), flights.join('a', undefined, fail)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await flights.join('a', undefined, async () => 7)).toBe(7);
  });

  test('goes on for those who stay, and is given up when the last has left', async () => {
    const flights = openFlights<string>();
    const held = Promise.withResolvers<string>();
    const given: AbortSignal[] = [];
    const start = (signal: AbortSignal): Promise<string> => {
      given.push(signal);
      return held.promise;
    };
    const [first, second] = [new AbortController(), new AbortController()];
    const one = flights.join('a', first.signal, start);
    const two = flights.join('a', second.signal, start);
    first.abort(new Error('left'));
    await expect(one).rejects.toThrow('left');
    expect(given[0]!.aborted).toBe(false);
    second.abort(new Error('left too'));
    await expect(two).rejects.toThrow('left too');
    expect(given[0]!.aborted).toBe(true);

    // Whoever comes now does not get what was given up.
    const three = flights.join('a', undefined, async () => 'anew');
    held.resolve('late');
    expect(await three).toBe('anew');
    expect(flights.size).toBe(0);
  });

  test('is not begun for those who have left already', async () => {
    const flights = openFlights<number>();
    await expect(flights.join('a', AbortSignal.abort(new Error('gone')), async () => 1)).rejects.toThrow('gone');
    expect(flights.size).toBe(0);
  });
});
