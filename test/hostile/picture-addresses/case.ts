import type { HostileCase } from '../support/hostileCase.ts';
import { picturePage } from '../support/pictures.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'shows pictures from the network and from outside of the template',
  seen: 'requests by the addresses of pictures in HTML and PDF converters',
  template: ({ canary, trap }) => ({
    'template.md': picturePage(`${trap}.png`, `file://${canary.path}`, '../../../../etc/x.png', '/etc/x.png', '//127.0.0.1/x.png', 'data:image/png;base64,iVBORw0KGgo=', 'a/../../x.png', 'C:/x.png', '%2e%2e/%2e%2e/x.png', '..%2fx.png', '\\\\\\\\host\\\\x.png', 'charts/../../good/x.png'),
  }),
  ends: {
    refused: ['document/refused-picture'],
    check: (findings) => expect(findings.filter(({ rule, severity }) => severity === 'error' && /picture/.test(rule)).length).toBeGreaterThanOrEqual(11),
  },
};
