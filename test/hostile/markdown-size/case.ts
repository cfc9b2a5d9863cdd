import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'sends fifteen megabytes of prose',
  template: () => ({ 'template.md': page('Lorem ipsum dolor sit amet. '.repeat(560_000).replaceAll(/(.{900})/g, '$1\n\n')) }),
  ends: { refused: ['template/too-long'], says: /limit of 4000000/ },
};
