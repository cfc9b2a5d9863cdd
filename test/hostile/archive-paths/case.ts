import { strToU8, zipSync } from 'fflate';
import { expect } from 'vitest';
import { readZip } from '../../../src/service/archive/unzip.ts';
import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'uploads an archive whose entries lead out of their folder',
  seen: 'zip slip: CVE-2018-1002200',
  attempt: async ({ pool }, request) => {
    for (const path of ['../evil.md', '/etc/evil', 'a/../../evil.md', 'C:\\evil.md', 'a\\..\\..\\evil.md']) {
      await expect(readZip(zipSync({ 'template.md': strToU8('x'), [path]: strToU8('x') })), path).rejects.toThrow();
    }
    const files = await readZip(zipSync({ '../../evil.md': strToU8('x') }));
    return pool.render({ ...request, template: { name: 'zipped', files } });
  },
  ends: { refused: ['service/bad-zip'] },
};
