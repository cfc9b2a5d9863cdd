import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'makes the reader of Markdown try every pair of brackets, stars and backquotes',
  seen: 'quadratic time of Markdown readers: CVE-2022-21681 (marked)',
  template: () => ({
    'template.md': page(['['.repeat(20_000), '![['.repeat(8_000), '*a_ '.repeat(10_000), '`'.repeat(200), `${'`a'.repeat(10_000)}`, '<a'.repeat(10_000), '[a]('.repeat(5_000), '\\'.repeat(20_000), '&amp'.repeat(10_000), '~'.repeat(20_001), '[^x]'.repeat(3_000), ':a['.repeat(5_000), '*'.repeat(50_000)].join('\n\n')),
  }),
  ends: { refused: ['document/too-deep', 'document/too-long'], says: /limit of \d+/ },
};
