import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'sends folders without what they must hold, with folders where files belong and files where folders belong',
  request: (request) => {
    const bytes = new TextEncoder().encode('x');
    return { ...request, template: { ...request.template, files: { 'template.md/x': bytes, partials: bytes, charts: bytes, themes: bytes } }, dataset: { ...request.dataset, files: { 'dataset.yaml/x': bytes, tables: bytes, narrative: bytes, facts: bytes } } };
  },
  ends: { refused: ['disk/missing-file', 'template/no-template', 'dataset/missing-file', 'dataset/missing-folder'] },
};
