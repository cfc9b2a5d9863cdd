import { bundleFolder } from '../../../src/sandbox/bundle.ts';
import type { HostileCase } from '../support/hostileCase.ts';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';

export const hostile: HostileCase = {
  tries: 'leads a reader of folders round in a circle, and lets it wait at a pipe',
  attempt: async ({ scratch, pool }, request) => {
    const folder = `${scratch}/looped`;
    mkdirSync(`${folder}/tables`, { recursive: true });
    symlinkSync('..', `${folder}/tables/loop`);
    execFileSync('mkfifo', [`${folder}/facts.yaml`]);
    return pool.render({ ...request, dataset: bundleFolder(folder) });
  },
  ends: { refused: ['disk/not-a-file'] },
};
