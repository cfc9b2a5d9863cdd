import type { HostileCase } from '../support/hostileCase.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'names files so that they lead out of their folder',
  seen: 'zip slip and path traversal of upload services: CVE-2018-1002200',
  request: (request) => {
    const files = { ...request.template.files, '../../evil.md': new Uint8Array(), '/etc/evil': new Uint8Array(), 'C:\\evil': new Uint8Array(), 'a\0b': new Uint8Array(), 'a//b': new Uint8Array() };
    return { ...request, template: { ...request.template, files } };
  },
  ends: { refused: ['sandbox/bad-path'], check: (findings) => expect(findings).toHaveLength(5) },
};
