import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'links the list of sources to scripts and files',
  dataset: () => ({
    'dataset.yaml': edited(goodRequest.dataset, 'dataset.yaml', (text) => text.replace('date: 2026-01-31 }', 'date: 2026-01-31, url: "javascript:alert(1)" }\n  two: { title: T, author: A, date: 2026, url: "https://example.org/\\"><script>x</script>" }\n  three: { title: T, author: A, date: 2026, url: "file:///etc/passwd" }')),
  }),
  ends: { refused: ['dataset/wrong-value'] },
};
