import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'includes files from outside by the name of a partial',
  seen: 'CVE-2022-25967 (eta), local file reads of jsreport assets',
  template: ({ canary }) => ({
    'template.md': page(`{{> ../../../../etc/passwd}}\n\n{{> "${canary.path}"}}\n\n{{> "narrative/../../../secret"}}\n\n{{> (lookup . "name")}}`),
  }),
  ends: { refused: ['template/unknown-partial', 'template/computed-partial', 'template/unreadable'] },
};
