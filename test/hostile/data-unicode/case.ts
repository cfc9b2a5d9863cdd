import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'turns words round, hides characters and breaks files with controls, lone surrogates and noncharacters',
  seen: 'CVE-2021-42574 (Trojan Source); invalid XML of Word libraries',
  dataset: () => ({
    'dataset.yaml': edited(goodRequest.dataset, 'dataset.yaml', (text) => text.replace('name: Exampleland', 'name: "Exam\\u202Epleland\\u2066\\uFFFE\\uFFFF\\uD800x\\u0000\\u0007\\u001B[31m\\u200B\\uFEFF\\u00AD\\u2028\\u2029"').replace('author: Your office', 'author: "A\\u0001\\u0085B\\uDFFF"')),
    'tables/seizures.csv': 'drug,year,amount\n"He\u202Ero\u0001in\u0000",2026,1\n',
    'narrative/summary.md': 'Text \u202Eesrever\u202C \u2067x\u2069 \uFFFE \u0007 \u001B[31m \u{E0041}\u{E007F} \u{10FFFF} \u{F0000} end.',
  }),
  ends: { refused: ['dataset/encoding', 'document/missing-glyph', 'document/control-character'] },
};
