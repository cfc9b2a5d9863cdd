import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Inline } from '../../src/document/model.ts';
import { tidyText } from '../../src/document/plainText.ts';
import { inlineText } from '../../src/document/walk.ts';
import { escapeAttribute, escapeMarkdown } from '../../src/template/escape.ts';
import { build, withoutPlaces } from '../support/briefs.ts';

/** Pieces that mean something to Markdown, directives, HTML or templates, between letters. */
const PIECES = [
  ['a', 'b c', '1', '2005', ' ', '\n', '\n\n', '    ', '\t', 'é', 'Қ', '\u{1f600}'],
  ['*', '**', '_', '`', '```', '~~', '[', ']', '(', ')', '![', '[^a]', '[^a]: ', '<', '>', '<b>', '<!--', '&', '&amp;'],
  ['\\', '|', '-', '+', '#', '# ', '> ', '- ', '1. ', '---', '===', '{', '}', '{a=b}', '"', "'", '{{x}}'],
  [':', '::', ':::', ':::callout', '::toc', ':ref[a]', ':ref[', '::table{data=seizures}', ':::columns', ':::column'],
  [':fact[1]{of=opium-2005}', 'https://example.org', 'www.example.org', 'a@example.org'],
].flat();

const anyMarkdown = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof(anyMarkdown, fc.string({ unit: 'grapheme', maxLength: 30 }));

const tidy = (text: string): string => tidyText(text, () => {}).replaceAll('\u0000', '\ufffd');

test('whatever authors write is built or reported, never thrown', () => {
  fc.assert(
    fc.property(anyMarkdown, (markdown) => {
      const { document, diagnostics } = build(markdown);
      for (const { place, message } of diagnostics) expect(place, message).toBeDefined();
      // Definitions print nothing by themselves.
      const silent = document.blocks.length === 0 && diagnostics.length === 0;
      if (silent && !markdown.includes(']:')) expect(markdown.trim()).toBe('');
    }),
    { seed: 2005, numRuns: 800 },
  );
});

test('an escaped value is that text and nothing else', () => {
  fc.assert(
    fc.property(anyText, (value) => {
      const { document } = build(`Before ${escapeMarkdown(value)} after`);
      const [block, ...others] = withoutPlaces(document.blocks);
      expect(others).toEqual([]);
      const children: readonly Inline[] = block?.type === 'paragraph' ? block.children : [];
      expect(inlineText(children, new Map())).toBe(tidy(`Before ${value} after`).replaceAll(/ {2,}/g, ' '));
    }),
    { seed: 2005, numRuns: 800 },
  );
});

test('an escaped value in a caption is that text and nothing else', () => {
  fc.assert(
    fc.property(anyText, (value) => {
      const { document } = build(
        `::chart{spec=seizures caption="Before ${escapeAttribute(escapeMarkdown(value))} after"}`,
      );
      const [figure, ...others] = withoutPlaces(document.blocks);
      expect(others).toEqual([]);
      const caption = figure?.type === 'figure' ? (figure.caption ?? []) : [];
      expect(inlineText(caption, new Map())).toBe(tidy(`Before ${value} after`).replaceAll(/ {2,}/g, ' '));
    }),
    { seed: 2005, numRuns: 800 },
  );
});
