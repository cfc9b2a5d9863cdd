import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fact, markdownOf, read, sampleDataset, sampleTemplate, table, textOf, treeOf, tryExpand } from './support.ts';

/** What Markdown cannot tell: U+0000; and addresses, which become links wherever they stand. */
const tellable = (text: string): boolean =>
  !text.includes('\0') && !/https?:|www\.|mailto:|xmpp:|@/i.test(text);

const nasty = fc.constantFrom(
  '*x*', '_x_', '# x', '1. x', '1) x', '- x', '+ x', '> x', '    x', '\tx', '```', '~~~', '`x`', '[x](y)', '![x](y)',
  '[^1]', '[^1]: x', '<b>', '<!-- x -->', '&amp;', '&#42;', '&', '\\', '\\\\', '|', '||', '| - |', '---', '===', '***',
  ':fact[x]{of="y"}', '::chart{spec=x}', ':::columns', ':x', ':', '{', '}', '{{x}}', '\n', '\n\n', '\r\n', '  \n', '~x~', '~~x~~',
  '\uE000', '\uE001', '\uE000l1:1\uE001', '\uE000v1:1\uE001', '\uE000c\uE001', '\uFEFF', '\u00A0', '"', "'", '$x$', '-', '=',
  '12', '2005', '.', ')', ' ', '', 'Қазақстан', '😀', 'e\u0301',
);

const text = fc
  .oneof(
    nasty,
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.array(nasty, { maxLength: 5 }).map((parts) => parts.join('')),
  )
  .filter(tellable);

const holding = (value: string) =>
  sampleDataset({
    details: { x: value },
    facts: [fact('x', 2, 'kg', { qualifier: value })],
    tables: [table('t', ['x'], [[value], [value]])],
  });

/** Places where a value can stand; each gives the text that must come out of the tree. */
const places: readonly (readonly [name: string, body: string, find: (markdown: string) => string])[] = [
  ['a paragraph', '{{details.x}}', read],
  ['a paragraph, between letters', 'a{{details.x}}b', (markdown) => read(markdown).slice(1, -1)],
  ['a paragraph, after a colon', 'a:{{details.x}}.', (markdown) => read(markdown).slice(2, -1)],
  ['a paragraph, after a backslash', 'a\\\\{{details.x}}.', (markdown) => read(markdown).slice(2, -1)],
  ['a paragraph, before what makes a list of a number', '{{details.x}}. x', (markdown) => read(markdown).slice(0, -3)],
  ['a second line', 'a\n{{details.x}}\nb', (markdown) => read(markdown).slice(2, -2)],
  ['a heading', '## {{details.x}}', read],
  ['a list', '- {{details.x}}', read],
  ['a quotation', '> {{details.x}}', read],
  ['a link', '[{{details.x}}](https://example.org)', read],
  ['strong text', '**{{details.x}}** x', (markdown) => read(markdown).slice(0, -2)],
  ['a table', '| a | b |\n|---|---|\n| {{details.x}} | c |', (markdown) => textOf(treeOf(markdown).children![0]!.children![1]!.children![0]!)],
  ['a label', '::heading[{{details.x}}]{level=1}', (markdown) => textOf(treeOf(markdown).children![0]!)],
  ['a caption', '::chart{spec=s caption="a {{details.x}}"}', (markdown) => read(attribute(markdown, 'caption')).slice(2)],
  ['a caption, after a colon', "::chart{spec=s caption='a:{{details.x}}'}", (markdown) => read(attribute(markdown, 'caption')).slice(2)],
  ['an alternative text', '::chart{spec=s alt="{{details.x}}"}', (markdown) => attribute(markdown, 'alt')],
  ['a note', 'a[^n]\n\n[^n]: {{details.x}}', (markdown) => textOf(treeOf(markdown).children![1]!)],
  ['a loop', '{{#each tables.t}}{{x}}{{/each}}', (markdown) => read(markdown).slice(0, read(markdown).length / 2)],
  ['a list of values', '{{list tables.t key="x"}}', (markdown) => read(markdown).slice(0, (read(markdown).length - 5) / 2)],
  ['a partial', '{{> p}}', read],
  ['a fact', '{{fact "x" show="qualifier unit"}}', (markdown) => read(markdown).slice(0, -' kilograms'.length)],
  ['trusted Markdown of a code', '`{{!-- --}}a` {{details.x}}.', (markdown) => read(markdown).slice(2, -1)],
];

function attribute(markdown: string, name: string): string {
  return treeOf(markdown).children![0]!.attributes![name] ?? '';
}

/** Kinds of nodes in a tree, so that two trees of the same structure are alike. */
function structure(markdown: string): unknown {
  const walk = ({ type, children }: ReturnType<typeof treeOf>): unknown => [type, ...(children ?? []).filter((child) => child.type !== 'text').map(walk)];
  return walk(treeOf(markdown));
}

describe('a value never changes the structure, and reads as exactly what it is', () => {
  test.each(places)('in %s', (_, body, find) => {
    const plain = structure(markdownOf(body, holding('plain'), { partials: { p: '{{details.x}}' } }));
    fc.assert(
      fc.property(text, (value) => {
        fc.pre(value !== '' || !/fact|\*\*/.test(body));
        // A vertical tab cannot be told as a reference, and as a blank it keeps asterisks from being marks.
        fc.pre(!/^\v|\v$/.test(value) || !body.includes('**'));
        const markdown = markdownOf(body, holding(value), { partials: { p: '{{details.x}}' } });
        expect(find(markdown)).toBe(value);
        if (value !== '') expect(structure(markdown)).toEqual(plain);
      }),
      { numRuns: 300 },
    );
  });

  test('in the title, which is plain text', () => {
    fc.assert(
      fc.property(text, (value) => {
        const { expanded } = expandTitle(value);
        expect(expanded?.title).toBe(value.replaceAll(/\s+/g, ' ').trim());
      }),
    );
  });
});

function expandTitle(value: string) {
  return tryExpand(sampleTemplate('x', { settings: { title: '{{details.x}}' } }), holding(value));
}

test('in the target of a link, with what no address can hold percent-encoded', () => {
  fc.assert(
    fc.property(text, (value) => {
      const [paragraph] = treeOf(markdownOf('[a](https://example.org/{{details.x}})', holding(value))).children!;
      const [link, ...others] = paragraph!.children!;
      const encoded = [...value].map((character) => (character <= ' ' || character === '\u007F' ? encodeURIComponent(character) : character)).join('');
      expect(link?.url).toBe(`https://example.org/${encoded}`);
      expect(others).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('trusted Markdown stays Markdown, whatever marks it holds', () => {
  const dataset = holding('*x* \uE000l1:1\uE001 y');
  expect(markdownOf('{{{details.x}}}', dataset)).toBe('*x* \uE000l1:1\uE001 y');
});

test('private-use characters of the template stay', () => {
  expect(markdownOf('a \uE000 b \uE000v2:2\uE001 c {{details.x}} \uE001', holding('\uE000'))).toBe(
    'a \uE000 b \uE000v2:2\uE001 c \uE000 \uE001',
  );
});
