import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest } from '../support/starters.ts';

function fact(id: string, formula: string): string {
  return `${id}:\n  label: L\n  unit: kg\n  period: "2026"\n  place: P\n  computed: ${formula}\n\n`;
}

export const hostile: HostileCase = {
  tries: 'computes facts from each other without end, and squares a number forty times',
  dataset: () => ({
    'facts.yaml': edited(goodRequest.dataset, 'facts.yaml', (text) => {
      const chain = Array.from({ length: 5_000 }, (_, index) => fact(`c${index}`, `{ sum: [c${index + 1}, c${index + 1}] }`)).join('');
      const squares = Array.from({ length: 40 }, (_, index) => fact(`s${index}`, `{ product: [${index === 0 ? 'heroin-seized-2026, heroin-seized-2026' : `s${index - 1}, s${index - 1}`}] }`)).join('');
      return `${text}\n${chain}${squares}${fact('loop-a', '{ sum: [loop-b, loop-b] }')}${fact('loop-b', '{ sum: [loop-a, loop-a] }')}${fact('many', `{ sum: [${'heroin-seized-2026, '.repeat(999)}heroin-seized-2026] }`)}`;
    }),
  }),
  ends: { refused: ['dataset/formula-cycle', 'dataset/formula-depth', 'dataset/formula-size', 'dataset/unknown-fact'] },
};
