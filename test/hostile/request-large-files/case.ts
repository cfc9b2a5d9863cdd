import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'sends a file of seventeen megabytes and a folder of eighty',
  request: (request) => ({
    ...request,
    template: { ...request.template, files: { ...request.template.files, 'big.png': new Uint8Array(17 * 1024 * 1024) } },
    dataset: { ...request.dataset, files: { ...request.dataset.files, ...Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}.bin`, new Uint8Array(16 * 1024 * 1024)])) } },
  }),
  ends: { refused: ['sandbox/file-too-large'], says: /limit for one file is 16 MB[^]*64 MB/ },
};
