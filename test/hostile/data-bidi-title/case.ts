import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'turns the title, a link and a file name round with characters that are not seen',
  seen: 'CVE-2021-42574 (Trojan Source)',
  template: () => ({ 'template.md': page('A [li\u202Enk](https://example.org/\u202Egpj.exe) and exe\u202Efdp.', { title: 'Report \u202Efdp.exe \u2066x', runningTitle: '\u200F\u202Bx' }) }),
  ends: { refused: ['document/forbidden-character'], check: (findings) => expect(JSON.stringify(findings)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/) },
};
