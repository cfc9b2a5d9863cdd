import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'reaches the constructor of functions through the classic chain of #with and constructor',
  seen: 'CVE-2019-19919, CVE-2021-23369 (Handlebars), template injection of jsreport',
  template: () => ({
    'template.md': page(`{{#with "s" as |string|}}
{{#with "e"}}
{{#with split as |conslist|}}
{{this.pop}}
{{this.push (lookup string.sub "constructor")}}
{{this.pop}}
{{#with string.split as |codelist|}}
{{this.push "return process.mainModule.require('child_process').execSync('id')"}}
{{#each conslist}}{{#with (string.sub.apply 0 codelist)}}{{this}}{{/with}}{{/each}}
{{/with}}{{/with}}{{/with}}{{/with}}`),
  }),
  ends: { refused: ['template/unknown-helper', 'template/forbidden-name', 'template/unknown-block', 'template/unknown-name'] },
};
