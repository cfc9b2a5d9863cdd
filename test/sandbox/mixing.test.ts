import { expect, test } from 'vitest';
import { findMixedBriefs } from '../../bench/soak/mixing.ts';

// `npm run soak` does the same with 200 briefs, which takes minutes; a cache that is keyed by too little shows in the first few.
test('24 different briefs have the same bytes when two processes render them at once as one by one', { timeout: 240_000 }, async () => {
  expect(await findMixedBriefs(24, ['pdf', 'docx'])).toEqual([]);
});
