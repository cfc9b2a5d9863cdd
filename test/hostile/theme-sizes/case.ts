import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest, page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'asks for letters of a hundredth of a point, and for margins wider than the paper',
  template: () => ({
    'template.md': page('Text. '.repeat(2_000), { theme: 'mine' }),
    'themes/mine.yaml': edited(goodRequest.shared, 'themes/ledger.yaml', (text) =>
      text.replace(/^margins:.*/m, 'margins: [4000, 4000, 4000, 4000]').replace(/body: \d[\d.]*/, 'body: 0.01').replace(/paragraphSpace: .*/, 'paragraphSpace: 1000000'),
    ),
  }),
  ends: { refused: ['template/bad-value'] },
};
