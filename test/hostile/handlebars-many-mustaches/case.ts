import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'asks for two hundred thousand values in one text',
  template: () => ({ 'template.md': page('{{country.name}} '.repeat(200_000)) }),
  ends: { refused: ['template/too-many-values'], says: /20000/ },
};
