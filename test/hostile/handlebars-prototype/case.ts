import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'reads prototypes and constructors by a path',
  seen: 'CVE-2021-23383 (Handlebars)',
  template: () => ({
    'template.md': page(`{{country.__proto__}} {{country.constructor.name}} {{this.constructor}} {{@root.__proto__.polluted}}
{{#each tables.seizures}}{{this.[constructor].[prototype]}}{{/each}} {{country.name.constructor}} {{keywords.__proto__}}`),
  }),
  ends: {
    refused: ['template/forbidden-name'],
    check: (findings) => expect(findings.filter(({ rule }) => rule === 'template/forbidden-name').length).toBeGreaterThanOrEqual(7),
  },
};
