import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'changes the engine by decorators and inline partials',
  template: () => ({ 'template.md': page('{{* constructor "x"}}\n{{#*inline "x"}}y{{/inline}}\n{{#> x}}z{{/x}}\n{{{{raw}}}}{{x}}{{{{/raw}}}}') }),
  ends: { refused: ['template/refused', 'template/unreadable', 'template/unknown-block'] },
};
