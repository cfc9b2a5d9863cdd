import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'asks directives for data by the names of prototypes and by paths',
  template: ({ canary }) => ({
    'template.md': page(`::table{data=__proto__}\n\n::table{data=constructor}\n\n::chart{spec=__proto__}\n\n::chart{spec="../../../secret"}\n\n::chart{spec="${canary.path}"}\n\n::keyfigures{facts="__proto__ constructor"}\n\n::constructor\n\n::toString{x=1}\n\n::table{data=seizures columns="__proto__,constructor" __proto__=x constructor=y}`),
  }),
  ends: { refused: ['document/unknown-table', 'document/unknown-directive'] },
};
