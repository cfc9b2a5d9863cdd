import { hostile as hostileSpecs } from '../../charts/hostile.ts';
import { chartPage } from '../support/charts.ts';
import type { HostileCase } from '../support/hostileCase.ts';
import { expect } from 'vitest';

/** One chart after the other: the checks refuse all of them before any runs. */
export const hostile: HostileCase = {
  tries: 'counts, bins, multiplies, pads and repeats charts until hours or gigabytes are gone',
  template: () => chartPage(Object.fromEntries(Object.values(hostileSpecs).map((spec, index) => [`h${index}`, spec]))),
  ends: {
    refused: ['charts/too-much'],
    check: (findings) => {
      const refused = new Set(findings.filter(({ severity }) => severity === 'error').map(({ place }) => place?.file));
      expect(refused.size).toBe(Object.keys(hostileSpecs).length);
    },
  },
};
