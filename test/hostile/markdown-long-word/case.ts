import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'sets a word of two hundred thousand letters, and a letter with fifty thousand accents',
  template: () => ({ 'template.md': page(`${'x'.repeat(200_000)}\n\n## ${'y'.repeat(5_000)}\n\ne${'\u0301'.repeat(50_000)}\n\n| ${'z'.repeat(20_000)} | b |\n|---|---|\n| a | ${'w'.repeat(20_000)} |`) }),
  ends: { harmless: ({ text }) => expect(text).toContain('x'.repeat(1_000)) },
};
