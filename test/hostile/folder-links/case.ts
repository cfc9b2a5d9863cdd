import { bundleFolder } from '../../../src/sandbox/bundle.ts';
import type { HostileCase } from '../support/hostileCase.ts';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';

export const hostile: HostileCase = {
  tries: 'links files and folders of a dataset to what is outside of it',
  seen: 'CVE-2021-32803 (tar)',
  attempt: async ({ canary, scratch, pool }, request) => {
    const folder = `${scratch}/linked`;
    mkdirSync(`${folder}/narrative`, { recursive: true });
    for (const [path, bytes] of Object.entries(request.dataset.files)) if (!path.includes('/')) writeFileSync(`${folder}/${path}`, bytes);
    symlinkSync(canary.path, `${folder}/narrative/summary.md`);
    return pool.render({ ...request, dataset: bundleFolder(folder) });
  },
  ends: { refused: ['disk/outside-folders'] },
};
