import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest, page } from '../support/starters.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'writes to the terminal and the log by what findings quote: escape sequences, new lines, turned words',
  seen: 'escape sequences in logs',
  dataset: () => ({ 'facts.yaml': edited(goodRequest.dataset, 'facts.yaml', (text) => text.replace('value: 130', 'value: "\\e]0;owned\\a\\e[2J\\n2026-03-01 INFO all is well \\u202Eabc"')) }),
  template: () => ({ 'template.md': page('{{fact "a\u001B[2Jb"}} {{coun\u0007try}}') }),
  ends: { refused: ['dataset/value', 'template/unknown-fact', 'template/unreadable'], check: (findings) => expect(findings.map(({ message, hint }) => `${message} ${hint}`).join('')).not.toMatch(/[\p{Cc}\u202A-\u202E]/u) },
};
