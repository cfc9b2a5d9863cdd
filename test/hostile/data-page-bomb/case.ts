import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'turns the page five thousand times',
  template: () => ({ 'template.md': page('x\n\n::pagebreak\n\n'.repeat(5_000)) }),
  ends: { refused: ['pdf/too-many-pages'], says: /limit of 2000 pages/ },
};
