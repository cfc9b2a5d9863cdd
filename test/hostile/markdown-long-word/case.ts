import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'sets a word of nineteen thousand letters, and a letter with nineteen thousand accents',
  template: () => ({ 'template.md': page(`${'x'.repeat(19_000)}\n\n## ${'y'.repeat(5_000)}\n\ne${'\u0301'.repeat(19_000)}\n\n| ${'z'.repeat(9_000)} | b |\n|---|---|\n| a | ${'w'.repeat(9_000)} |`) }),
  ends: { harmless: ({ text }) => expect(text).toContain('x'.repeat(1_000)) },
};
