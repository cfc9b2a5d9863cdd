import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'nests emphasis and link texts until a recursive walk runs out of stack',
  template: () => ({ 'template.md': page(`${'*a **b '.repeat(5_000)}x${'** *'.repeat(5_000)}\n\n${'[a '.repeat(3_000)}x${'](https://example.org)'.repeat(3_000)}\n\n${'_a __b '.repeat(2_000)}`) }),
  ends: { refused: ['document/too-deep', 'document/too-long'] },
};
