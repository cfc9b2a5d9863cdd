import { chartPage } from '../support/charts.ts';
import type { HostileCase } from '../support/hostileCase.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'sends JSON that is nested, endless, doubled or not JSON at all',
  template: () =>
    chartPage({
      deep: `{"a":${'['.repeat(100_000)}`,
      long: `{"mark":"bar","title":"${'x'.repeat(300_000)}"}`,
      twice: '{"mark":"bar","mark":{"type":"image"},"__proto__":{"data":1}}',
      not: '\u0000\u0001<xml/>',
      number: '{"height":1e999999,"width":-1e400}',
      wide: `{"layer":[${'{"mark":"bar"},'.repeat(10_000)}{}]}`,
      keys: `{${Array.from({ length: 10_000 }, (_, index) => `"k${index}":1`).join()}}`,
    }),
  ends: {
    refused: ['charts/too-much'],
    says: /limit (?:of 40|for a spec is 200000)/,
    check: (findings) => expect(new Set(findings.filter(({ severity }) => severity === 'error').map(({ place }) => place?.file)).size).toBe(7),
  },
};
