import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'opens a theme and a locale outside of the folders',
  seen: 'path traversal by the names of layouts and themes',
  template: ({ canary }) => ({ 'template.md': page('Text.', { theme: `../../..${canary.path.replace(/\.txt$/, '')}`, locale: '../../../etc/passwd' }) }),
  ends: { refused: ['template/unknown-theme', 'template/unknown-locale', 'disk/outside-folders'] },
};
