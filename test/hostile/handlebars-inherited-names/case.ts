import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'prints what every object has without being given it',
  template: () => ({
    'template.md': page(`{{toString}} {{country.hasOwnProperty}} {{country.valueOf}} {{tables.toString}} {{parameters.isPrototypeOf}} {{details.toLocaleString}}`),
  }),
  ends: { refused: ['template/unknown-name', 'template/no-value'] },
};
