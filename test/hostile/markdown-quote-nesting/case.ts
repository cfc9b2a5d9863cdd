import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'nests quotes and lists until a recursive walk runs out of stack',
  seen: 'stack overflows of Markdown readers',
  template: () => ({ 'template.md': page(`${'> '.repeat(5_000)}deep\n\n${'- '.repeat(5_000)}deep\n\n${Array.from({ length: 500 }, (_, depth) => `${'  '.repeat(depth)}- deep`).join('\n')}`) }),
  ends: { refused: ['document/too-deep'], says: /limit of \d+/ },
};
