import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'links to scripts and files in every disguise',
  seen: 'javascript: links of Markdown converters',
  template: () => ({
    'template.md': page(
      [
        '[a](javascript:alert(1))', '[b](JaVaScRiPt:alert(1))', '[c](java&#115;cript:alert(1))', '[d](<java\tscript:alert(1)>)', '[e](data:text/html,x)',
        '[f](file:///etc/passwd)', '[g](vbscript:x)', '<javascript:alert(1)>', '[h][r]', '[i](//example.org/x)', '[j](\\\\host\\share)', '[k](%6aavascript:alert(1))',
        '[l](&#x6A;avascript:alert(1))', '[m](blob:https://example.org/x)', '[n](ms-word:ofe|u|https://example.org)', '[o](jar:https://example.org!/x)', '[p](/etc/passwd)', '[q](..\\..\\x)',
        '\n\n[r]: javascript:alert(1)',
      ].join('\n\n'),
    ),
  }),
  ends: {
    refused: ['document/refused-link'],
    check: (findings) => expect(findings.filter(({ rule }) => rule === 'document/refused-link').length).toBeGreaterThanOrEqual(16),
  },
};
