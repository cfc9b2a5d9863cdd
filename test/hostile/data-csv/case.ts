import { MOST_FINDINGS } from '../../../src/sandbox/limits.ts';
import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest } from '../support/starters.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'sends tables of a million rows, of twenty thousand columns, and with a quote that never closes',
  dataset: () => ({
    'dataset.yaml': edited(goodRequest.dataset, 'dataset.yaml', (text) => `${text}${['wide', 'open', 'bad', 'zip'].map((name) => `  ${name}: { title: T, columns: { drug: { label: D, type: text } } }\n`).join('')}`),
    'tables/seizures.csv': `drug,year,amount\n${'Heroin,2026,1\n'.repeat(1_000_000)}`,
    'tables/wide.csv': `drug${',x'.repeat(20_000)}\n`,
    'tables/open.csv': `drug\n"${'x\n'.repeat(500_000)}`,
    'tables/bad.csv': `drug\n${'a,b\n'.repeat(100_000)}`,
    'tables/zip.csv': Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(100)]),
  }),
  ends: {
    refused: ['dataset/too-many-rows'],
    says: /limit of 20000 rows/,
    check: (findings) => {
      const rules = findings.map(({ rule }) => rule);
      expect(rules).toContain('dataset/too-many-columns');
      expect(rules).toContain('dataset/csv-quote');
      expect(rules).toContain('dataset/encoding');
      expect(findings.length).toBeLessThanOrEqual(MOST_FINDINGS + 1);
    },
  },
};
