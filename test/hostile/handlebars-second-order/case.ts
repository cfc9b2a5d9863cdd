import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'hides mustaches, directives, links and HTML in values, to be expanded after they are printed',
  seen: 'second-order template injection of Carbone and docxtemplater',
  template: () => ({
    'template.md': page('Audience: {{parameters.audience}}', {
      parameters: { audience: { type: 'string', label: 'Audience', default: 'x' } },
    }),
  }),
  request: (request, { trap }) => ({
    ...request,
    parameters: { audience: `{{constructor.constructor "return 1"}} ::table{data=seizures} <script src="${trap}"></script> [x](javascript:alert(1))` },
  }),
  ends: {
    harmless: ({ text, html }) => {
      expect(text).toContain('{{constructor.constructor "return 1"}}');
      expect(html).toContain('&lt;script');
    },
  },
};
