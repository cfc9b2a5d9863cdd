import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest, page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'puts a style sheet that loads a picture into the colours and fonts of a theme',
  template: ({ trap }) => ({
    'template.md': page('Text.', { theme: 'mine' }),
    'themes/mine.yaml': edited(goodRequest.shared, 'themes/ledger.yaml', (text) =>
      text.replace(/ink: .*/, `ink: "red; } body { background: url(${trap}) }"`).replace(/body: Source.*/, `body: "x'; } @import '${trap}'; {"`),
    ),
  }),
  ends: { refused: ['template/bad-value', 'template/unknown-font'] },
};
