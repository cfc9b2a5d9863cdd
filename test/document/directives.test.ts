import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.ts';
import * as messages from '../../src/messages/document.ts';
import { text } from '../fixtures/sampleDocument.ts';
import { blocksOf, build, sampleDataset, sampleTemplate, withoutPlaces } from '../support/briefs.ts';

const at = (line: number) => ({ file: 'template.md', line });
const cell = (children: unknown[]) => ({ children, columnSpan: 1, rowSpan: 1, missing: false });
const paragraph = (words: string) => ({ type: 'paragraph', children: [text(words)] });
const CAPTION = ['id', 'caption', 'source', 'note', ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => `note${number}`)];

const findings = (markdown: string) => build(markdown).diagnostics;

/** Hints that list all there is change with every directive that is added. */
const withoutHint = ({ hint: _hint, ...rest }: Diagnostic) => rest;

describe('::cover', () => {
  test('has title, marking and the details that came out with a value', () => {
    const cover = [
      { label: 'Edition', value: '2005 *x*' },
      { label: 'Post', value: ' ' },
    ];
    expect(blocksOf('::cover', { expanded: { cover } })).toEqual([
      {
        type: 'cover',
        title: [text('Kazakhstan')],
        subtitle: [text('A sample')],
        marking: 'UNCLASSIFIED',
        details: [{ label: 'Edition', value: [text('2005 *x*')] }],
        layout: 'band',
      },
    ]);
  });

  test('cannot stand in a box', () => {
    expect(findings(':::callout\n::cover\n\nx\n:::')).toEqual([messages.misplacedDirective('cover', 'callout', at(2))]);
  });
});

describe('::toc, ::figures and ::tables', () => {
  test('have the titles of the locale, their own or none', () => {
    expect(blocksOf('::toc\n\n::toc{depth=4 title="*All*"}\n\n::figures{title=""}\n\n::tables')).toEqual([
      { type: 'contents', of: 'headings', title: [text('Contents')], depth: 2 },
      { type: 'contents', of: 'headings', title: [{ type: 'emphasis', children: [text('All')] }], depth: 4 },
      { type: 'contents', of: 'figures', depth: 2 },
      { type: 'contents', of: 'tables', title: [text('Tables')], depth: 2 },
    ]);
  });

  test.each([
    ['::toc{depth=6}', messages.badAttribute('toc', 'depth', '6', 'a whole number from 1 to 5', at(1))],
    ['::toc{depth=two}', messages.badAttribute('toc', 'depth', 'two', 'a whole number from 1 to 5', at(1))],
    ['::toc{depht=2}', messages.unknownAttribute('toc', 'depht', ['title', 'depth'], at(1))],
    ['::figures{depth=2}', messages.unknownAttribute('figures', 'depth', ['title'], at(1))],
    ['::toc[Contents]', messages.needlessLabel('toc', at(1))],
    [':::toc\nx\n:::', messages.wrongForm('toc', 'container', 'leaf', at(1))],
  ])('%s', (markdown, finding) => {
    expect(findings(markdown)).toEqual([finding]);
  });
});

describe('::heading', () => {
  test('is listed without a number', () => {
    expect(blocksOf('::heading[The *End*]\n\n::heading[B]{id=my.b level=2}')).toEqual([
      {
        type: 'heading',
        id: 'the-end',
        level: 1,
        children: [text('The '), { type: 'emphasis', children: [text('End')] }],
        runIn: false,
        unlisted: false,
        unnumbered: true,
      },
      { type: 'heading', id: 'my.b', level: 2, children: [text('B')], runIn: false, unlisted: false, unnumbered: true },
    ]);
  });

  test('needs words', () => {
    expect(findings('::heading')).toEqual([messages.missingLabel('heading', 'leaf', at(1))]);
  });
});

describe('::chart', () => {
  test('is a figure of its spec, its lines Markdown', () => {
    expect(
      blocksOf(
        '::chart{spec=routes-map caption="1. *A* :ref[fig-x]" source="S" note="N" note3="O" alt="Alt" word=native id=fig-x}',
      ),
    ).toEqual([
      {
        type: 'figure',
        id: 'fig-x',
        asset: 'chart:routes-map',
        caption: [
          text('1. '),
          { type: 'emphasis', children: [text('A')] },
          text(' '),
          { type: 'reference', target: 'fig-x' },
        ],
        source: [text('S')],
        notes: [[text('N')], [text('O')]],
        alt: 'Alt',
        word: 'native',
      },
    ]);
  });

  test('is named by its spec and goes to Word as a picture unless told otherwise', () => {
    expect(blocksOf('::chart{spec=seizures}')).toEqual([
      { type: 'figure', id: 'fig-seizures', asset: 'chart:seizures', notes: [], word: 'picture' },
    ]);
  });

  test.each([
    ['# 1. A', '1. A'],
    ['- a', '- a'],
    ['> a', '> a'],
    ['# a', '# a'],
    ['[x]: y', '[x]: y'],
    ['a | b', 'a | b'],
    ['10:30, Note:example', '10:30, Note:example'],
    ['&quot;x&quot; \\*y\\*', '"x" *y*'],
  ])('its caption is never more than a line: %s', (caption, words) => {
    const [figure] = blocksOf(`::chart{spec=seizures caption="${caption.replace(/^# 1/, '1')}"}`);
    expect(figure).toMatchObject({ caption: [text(words)] });
  });

  test.each([
    ['::chart', messages.missingAttribute('chart', 'spec', at(1))],
    ['::chart{spec=""}', messages.missingAttribute('chart', 'spec', at(1))],
    ['::chart{spec=seizuers}', messages.unknownChart('seizuers', ['seizures', 'routes-map'], at(1))],
    [
      '::chart{spec=seizures titel=x}',
      messages.unknownAttribute('chart', 'titel', ['spec', ...CAPTION, 'alt', 'word'], at(1)),
    ],
    ['::chart{spec=seizures note="a=b" note = c}', messages.repeatedAttribute('chart', 'note', at(1))],
    ['::chart{spec=seizures word=excel}', messages.badChoice('chart', 'word', 'excel', ['picture', 'native'], at(1))],
    ['::chart{spec=seizures id=1a}', messages.badId('chart', '1a', at(1))],
    ['::chart{spec=seizures caption="a}', messages.malformedDirective('::chart', at(1))],
    ['::chart{spec=seizures\ncaption=a}', messages.malformedDirective('::chart', at(1))],
    [':: chart{spec=seizures}', messages.malformedDirective(':: chart', at(1))],
    ['::chrat{spec=seizures}', messages.unknownDirective('chrat', 'leaf', ['chart'], at(1))],
    ['[^a]: ::chart{spec=seizures}\n\nx[^a]', messages.misplacedDirective('chart', 'note', at(1))],
  ])('%s', (markdown, finding) => {
    expect(findings(markdown).map(withoutHint)).toEqual([withoutHint(finding)]);
  });

  test('the words of a mistake name what was likely meant and all that can be', () => {
    expect(findings('::chart{spec=seizuers}')[0]?.hint).toBe('Did you mean "seizures"?');
    expect(findings('::chrat{spec=seizures}')[0]?.hint).toBe('Did you mean "chart"?');
    expect(findings('::toc{titel=x}')[0]?.hint).toBe('Did you mean "title"? It takes title, depth.');
    expect(findings('::toc{x=x}')[0]?.hint).toBe('It takes title, depth.');
  });
});

describe('::keyfigures', () => {
  test('is a table of facts as the text has them', () => {
    expect(blocksOf('::keyfigures{facts="officers opium-2005" caption="K"}')).toEqual([
      {
        type: 'table',
        id: 'tab-key-figures',
        variant: 'keyFigures',
        caption: [text('K')],
        columns: [{ align: 'start' }, { align: 'start' }, { align: 'start' }],
        head: [{ kind: 'data', cells: ['Figure', 'What it counts', 'Period'].map((word) => cell([text(word)])) }],
        body: [
          {
            kind: 'data',
            cells: [
              cell([{ type: 'factValue', facts: ['officers'], children: [text('the fact officers')] }]),
              cell([text('Officers')]),
              cell([text('2005')]),
            ],
          },
          {
            kind: 'data',
            cells: [
              cell([{ type: 'factValue', facts: ['opium-2005'], children: [text('the fact opium-2005')] }]),
              cell([text('Opium seized')]),
              cell([text('2005')]),
            ],
          },
        ],
        headerColumns: 1,
        notes: [],
        summary: 'Figure, What it counts, Period',
      },
    ]);
  });

  test('can stand twice', () => {
    const tables = blocksOf('::keyfigures{facts=officers}\n\n::keyfigures{facts=officers}');
    expect(tables.map((table) => ('id' in table ? table.id : ''))).toEqual(['tab-key-figures', 'tab-key-figures-2']);
  });

  test('reports every fact that there is not', () => {
    const known = ['opium-2005', 'officers'];
    expect(findings('::keyfigures{facts="a officer opium-2005"}')).toEqual([
      messages.unknownFact('a', known, at(1)),
      messages.unknownFact('officer', known, at(1)),
    ]);
  });
});

describe('::sources', () => {
  test('is a list of who, what and when', () => {
    expect(blocksOf('::sources')).toEqual([
      {
        type: 'list',
        ordered: false,
        start: 1,
        items: [
          [
            {
              type: 'paragraph',
              children: [
                text('U.S. Embassy. '),
                {
                  type: 'link',
                  url: 'https://example.org/cable',
                  children: [{ type: 'emphasis', children: [text('A Cable')] }],
                },
                text(', on 2005-12-05 (ALMATY 1).'),
              ],
            },
          ],
        ],
      },
    ]);
  });

  test('reports a source that links where it must not, and a dataset without sources', () => {
    const cable = { ...sampleDataset.sources.get('cable')!, url: 'file:///etc/passwd' };
    const dataset = { ...sampleDataset, sources: new Map([['cable', cable]]) };
    const { document, diagnostics } = build('::sources', { dataset });
    expect(diagnostics).toEqual([messages.refusedSourceLink('cable', 'file:///etc/passwd', at(1))]);
    expect(JSON.stringify(document.blocks)).toContain('A Cable');
    expect(build('::sources', { dataset: { ...sampleDataset, sources: new Map() } }).diagnostics).toEqual([
      messages.noSources(at(1)),
    ]);
  });
});

describe('::pagebreak, :::landscape and :::callout', () => {
  test('shape the page', () => {
    expect(
      blocksOf(
        '::pagebreak\n\n:::landscape\nA\n\n::pagebreak\n\nB\n:::\n\n:::callout[The *Title*]\nC\n:::\n\n:::callout\nD\n:::',
      ),
    ).toEqual([
      { type: 'pageBreak' },
      { type: 'landscape', children: [paragraph('A'), { type: 'pageBreak' }, paragraph('B')] },
      {
        type: 'callout',
        title: [text('The '), { type: 'emphasis', children: [text('Title')] }],
        children: [paragraph('C')],
      },
      { type: 'callout', children: [paragraph('D')] },
    ]);
  });

  test.each([
    ['- ::pagebreak', messages.misplacedDirective('pagebreak', 'list', at(1))],
    ['> :::landscape\n> a\n> :::', messages.misplacedDirective('landscape', 'quote', at(1))],
    [':::landscape\n:::landscape\na\n:::\n:::', messages.misplacedDirective('landscape', 'landscape', at(2))],
    [':::callout\n:::', messages.emptyContainer('callout', at(1))],
    [':::callout\na', messages.unclosedDirective('callout', at(1))],
    ['a\n\n:::', messages.strayFence(at(3))],
    ['::callout[a]', messages.wrongForm('callout', 'leaf', 'container', at(1))],
    [':::calout\na\n:::', messages.unknownDirective('calout', 'container', ['callout'], at(1))],
  ])('%j', (markdown, finding) => {
    expect(findings(markdown).map(withoutHint)[0]).toEqual(withoutHint(finding));
  });
});

describe(':::columns', () => {
  test.each([
    ['', '', [0.5, 0.5]],
    ['{width=60}', '', [0.6, 0.4]],
    ['{width=60%}', '{width=20}', [0.75, 0.25]],
  ])('share the width: %s %s', (first, second, widths) => {
    expect(blocksOf(`:::columns\n:::column${first}\nA\n:::\n:::column${second}\nB\n:::\n:::`)).toEqual([
      {
        type: 'columns',
        columns: [
          { width: widths[0], children: [paragraph('A')] },
          { width: widths[1], children: [paragraph('B')] },
        ],
      },
    ]);
  });

  test.each([
    [':::columns\nA\n\n:::column\nB\n:::\n:::', messages.notAColumn(at(2))],
    [':::column\nB\n:::', messages.columnOutside(at(1))],
    [
      ':::columns\n:::column{width=wide}\nB\n:::\n:::',
      messages.badAttribute('column', 'width', 'wide', 'a share in percent such as 60', at(2)),
    ],
    [':::columns\n:::column{width=100}\nA\n:::\n:::column\nB\n:::\n:::', messages.widthsTooLarge(at(1))],
    [
      ':::columns\n:::column\n:::columns\n:::column\nB\n:::\n:::\n:::\n:::',
      messages.misplacedDirective('columns', 'column', at(3)),
    ],
    [':::columns\n:::column\nA\n:::', messages.unclosedDirective('columns', at(1))],
  ])('%j', (markdown, finding) => {
    expect(findings(markdown)[0]).toEqual(finding);
  });
});

test('a directive may follow a paragraph without an empty line, and be indented', () => {
  expect(blocksOf('A\n::pagebreak\nB\n\n      ::pagebreak')).toEqual([
    paragraph('A'),
    { type: 'pageBreak' },
    paragraph('B'),
    { type: 'pageBreak' },
  ]);
});

test('no heading runs in where the theme says none does', () => {
  const theme = { ...sampleTemplate.theme, headings: { numbering: [], runIn: [] } };
  expect(
    withoutPlaces(build('# A\n\n## B\n\nText', { template: { ...sampleTemplate, theme } }).document.blocks),
  ).toMatchObject([{ runIn: false }, { runIn: false }, paragraph('Text')]);
});
