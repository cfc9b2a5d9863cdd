import { strToU8 } from 'fflate';
import { expect } from 'vitest';
import { summarize } from '../../../src/service/sources/kinds.ts';
import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'keeps the service itself busy where it lists templates: with deep, endless and doubled front matters',
  attempt: async ({ pool }, request) => {
    const heads = ['['.repeat(50_000), `${'a: &a [x]\n'}${Array.from({ length: 40 }, (_, index) => `b${index}: [*a, *a]`).join('\n')}`, Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n'), 'x'.repeat(10_000_000)];
    for (const head of heads) {
      expect(summarize('templates', { 'template.md': strToU8(`---\n${head}\n---\n`) }).title).toBe('');
    }
    expect(summarize('datasets', { 'dataset.yaml': strToU8('__proto__: { title: x }\ntitle: T\n') }).title).toBe('T');
    return pool.render(request);
  },
  ends: { harmless: ({ text }) => expect(text).toContain('580') },
};
