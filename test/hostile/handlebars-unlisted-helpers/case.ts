import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'calls helpers that Handlebars brings and briefs do not have',
  seen: 'CVE-2021-32820 (express-handlebars); helperMissing of Handlebars 4.5',
  template: () => ({
    'template.md': page('{{log "x"}} {{helperMissing "x"}} {{#blockHelperMissing country}}x{{/blockHelperMissing}} {{exec "id"}} {{require "fs"}} {{@print "x"}}'),
  }),
  ends: { refused: ['template/unknown-helper'] },
};
