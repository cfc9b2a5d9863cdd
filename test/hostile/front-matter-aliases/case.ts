import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'expands a billion laughs by aliases in the front matter, a theme and a dataset',
  seen: 'the billion laughs of XML and YAML readers',
  template: () => {
    const bomb = ['a0: &a0 [lol, lol]', ...Array.from({ length: 30 }, (_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}, *a${level}]`)].join('\n');
    return { 'template.md': `---\nname: x\ntitle: x\ncover:\n  ${bomb.replaceAll('\n', '\n  ')}\n---\n# X\n\nText.\n` };
  },
  ends: { refused: ['template/yaml', 'template/bad-value'] },
};
