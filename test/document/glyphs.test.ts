import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { checkGlyphs } from '../../src/document/glyphs.ts';
import type { Block, Inline, ReportDocument } from '../../src/document/model.ts';
import { openFontLibrary } from '../../src/fonts.ts';
import * as messages from '../../src/messages/document.ts';
import { paragraph, sampleDocument, text } from '../fixtures/sampleDocument.ts';

const fonts = openFontLibrary();
const place = { file: 'template.md', line: 5 };

function findings(document: Partial<ReportDocument>): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  checkGlyphs({ ...sampleDocument, blocks: [], notes: new Map(), ...document }, fonts, (diagnostic) =>
    diagnostics.push(diagnostic),
  );
  return diagnostics;
}

const blockFindings = (...blocks: Block[]) => findings({ blocks: blocks.map((block) => ({ ...block, place })) });

/** A character that neither family has, and two that only one of them has. */
const [SNOWMAN, SERIF_ONLY, SANS_ONLY] = ['☃', '\u2002', '●'];

const missing = (character: string, family: string) => [messages.missingGlyph(character, family, place)];
const line = (value: string): Inline[] => [text(value)];
const figure = (more: object): Block => ({
  type: 'figure',
  id: 'f',
  asset: 'chart:x',
  notes: [],
  word: 'picture',
  ...more,
});
const cell = (value: string) => ({ children: line(value), columnSpan: 1, rowSpan: 1, missing: false });
const table = (more: object): Block => ({
  type: 'table',
  id: 't',
  variant: 'data',
  columns: [{ align: 'start' }],
  head: [],
  body: [],
  headerColumns: 0,
  notes: [],
  summary: '',
  ...more,
});

test('the sample has a glyph for everything', () => {
  expect(findings(sampleDocument)).toEqual([]);
});

test('a character without glyph is named once a block', () => {
  const block = paragraph(`${SNOWMAN} and ${SNOWMAN}`, { type: 'strong', children: [text(`${SNOWMAN}☺`)] });
  const finding = messages.missingGlyph(SNOWMAN, 'Source Serif 4', place);
  expect(finding.message).toBe('The font Source Serif 4 has no ☃ U+2603.');
  const found = blockFindings(block, block);
  expect(found.filter(({ message }) => message === finding.message)).toEqual([finding, finding]);
});

test('a character outside the first plane is one character', () => {
  expect(blockFindings(paragraph('\u{1f600}'))).toEqual([messages.missingGlyph('\u{1f600}', 'Source Serif 4', place)]);
  expect(messages.missingGlyph('\u{1f600}', 'X', place).message).toContain('U+1F600');
});

describe('each text is checked in the family that sets it', () => {
  test.each<[string, Block]>([
    ['heading', { type: 'heading', id: 'h', level: 1, children: line(SERIF_ONLY), runIn: false, unlisted: false }],
    ['caption', figure({ caption: line(SERIF_ONLY) })],
    ['source', figure({ source: line(SERIF_ONLY) })],
    ['note', figure({ notes: [line(SERIF_ONLY)] })],
    ['table caption', table({ caption: line(SERIF_ONLY) })],
    ['head', table({ head: [{ kind: 'data', cells: [cell(SERIF_ONLY)] }] })],
    ['cell', table({ body: [{ kind: 'data', cells: [cell(SERIF_ONLY)] }] })],
    ['callout title', { type: 'callout', title: line(SERIF_ONLY), children: [] }],
    ['contents title', { type: 'contents', of: 'headings', depth: 1, title: line(SERIF_ONLY) }],
  ])('%s: headings family', (_, block) => {
    expect(blockFindings(block)).toEqual(missing(SERIF_ONLY, 'Source Sans 3'));
  });

  test.each<[string, Block]>([
    ['paragraph', paragraph(SANS_ONLY)],
    ['code', paragraph({ type: 'code', value: SANS_ONLY })],
    ['link', paragraph({ type: 'link', url: 'https://example.org', children: line(SANS_ONLY) })],
  ])('%s: body family', (_, block) => {
    expect(blockFindings(block)).toEqual(missing(SANS_ONLY, 'Source Serif 4'));
  });

  test('lists, quotes and notes are looked into', () => {
    const inner: Block = { ...paragraph(SNOWMAN), place };
    const found = missing(SNOWMAN, 'Source Serif 4');
    expect(findings({ blocks: [{ type: 'list', ordered: false, start: 1, items: [[inner]] }] })).toEqual(found);
    expect(findings({ blocks: [{ type: 'quote', children: [inner] }] })).toEqual(found);
    expect(findings({ notes: new Map([['n', { id: 'n', children: [inner] }]]) })).toEqual(found);
  });

  test('running heads and the locale are checked without a place', () => {
    const meta = { ...sampleDocument.meta, runningTitle: SNOWMAN };
    expect(findings({ meta })).toEqual([messages.missingGlyph(SNOWMAN, 'Source Sans 3', undefined)]);
  });
});

test.each([
  ['\u0007', 'control character'],
  ['\u0000', 'control character'],
  ['\u009b', 'control character'],
  ['\ud800', 'lone half of a character'],
  ['\udc00', 'lone half of a character'],
  ['\ufffe', 'code point that is no character'],
  ['\u202e', 'mark that turns the direction of writing'],
  ['\u200f', 'mark that turns the direction of writing'],
  ['\u2066', 'mark that turns the direction of writing'],
])('%j is a %s and refused wherever it stands', (character, kind) => {
  const finding = messages.forbiddenCharacter(character, kind, place);
  expect(blockFindings(paragraph(`a${character}b${character}`))).toEqual([finding]);
  const figure: Block = { type: 'figure', id: 'f', asset: 'chart:x', notes: [], word: 'picture', alt: character };
  expect(blockFindings(figure)).toEqual([finding]);
});

test('joiners that no font has are refused as missing', () => {
  expect(blockFindings(paragraph('a\u200db'))).toEqual([messages.missingGlyph('\u200d', 'Source Serif 4', place)]);
});
