import { describe, expect, test } from 'vitest';
import * as messages from '../../src/messages/document.ts';
import { text } from '../fixtures/sampleDocument.ts';
import { blocksOf, build, inlinesOf, sampleTemplate, withoutPlaces } from '../support/briefs.ts';

const paragraph = (words: string) => ({ type: 'paragraph', children: [text(words)] });
const headings = (markdown: string) => blocksOf(markdown).filter((block) => block.type === 'heading');
const line = (line: number) => ({ file: 'template.md', line });

describe('text', () => {
  test.each([
    ['plain  words\nover lines', [text('plain words over lines')]],
    ['*a* __b__', [{ type: 'emphasis', children: [text('a')] }, text(' '), { type: 'strong', children: [text('b')] }]],
    ['`a  *b*`', [{ type: 'code', value: 'a  *b*' }]],
    ['a\\\nb', [text('a'), { type: 'break' }, text('b')]],
    ['\\*a\\* &amp; &lt;', [text('*a* & <')]],
    [
      'm:sup[2] H:sub[2]O',
      [
        text('m'),
        { type: 'script', position: 'super', children: [text('2')] },
        text(' H'),
        { type: 'script', position: 'sub', children: [text('2')] },
        text('O'),
      ],
    ],
    ['see :ref[fig-a].', [text('see '), { type: 'reference', target: 'fig-a' }, text('.')]],
    [
      'see :ref[the *map*]{to=fig-map}',
      [
        text('see '),
        {
          type: 'reference',
          target: 'fig-map',
          children: [text('the '), { type: 'emphasis', children: [text('map')] }],
        },
      ],
    ],
    [':lang[мак]{code=ru}', [{ type: 'span', language: 'ru', children: [text('мак')] }]],
    [':lang[x]{code=KK-kz}', [{ type: 'span', language: 'kk-KZ', children: [text('x')] }]],
    [':fact[238]{of="opium-2005"}', [{ type: 'factValue', facts: ['opium-2005'], children: [text('238')] }]],
    [
      ':fact[5%]{of="opium-2005 officers" formula="ratio(a, b)"}',
      [{ type: 'factValue', facts: ['opium-2005', 'officers'], formula: 'ratio(a, b)', children: [text('5%')] }],
    ],
    [
      '[a](https://example.org/?a=1&b=2)',
      [{ type: 'link', url: 'https://example.org/?a=1&b=2', children: [text('a')] }],
    ],
    ['[a][b]\n\n[b]: mailto:x@example.org', [{ type: 'link', url: 'mailto:x@example.org', children: [text('a')] }]],
    ['<https://example.org>', [{ type: 'link', url: 'https://example.org', children: [text('https://example.org')] }]],
    ['www.example.org', [{ type: 'link', url: 'http://www.example.org', children: [text('www.example.org')] }]],
    [
      '[a](https://example.org/é b)',
      [
        text('[a]('),
        { type: 'link', url: 'https://example.org/%C3%A9', children: [text('https://example.org/é')] },
        text(' b)'),
      ],
    ],
    [
      '[](https://example.org/x)',
      [{ type: 'link', url: 'https://example.org/x', children: [text('https://example.org/x')] }],
    ],
  ])('%s', (markdown, expected) => {
    expect(withoutPlaces(inlinesOf(markdown))).toEqual(expected);
  });

  test.each([
    'at 10:30',
    'Note:example',
    'a ratio of 3:2:1',
    ':smile: and :-)',
    'C:drive',
    'the :ref of nothing',
    'Article:ref',
    'a::b',
    '::b in the middle',
    'the word :unknown',
  ])('prose with colons stays as it is: %s', (prose) => {
    expect(inlinesOf(`So ${prose} it is`)).toEqual([text(`So ${prose} it is`)]);
  });

  test('an address after a word with a colon is still one', () => {
    expect(inlinesOf('mailto:a@example.org')).toEqual([
      { type: 'link', url: 'mailto:a@example.org', children: [text('mailto:a@example.org')] },
    ]);
  });

  test('letters are composed and characters without ink left out, with a note', () => {
    const { document, diagnostics } = build('e\u0301 so\u00adft a\u2011b\ufeff');
    expect(withoutPlaces(document.blocks)).toEqual([{ type: 'paragraph', children: [text('é soft a-b')] }]);
    expect(diagnostics).toEqual([
      messages.substitutedCharacter('\u00ad', '', line(1)),
      messages.substitutedCharacter('\u2011', '-', line(1)),
      messages.substitutedCharacter('\ufeff', '', line(1)),
    ]);
  });

  test('no-break spaces stay', () => {
    expect(inlinesOf('10\u00a0kg\u2003of')).toEqual([text('10\u00a0kg of')]);
  });

  test.each([
    ['[a](javascript:alert(1))', messages.refusedLink('javascript:alert(1)', line(1)), 'a'],
    ['[a](JAVA\tSCRIPT:x)', undefined, '[a](JAVA SCRIPT:x)'],
    ['[a](file.html)', messages.refusedLink('file.html', line(1)), 'a'],
    ['[a](#part)', messages.refusedLink('#part', line(1)), 'a'],
    ['<ftp://example.org>', messages.refusedLink('ftp://example.org', line(1)), 'ftp://example.org'],
    ['[a](data:text/html,x)', messages.refusedLink('data:text/html,x', line(1)), 'a'],
    ['~~struck~~', messages.noStrikethrough(line(1)), 'struck'],
    ['a <b>c</b>', [messages.rawHtml('<b>', line(1)), messages.rawHtml('</b>', line(1))], 'a <b>c</b>'],
    ['a ![x](y.png) b', messages.pictureInText(line(1)), 'a x b'],
    ['a[^none]', messages.unknownNote('none', [], line(1)), 'a[^none]'],
    ['a :reff[x]', messages.unknownDirective('reff', 'text', ['ref'], line(1)), 'a :reff[x]'],
    ['a :chart{spec=x}', messages.wrongForm('chart', 'text', 'leaf', line(1)), 'a :chart{spec=x}'],
    ['a :ref[x', messages.malformedDirective(':ref[', line(1)), 'a :ref[x'],
    ['a :lang[x]', messages.missingAttribute('lang', 'code', line(1)), 'a :lang[x]'],
    ['a :sup[x]{to=y}', messages.unknownAttribute('sup', 'to', [], line(1)), undefined],
    [
      'a :lang[x]{code=_}',
      messages.badAttribute('lang', 'code', '_', 'a language tag such as fr, ru or kk-KZ', line(1)),
      'a x',
    ],
    ['a :fact[x]{of=opium-2006}', messages.unknownFact('opium-2006', ['opium-2005', 'officers'], line(1)), 'a x'],
    ['[a :ref[b] c](https://example.org/)', messages.misplacedDirective('ref', 'link', line(1)), undefined],
  ])('%s is reported and loses no word', (markdown, finding, words) => {
    const { document, diagnostics } = build(markdown);
    expect(diagnostics).toEqual(finding === undefined ? [] : [finding].flat());
    if (words !== undefined)
      expect(withoutPlaces(document.blocks)).toEqual([{ type: 'paragraph', children: [text(words)] }]);
  });

  test('an escaped bracket is no footnote', () => {
    expect(inlinesOf('a \\[^b]')).toEqual([text('a [^b]')]);
  });
});

describe('blocks', () => {
  test('quotes, lists and rules', () => {
    expect(blocksOf('> a\n\n3. b\n   - c\n4.\n\n---')).toEqual([
      { type: 'quote', children: [paragraph('a')] },
      {
        type: 'list',
        ordered: true,
        start: 3,
        items: [
          [paragraph('b'), { type: 'list', ordered: false, start: 1, items: [[paragraph('c')]] }],
          [{ type: 'paragraph', children: [] }],
        ],
      },
      { type: 'rule' },
    ]);
  });

  test('lines that Handlebars blocks indent are text, fenced lines are code', () => {
    expect(blocksOf('    indented\n\n```\na *b*\n  c\n```')).toEqual([
      { type: 'paragraph', children: [text('indented')] },
      {
        type: 'paragraph',
        children: [{ type: 'code', value: 'a *b*' }, { type: 'break' }, { type: 'code', value: '  c' }],
      },
    ]);
  });

  test('raw HTML is text, with a warning', () => {
    const { document, diagnostics } = build('<div>\n*x*\n</div>');
    expect(diagnostics).toEqual([messages.rawHtml('<div>\n*x*\n</div>', line(1))]);
    expect(withoutPlaces(document.blocks)).toEqual([{ type: 'paragraph', children: [text('<div> *x* </div>')] }]);
  });

  test('tables are text in columns', () => {
    expect(blocksOf('a | b\n:-: | -:\n*1* | N/A\n2')).toEqual([
      {
        type: 'table',
        id: 'tab-plain',
        variant: 'plain',
        columns: [{ align: 'center' }, { align: 'end' }],
        head: [{ kind: 'data', cells: [cell('a'), cell('b')] }],
        body: [
          {
            kind: 'data',
            cells: [
              { ...cell(''), children: [{ type: 'emphasis', children: [text('1')] }] },
              { ...cell('N/A'), missing: true },
            ],
          },
          { kind: 'data', cells: [cell('2'), { ...cell(''), children: [] }] },
        ],
        headerColumns: 0,
        notes: [],
        summary: 'a, b',
      },
    ]);
  });

  test('a row with more cells than the head is reported, its cells kept', () => {
    const { document, diagnostics } = build('a | b\n-- | --\n1 | 2 | 3');
    expect(diagnostics).toEqual([messages.rowTooLong(3, 2, line(3))]);
    expect(JSON.stringify(document.blocks)).toContain('"3"');
  });

  test('a text of nothing is reported', () => {
    expect(build('\n').diagnostics).toEqual([messages.emptyDocument(line(1))]);
  });
});

const cell = (words: string) => ({ children: [text(words)], columnSpan: 1, rowSpan: 1, missing: false });

describe('headings', () => {
  test.each([
    ['# Drug Flow/Transit', 'drug-flow-transit'],
    ["# The GOK's *Plan*", 'the-goks-plan'],
    ['# 2005 in figures', 'section-2005-in-figures'],
    ['# Қазақстан: Ресей', 'қазақстан-ресей'],
    ['# ...', 'section'],
  ])('%s is %s', (markdown, id) => {
    expect(headings(markdown)[0]?.id).toBe(id);
  });

  test('ids are given once', () => {
    expect(headings('# A\n\n# A\n\n# A 2\n\n# A').map((heading) => heading.id)).toEqual(['a', 'a-2', 'a-2-2', 'a-3']);
  });

  test('run in before a paragraph if the theme says so, with a full stop', () => {
    expect(headings('# A\n\n### B\n\nText\n\n### C?\n\nText\n\n### D\n\n- list\n\n### E.\n\nText')).toMatchObject([
      { runIn: false },
      { runIn: true, children: [text('B.')] },
      { runIn: true, children: [text('C?')] },
      { runIn: false, children: [text('D')] },
      { runIn: true, children: [text('E.')] },
    ]);
  });

  test('those inside boxes, quotes and lists are not in the outline', () => {
    const { document } = build(
      '# A\n\n> ## B\n\n:::callout\n## C\n:::\n\n- ## D\n\n:::columns\n:::column\n## E\n:::\n:::',
    );
    const unlisted = [...JSON.stringify(document.blocks).matchAll(/"id":"(.)"[^}]*?.*?"unlisted":(true|false)/g)];
    expect(unlisted.map(([, id, value]) => `${id} ${value}`)).toEqual([
      'a false',
      'b true',
      'c true',
      'd true',
      'e false',
    ]);
  });

  test.each([
    ['## A', messages.skippedLevel(2, 0, line(1))],
    ['# A\n\n#### B', messages.skippedLevel(4, 1, line(3))],
    ['# A\n\n### B', undefined],
    ['# A\n\n### B\n\n## C\n\n### D\n\n#### E', undefined],
    ['# A\n\n###### B', [messages.headingTooDeep(line(3)), messages.skippedLevel(5, 1, line(3))]],
  ])('%j and its levels', (markdown, findings) => {
    expect(build(markdown).diagnostics).toEqual(findings === undefined ? [] : [findings].flat());
  });
});

describe('pictures', () => {
  test('alone in a paragraph are figures', () => {
    expect(blocksOf('![A seal](img/seal.png "The *seal*")\n![](rule.JPG)')).toEqual([
      {
        type: 'figure',
        id: 'fig-seal',
        asset: 'picture:img/seal.png',
        caption: [text('The '), { type: 'emphasis', children: [text('seal')] }],
        notes: [],
        alt: 'A seal',
        word: 'picture',
      },
      { type: 'figure', id: 'fig-rule', asset: 'picture:rule.JPG', notes: [], alt: '', word: 'picture' },
    ]);
  });

  test.each([
    '../x.png',
    'a/../../x.png',
    '/x.png',
    'https://example.org/x.png',
    'x.svg',
    'x.png?y',
    'C:\\x.png',
    '.png',
  ])('%s is refused', (path) => {
    const { document, diagnostics } = build(`![a](<${path}>)`);
    expect(diagnostics).toEqual([messages.refusedPicture(path.replaceAll('\\\\', '\\'), line(1))]);
    expect(document.blocks).toEqual([]);
  });

  test('by reference, and paths made plain', () => {
    expect(blocksOf('![a][b]\n\n[b]: ./img/../x.png "T"')).toMatchObject([
      { asset: 'picture:x.png', caption: [text('T')] },
    ]);
  });

  test('with a caption but nothing for those who cannot see it: a warning', () => {
    expect(build('![](x.png "T")').diagnostics).toEqual([messages.pictureWithoutAlt('x.png', line(1))]);
  });
});

describe('footnotes', () => {
  test('come in the order of their marks, those within notes after them', () => {
    const { document, diagnostics } = build(
      '[^x]: X[^z]\n[^y]: Y\n[^z]: Z\n[^u]: U\n\nA[^y] b[^x] c[^y]\n\n::toc{title="T[^x]"}',
    );
    expect(diagnostics).toEqual([]);
    expect([...document.notes.keys()]).toEqual(['note-y', 'note-x', 'note-z', 'note-u']);
    expect(withoutPlaces(document.notes.get('note-z')?.children)).toEqual([
      { type: 'paragraph', children: [text('Z')] },
    ]);
    expect(document.notes.get('note-z')?.place).toEqual(line(3));
  });

  test('have ids that no heading has', () => {
    const { document } = build('# Note 1\n\na[^1]\n\n[^1]: b');
    expect([...document.notes.keys()]).toEqual(['note-1']);
    expect(document.blocks[0]).toMatchObject({ id: 'note-1-2' });
  });

  test('written twice are reported', () => {
    expect(build('a[^1]\n\n[^1]: b\n\n[^1]: c').diagnostics).toEqual([messages.noteTwice('1', line(3), line(5))]);
  });

  test('in captions and cells', () => {
    const { document } = build(
      '::chart{spec=seizures caption="C[^a]"}\n\nx | y[^b]\n-- | --\n1 | 2\n\n[^a]: A\n[^b]: B',
    );
    expect([...document.notes.keys()]).toEqual(['note-a', 'note-b']);
  });
});

test('every block and finding has the place that its line came from', () => {
  const lines = [
    { file: 'template.md', line: 7 },
    { file: 'template.md', line: 8 },
    { file: 'partials/a.md', line: 1 },
    { file: 'partials/a.md', line: 2 },
    { file: 'partials/a.md', line: 3 },
  ];
  const { document, diagnostics } = build('# A\n\nfirst line\nsecond <b>\n::toc{x=y}', { expanded: { lines } });
  expect(document.blocks.map((block) => block.place)).toEqual([lines[0], lines[2], lines[4]]);
  expect(diagnostics).toEqual([
    messages.rawHtml('<b>', lines[3]),
    messages.unknownAttribute('toc', 'x', ['title', 'depth'], lines[4]),
  ]);
});

test('the brief says who, when and what it is', () => {
  const { document } = build('Text', { expanded: { watermark: 'DRAFT', paper: 'a4' } });
  expect(document.meta).toEqual({
    title: 'Kazakhstan',
    subtitle: 'A sample',
    subject: 'Samples',
    author: 'Office of Samples',
    keywords: ['sample'],
    language: 'en-US',
    marking: 'UNCLASSIFIED',
    runningTitle: 'Sample: Kazakhstan',
    edition: '2005-2006',
    date: '2005-12-05',
    paper: 'a4',
    watermark: 'DRAFT',
    theme: sampleTemplate.theme,
    locale: sampleTemplate.locale,
  });
});

test('the words of the front matter are one line without characters that have no ink', () => {
  const { document, diagnostics } = build('Text', { expanded: { title: ' Kaza\u00adkhstan\n2005 ' } });
  expect(document.meta.title).toBe('Kazakhstan 2005');
  expect(diagnostics).toEqual([messages.substitutedCharacter('\u00ad', '', undefined)]);
});
