import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest, page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'hides markup and patterns in the fixed words of a locale',
  template: ({ trap }) => ({
    'template.md': page('::cover\n\n{{fact "heroin-seized-2026"}}\n\n::sources', { locale: 'mine' }),
    'locales/mine.yaml': edited(goodRequest.shared, 'locales/en-US.yaml', (text) =>
      text
        .replace(/^  source: .*/m, () => `  source: "<script src='${trap}'></script> $& {{x}}"`)
        .replace(/^  contents: .*/m, () => '  contents: "]]></w:t><evil/>"')
        .replace(/^  page: .*/m, () => '  page: "$1{page}$`"'),
    ),
  }),
  ends: { harmless: () => undefined },
};
