import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'builds objects of the program by tags of YAML',
  seen: 'CVE-2013-4660 (js-yaml), CVE-2022-1471 (SnakeYAML)',
  template: () => ({ 'template.md': '---\nname: !!js/function "function () { return 1 }"\ntitle: !!python/object/apply:os.system ["id"]\ndescription: !<tag:yaml.org,2002:js/regexp> /(a+)+$/\n---\n# X\n\nText.\n' }),
  ends: { refused: ['template/yaml', 'template/bad-value'] },
};
