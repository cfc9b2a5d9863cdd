import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'closes the attribute of the language of a page',
  dataset: () => ({ 'dataset.yaml': edited(goodRequest.dataset, 'dataset.yaml', (text) => text.replace('language: en-US', 'language: "en\\" onload=\\"alert(1)"')) }),
  ends: { refused: ['dataset/wrong-value'] },
};
