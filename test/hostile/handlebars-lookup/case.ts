import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'looks a forbidden name up by a computed key',
  seen: 'CVE-2019-20920 (Handlebars)',
  template: () => ({ 'template.md': page('{{lookup (lookup this "constructor") "name"}} {{#with (lookup country "constructor") as |f|}}{{f}}{{/with}}') }),
  ends: { refused: ['template/unknown-helper'] },
};
