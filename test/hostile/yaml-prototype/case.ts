import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'writes to prototypes by keys of YAML',
  seen: 'CVE-2023-2251 (yaml), CVE-2025-64718 (js-yaml merge keys)',
  template: () => ({
    'template.md': '---\nname: x\ntitle: x\n__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }\ncover: { __proto__: polluted, constructor: polluted }\n<<: { polluted: yes }\n---\n# X\n\nText.\n',
  }),
  dataset: () => ({
    'dataset.yaml': edited(goodRequest.dataset, 'dataset.yaml', (text) => `${text}__proto__: { polluted: yes }\ndetails: { __proto__: polluted, constructor: polluted }\n`),
    'facts.yaml': edited(goodRequest.dataset, 'facts.yaml', (text) => `__proto__:\n  polluted: yes\n${text}`),
  }),
  ends: { refused: ['template/unknown-key', 'dataset/unknown-key', 'dataset/id', 'dataset/wrong-value'] },
};
