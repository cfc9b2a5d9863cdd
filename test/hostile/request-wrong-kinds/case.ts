import type { HostileCase } from '../support/hostileCase.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'asks for formats, papers and dates that there are not, by the names of prototypes',
  attempt: async ({ pool }, request) => {
    const asked = [
      { formats: ['constructor'] }, { formats: ['__proto__'] }, { formats: ['exe'] }, { paper: '__proto__' }, { paper: 'a0' }, { date: '2026-02-31' }, { date: '99999-01-01' }, { date: '' },
    ].map((more) => pool.render({ ...request, ...more } as unknown as typeof request).then(() => [], (error: { diagnostics?: object[] }) => error.diagnostics ?? []));
    const refused = await Promise.all(asked);
    expect(refused.filter((findings) => findings.length === 0)).toEqual([]);
    return pool.render({ ...request, formats: ['nothing'] as never });
  },
  ends: { refused: ['sandbox/bad-format'] },
};
