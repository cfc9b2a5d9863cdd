import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPlace } from '../../src/diagnostic.ts';
import { sampleDataset, sampleTemplate, table, tryExpand } from './support.ts';
import type { DatasetParts, TemplateParts } from './support.ts';

/** Each line of the expanded text behind where it came from. */
function mapped(body: string, parts: TemplateParts & DatasetParts = {}): string[] {
  const { expanded, findings } = tryExpand(sampleTemplate(body, parts), sampleDataset(parts));
  expect(findings).toEqual([]);
  const { markdown, lines } = expanded!;
  const texts = markdown.split('\n');
  expect(lines).toHaveLength(texts.length);
  return texts.map((text, index) => `${formatPlace(lines[index]!).replace(/^.*\/(?=[^/]*$)/, '')} ${text}`);
}

describe('every line says where it came from', () => {
  test('plain text', () => {
    expect(mapped('a\n\nb\n')).toEqual(['template.md:1 a', 'template.md:2 ', 'template.md:3 b', 'template.md:3 ']);
  });

  test('below the front matter', () => {
    expect(mapped('a\nb', { firstLine: 12 })).toEqual(['template.md:12 a', 'template.md:13 b']);
  });

  test('values alone on their lines', () => {
    expect(mapped('a\n{{country.name}}\n{{fact "mayor"}}')).toEqual([
      'template.md:1 a',
      'template.md:2 Kazakhstan',
      'template.md:3 :fact[one officer]{of="mayor"}',
    ]);
  });

  test('blocks that stand alone on their lines leave none', () => {
    expect(mapped('a\n{{#if country.name}}\nb\n{{else}}\nc\n{{/if}}\nd')).toEqual([
      'template.md:1 a',
      'template.md:3 b',
      'template.md:7 d',
    ]);
    expect(mapped('a\n{{#if country.demonym}}\nb\n{{else}}\nc\n{{/if}}\n\nd')).toEqual([
      'template.md:1 a',
      'template.md:5 c',
      'template.md:7 ',
      'template.md:8 d',
    ]);
  });

  test('chains of conditions', () => {
    const body = '{{#if country.demonym}}\na\n{{else if (eq 1 2)}}\nb\n{{else}}\nc\n{{/if}}\nd';
    expect(mapped(body)).toEqual(['template.md:6 c', 'template.md:8 d']);
  });

  test('blocks within a line', () => {
    expect(mapped('a {{#if country.name}}b{{/if}}\nc')).toEqual(['template.md:1 a b', 'template.md:2 c']);
  });

  test('loops come from the same lines again', () => {
    expect(mapped('{{#each keywords}}\n- {{this}}\n\n{{/each}}\nend')).toEqual([
      'template.md:2 - heroin',
      'template.md:3 ',
      'template.md:2 - opium',
      'template.md:3 ',
      'template.md:2 - transit',
      'template.md:3 ',
      'template.md:5 end',
    ]);
  });

  test('whitespace control', () => {
    expect(mapped('a\n\n{{~#if country.name~}}\n\nb\n\n{{~/if~}}\n\nc\nd')).toEqual(['template.md:1 abc', 'template.md:10 d']);
  });

  test('comments', () => {
    expect(mapped('a\n{{!-- one\ntwo --}}\nb')).toEqual(['template.md:1 a', 'template.md:4 b']);
  });

  test('a mustache over several lines', () => {
    expect(mapped('a\n{{fact\n  "mayor"\n}} b\nc')).toEqual([
      'template.md:1 a',
      'template.md:2 :fact[one officer]{of="mayor"} b',
      'template.md:5 c',
    ]);
  });

  test('partials and narrative', () => {
    const parts = {
      partials: { note: 'one\ntwo {{country.name}}\n{{> deep}}\nfour\n', deep: 'deep 1\ndeep 2\n' },
      narrative: { summary: 'sum 1\n\nsum 3\n' },
    };
    expect(mapped('a\n{{> note}}\nb\n{{> narrative/summary}}\n\nc', parts)).toEqual([
      'template.md:1 a',
      'note.md:1 one',
      'note.md:2 two Kazakhstan',
      'deep.md:1 deep 1',
      'deep.md:2 deep 2',
      'note.md:4 four',
      'template.md:3 b',
      'summary.md:1 sum 1',
      'summary.md:2 ',
      'summary.md:3 sum 3',
      'template.md:5 ',
      'template.md:6 c',
    ]);
  });

  test('partials one after the other, with and without line ends', () => {
    const parts = { partials: { a: 'a', b: 'b\n', c: '' } };
    expect(mapped('{{> a}}\n{{> b}}\n{{> c}}\n{{> a}}', parts)).toEqual([
      'a.md:1 a',
      'b.md:1 b',
      'template.md:3 ',
      'a.md:1 a',
    ]);
    expect(mapped('x {{> a}} y {{> b}}\nz', parts)).toEqual(['template.md:1 x a y b', 'template.md:2 z']);
  });

  test('indented partials', () => {
    const parts = { partials: { p: 'one\n\ntwo\n' } };
    expect(mapped('- a\n\n  {{> p}}\nb', parts)).toEqual([
      'template.md:1 - a',
      'template.md:2 ',
      'p.md:1   one',
      'p.md:2   ',
      'p.md:3   two',
      'template.md:4 b',
    ]);
  });

  test('trusted Markdown of several lines', () => {
    expect(mapped('a\n{{{details.x}}}\nb', { details: { x: 'one\ntwo' } })).toEqual([
      'template.md:1 a',
      'template.md:2 one',
      'template.md:2 two',
      'template.md:3 b',
    ]);
  });

  test('the same partial in a loop', () => {
    const parts = { partials: { row: '| {{x}} |' }, tables: [table('t', ['x'], [['1'], ['2']])] };
    expect(mapped('{{#each tables.t}}\n{{> row}}\n{{/each}}\nend', parts)).toEqual([
      'row.md:1 | &#49; |',
      'row.md:1 | &#50; |',
      'template.md:4 end',
    ]);
  });
});

test('every numbered line of a template of any layout comes from its own number', () => {
  const line = fc.constantFrom(
    'text', '', '{{country.name}}', '{{#if country.name}}{{/if}}', '{{!-- comment --}}', '- {{fact "mayor"}}', '{{> p}}',
    '{{#if country.name}}in{{else}}out{{/if}}', '{{#each keywords}}{{this}}{{/each}}', '  {{> p}}', '\uE000', 'a\\{{b}}',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (layout) => {
      const body = layout.map((text, index) => `${text}\nline ${index}`).join('\n');
      const { expanded } = tryExpand(sampleTemplate(body, { partials: { p: 'partial\n' } }));
      expanded!.markdown.split('\n').forEach((text, index) => {
        const number = /^line (\d+)$/.exec(text)?.[1];
        if (number === undefined) return;
        expect(expanded!.lines[index]).toEqual({ file: 'templates/sample/template.md', line: 2 * Number(number) + 2 });
      });
      expect(expanded!.markdown.match(/^line \d+$/gm) ?? []).toHaveLength(layout.length);
    }),
  );
});
