import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'gives numbers, years and decimals that no formatting survives',
  dataset: () => ({
    'facts.yaml': edited(goodRequest.dataset, 'facts.yaml', (text) => text.replace('value: 130', `value: "${'9'.repeat(4_000)}.${'9'.repeat(4_000)}"`).replace('value: 104', 'value: 1e308').replace('value: 580', 'value: "1/0"')),
    'tables/seizures.csv': `drug,year,amount\nx,999999999,1e400\ny,-1,NaN\nz,2026,Infinity\nw,2026,0x10\nv,2026,${'1'.repeat(5_000)}\nu,2026,--1\nt,2026,1_000\n`,
  }),
  ends: { refused: ['dataset/value', 'dataset/cell'] },
};
