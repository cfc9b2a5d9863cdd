import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'nests lists of YAML until the reader runs out of stack',
  seen: 'stack overflows of YAML readers',
  template: () => ({ 'template.md': `---\nname: x\ntitle: ${'['.repeat(50_000)}${']'.repeat(50_000)}\n---\n# X\n\nText.\n`, 'themes/ledger.yaml': `name: ${'{a: '.repeat(20_000)}` }),
  dataset: () => ({
    'dataset.yaml': `title: ${'- '.repeat(30_000)}x`,
    'facts.yaml': Array.from({ length: 4_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    'checks.yaml': `relations: ${'? '.repeat(30_000)}`,
  }),
  ends: { refused: ['template/yaml', 'dataset/yaml'], says: /40 levels/ },
};
