import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest, page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'gives a language that no one speaks and that closes an attribute',
  template: () => ({
    'template.md': page('Text.', { locale: 'mine' }),
    'locales/mine.yaml': edited(goodRequest.shared, 'locales/en-US.yaml', (text) => text.replace(/^language: .*/m, 'language: "en\\" onload=\\"alert(1)"')),
  }),
  ends: { refused: ['template/bad-value'] },
};
