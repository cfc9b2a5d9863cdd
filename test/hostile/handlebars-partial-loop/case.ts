import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'includes partials that include themselves',
  template: () => ({ 'template.md': page('{{> a}}'), 'partials/a.md': '{{#if country.name}}{{> b}}{{/if}}', 'partials/b.md': '{{#each keywords}}{{> a}}{{/each}}{{> b}}' }),
  ends: { refused: ['template/partial-loop'] },
};
