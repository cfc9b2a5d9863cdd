import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'doubles itself thirty times over by partials',
  template: () => ({
    'template.md': page('{{> p0}}'),
    ...Object.fromEntries(Array.from({ length: 30 }, (_, level) => [`partials/p${level}.md`, level === 29 ? 'boom ' : `{{> p${level + 1}}}{{> p${level + 1}}}`])),
  }),
  ends: { refused: ['template/too-many-partials', 'template/too-long', 'template/too-many-rounds'] },
};
