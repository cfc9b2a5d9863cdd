import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nestFences } from '../../src/document/fences.ts';
import { build, withoutPlaces } from '../support/briefs.ts';

test.each([
  [':::a\nx\n:::', ':::a\nx\n:::'],
  [':::a\n:::b\nx\n:::\n:::', '::::a\n:::b\nx\n:::\n::::'],
  [':::::a\n::::b\n:::c\n:::\n::::\n:::::', ':::::a\n::::b\n:::c\n:::\n::::\n:::::'],
  [':::a\n:::b\n:::c\n:::\n:::\n:::d\n:::\n:::', ':::::a\n::::b\n:::c\n:::\n::::\n:::d\n:::\n:::::'],
  ['> :::a\n> - :::b\n>   :::\n> :::', '> ::::a\n> - :::b\n>   :::\n> ::::'],
  ['```\n:::a\n```\n:::b\n:::', '```\n:::a\n```\n:::b\n:::'],
  ['~~~~\n~~~\n:::\n~~~~', '~~~~\n~~~\n:::\n~~~~'],
  ['a :::b\n::: c', 'a :::b\n::: c'],
])('the outer fence is the longer: %j', (markdown, nested) => {
  expect(nestFences(markdown)).toEqual({ markdown: nested, problems: [] });
});

test.each([
  [':::a', { kind: 'unclosed', line: 1, name: 'a' }],
  ['x\n:::', { kind: 'stray', line: 2, name: '' }],
  ['::::a\n:::b\nx\n::::', { kind: 'unclosed', line: 2, name: 'b' }],
  [':::a\n:::b\nx\n:::', { kind: 'unclosed', line: 1, name: 'a' }],
])('a fence without its other half is found: %j', (markdown, problem) => {
  expect(nestFences(markdown).problems).toEqual([problem]);
});

interface Box {
  readonly title: string;
  readonly boxes: readonly Box[];
}

const box = (depth: number): fc.Arbitrary<Box> =>
  fc.record({
    title: fc.constantFrom('A', 'B', 'C'),
    boxes: depth === 0 ? fc.constant([]) : fc.array(box(depth - 1), { maxLength: 3 }),
  });

test('boxes in boxes are built as they are written, three colons everywhere', () => {
  const write = ({ title, boxes }: Box): string => `:::callout[${title}]\n${boxes.map(write).join('\n')}\n:::`;
  const built = ({ title, boxes }: Box): object => ({
    type: 'callout',
    title: [{ type: 'text', value: title }],
    children: boxes.map(built),
  });
  fc.assert(
    fc.property(box(4), (box) => {
      const { document, diagnostics } = build(write(box));
      expect(diagnostics).toEqual([]);
      expect(withoutPlaces(document.blocks)).toEqual([built(box)]);
    }),
    { seed: 2005, numRuns: 60 },
  );
});
