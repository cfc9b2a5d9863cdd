import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'calls a brief so that a file, an archive or a header named after it does harm',
  seen: 'header injection and path traversal by titles',
  template: () => ({ 'template.md': page('Text.', { title: '../../etc/cron.d/x\r\nSet-Cookie: a=b\r\n\r\n<script> "quoted" ; filename=evil.exe CON' }) }),
  ends: {
    harmless: ({ result }) => {
      expect(result.title).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
      expect(result.outputs.map(({ format }) => format)).toEqual(['pdf', 'docx', 'html', 'text']);
    },
  },
};
