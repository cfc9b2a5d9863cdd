import type { HostileCase } from '../support/hostileCase.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'starts twenty renders and takes each back at once',
  attempt: async ({ pool }, request) => {
    const taken = Array.from({ length: 20 }, async () => {
      const abort = new AbortController();
      const render = pool.render(request, abort.signal);
      abort.abort();
      return render.then(() => 'rendered', (error: Error) => error.name);
    });
    expect(new Set(await Promise.all(taken))).toEqual(new Set(['AbortError']));
    return pool.render(request);
  },
  ends: { harmless: ({ text }) => expect(text).toContain('580') },
};
