import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'sends five thousand files',
  request: (request) => ({ ...request, dataset: { ...request.dataset, files: { ...request.dataset.files, ...Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`narrative/t${index}.md`, Uint8Array.of(65)])) } } }),
  ends: { refused: ['sandbox/too-many-files'], says: /limit of 2000 files/ },
};
