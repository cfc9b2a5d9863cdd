import { describe, expect, test } from 'vitest';
import { BriefError } from '../../src/diagnostic.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import * as messages from '../../src/messages/template.ts';
import { expandTemplate } from '../../src/template/expand.ts';
import { MOST_CHARACTERS, MOST_DEPTH, MOST_ROUNDS } from '../../src/template/limits.ts';
import type { Parameter, Template } from '../../src/template/model.ts';
import { openWording } from '../../src/template/openWording.ts';
import { coerceOptions, coerceParameters } from '../../src/template/parameters.ts';
import { unitOf } from '../../src/template/units.ts';
import { findingsOf, locale, markdownOf, sampleDataset, sampleTemplate, table, tryExpand } from './support.ts';

const FILE = 'templates/sample/template.md';

describe('the front matter', () => {
  test('is expanded to plain text', () => {
    const settings = {
      title: '{{country.name}}: *{{fact "heroin-2005"}}*',
      subtitle: 'Updated {{date date}}',
      runningTitle: 'INCSR {{edition.year}}: {{upper country.iso3}}',
      subject: '{{list keywords}}',
      cover: new Map([
        ['Edition', '{{edition.name}}'],
        ['Post', '{{#if details.cable}}{{details.cable}}{{/if}}'],
        ['Change', '{{change "heroin-2005" "heroin-2004" as="phrase" capital=true}}'],
      ]),
      watermark: '{{#if parameters.draft}}DRAFT{{/if}}',
      parameters: new Map<string, Parameter>([['draft', { type: 'boolean', label: 'Draft', default: false }]]),
    };
    const { expanded } = tryExpand(sampleTemplate('x', { settings }));
    expect(expanded).toMatchObject({
      title: 'Kazakhstan: *more than 130 kilograms*',
      subtitle: 'Updated December 5, 2005',
      runningTitle: 'INCSR 2005: KAZ',
      subject: 'heroin, opium, and transit',
      cover: [
        { label: 'Edition', value: '2005-2006' },
        { label: 'Change', value: 'An increase of 11 percent' },
      ],
      paper: 'letter',
    });
    expect(expanded).not.toHaveProperty('watermark');
    const draft = tryExpand(sampleTemplate('x', { settings }), undefined, { parameters: { draft: true }, paper: 'a4' });
    expect(draft.expanded).toMatchObject({ watermark: 'DRAFT', paper: 'a4' });
  });

  test('has running title and subject where none is given', () => {
    expect(tryExpand(sampleTemplate('x')).expanded).toMatchObject({ title: 'Sample', runningTitle: 'Sample', subject: 'Sample' });
  });

  test('mistakes are found in its lines', () => {
    const template = sampleTemplate('x', { settings: { title: 'In {{contry.name}}' } });
    const places = new Map([['title', { file: FILE, line: 3, column: 9 }]]);
    expect(tryExpand({ ...template, places }).findings[0]!.place).toEqual({ file: FILE, line: 3, column: 14 });
  });
});

describe('parameters', () => {
  const parameters = new Map<string, Parameter>([
    ['audience', { type: 'string', label: 'Audience', default: 'public', choices: ['public', 'congress'] }],
    ['depth', { type: 'number', label: 'Depth', default: 2, choices: [1, 2, 3] }],
    ['draft', { type: 'boolean', label: 'Draft', default: false }],
  ]);
  const template = sampleTemplate('', { settings: { parameters } });
  const body = '{{parameters.audience}} {{parameters.depth}} {{#if parameters.draft}}draft{{else}}final{{/if}}';
  const place = { file: FILE, line: 1 };

  test('have defaults and can be given', () => {
    expect(markdownOf(body, undefined, { settings: { parameters } })).toBe('public &#50; final');
    expect(
      markdownOf(body, undefined, { settings: { parameters } }, { parameters: { audience: 'congress', depth: 3, draft: true } }),
    ).toBe('congress &#51; draft');
  });

  test.each<readonly [Record<string, string | number | boolean>, Diagnostic]>([
    [{ audiense: 'public' }, messages.unknownParameter(place, 'audiense', parameters.keys())],
    [{ audience: 'all' }, messages.parameterChoice(place, 'audience', 'all', ['public', 'congress'])],
    [{ depth: '2' }, messages.parameterType(place, 'depth', 'number', '2')],
    [{ depth: 4 }, messages.parameterChoice(place, 'depth', '4', ['1', '2', '3'])],
    [{ draft: 'true' }, messages.parameterType(place, 'draft', 'boolean', 'true')],
    [{ constructor: 'x' }, messages.unknownParameter(place, 'constructor', parameters.keys())],
  ])('%j is refused', (given, message) => {
    expect(findingsOf(body, undefined, { settings: { parameters } }, { parameters: given })).toEqual([message]);
  });

  test('of a command line become what they are declared as', () => {
    const findings: Diagnostic[] = [];
    const coerced = coerceParameters(template, { audience: 'congress', depth: '3', draft: 'yes' }, (found) => findings.push(found));
    expect(coerced).toEqual({ audience: 'congress', depth: 3, draft: true });
    expect(findings).toEqual([]);
  });

  test('of a command line are all checked', () => {
    const findings: Diagnostic[] = [];
    const given = { audience: 'all', depth: 'two', draft: 'maybe', depht: '1' };
    expect(coerceParameters(template, given, (found) => findings.push(found))).toBeUndefined();
    expect(findings).toEqual([
      messages.parameterType(place, 'depth', 'number', 'two'),
      messages.parameterType(place, 'draft', 'boolean', 'maybe'),
      messages.parameterChoice(place, 'audience', 'all', ['public', 'congress']),
      messages.unknownParameter(place, 'depht', parameters.keys()),
    ]);
    expect(() => coerceOptions(template, given)).toThrow(BriefError);
    expect(coerceOptions(template, { depth: '1' }, 'a4')).toEqual({ parameters: { depth: 1 }, paper: 'a4' });
  });
});

describe('an expansion ends', () => {
  const long = table('long', ['x'], Array.from({ length: 600 }, () => ['x'.repeat(100)]));
  const dataset = sampleDataset({ tables: [long] });

  test('where loops print too much', () => {
    const [found] = findingsOf('{{#each tables.long}}{{#each @root.tables.long}}{{x}}{{/each}}{{/each}}', dataset);
    expect(found).toEqual(messages.tooMuchText(expect.objectContaining({ file: FILE, line: 1 }) as never, MOST_CHARACTERS));
    expect(found!.message).toContain(String(MOST_CHARACTERS));
  });

  test('where loops go round too often', () => {
    const [found] = findingsOf('{{#each tables.long}}{{#each @root.tables.long}}{{/each}}{{/each}}', dataset);
    expect(found).toEqual(messages.tooManyRounds({ file: FILE, line: 1, column: 25 }, MOST_ROUNDS));
  });

  test('where partials include themselves and nobody checked', () => {
    const findings: Diagnostic[] = [];
    const template = sampleTemplate('{{> a}}', { partials: { a: '{{> b}}', b: '{{> a}}' } });
    const expanded = expandTemplate(template, sampleDataset(), { parameters: {}, date: '2005-12-05' }, (found) => findings.push(found));
    expect(expanded).toBeUndefined();
    expect(findings).toEqual([messages.partialTooDeep({ file: 'templates/sample/partials/a.md', line: 1 }, 'a', MOST_DEPTH)]);
  });
});

const unchecked = (body: string, template: Template = sampleTemplate(body)): string[] => {
  const findings: Diagnostic[] = [];
  const expanded = expandTemplate(template, sampleDataset(), { parameters: {}, date: '2005-12-05' }, (found) => findings.push(found));
  expect(expanded).toBeUndefined();
  return findings.map(({ rule }) => rule.replace('template/', ''));
};

describe('without a check before', () => {
  test.each<readonly [string, readonly string[]]>([
    ['{{revenu}}', ['no-value']],
    ['{{upper revenu}}', ['no-value']],
    ['{{number (fact "no")}}', ['unknown-fact']],
    ['{{#each rowz}}x{{/each}}', ['not-a-list']],
    ['{{country}}', ['cannot-print']],
    ['{{eq 1 1}}', ['cannot-print']],
    ['{{#if x', ['unfinished']],
    ['{{fcat "x"}}', ['unknown-helper']],
    ['{{lookup country "name"}}', ['unknown-helper']],
    ['{{fact "mayor" as="x"}}', ['bad-option']],
    ['{{fact "mayor" as=country.name}}', ['bad-option']],
    ['{{country.constructor}}', ['forbidden-name']],
    ['{{country.toString}}', ['no-value']],
    ['{{title.length.x}}', ['no-value']],
    ['{{tables.seizures.[99].drug}}', ['no-value']],
    ['{{revenu}} {{revenu}} {{budgt}}', ['no-value', 'no-value', 'no-value']],
  ])('%s is an error all the same', (body, rules) => {
    expect(unchecked(body)).toEqual(rules);
  });

  test.each([
    ['blocks', `${'{{#if title}}'.repeat(3000)}x${'{{/if}}'.repeat(3000)}`],
    ['arguments', `{{#if ${'(not '.repeat(3000)}title${')'.repeat(3000)}}}x{{/if}}`],
    ['conditions', `{{#if (eq 1 2)}}${'{{else if (eq 1 2)}}'.repeat(3000)}{{else}}x{{/if}}`],
    ['very many blocks', `${'{{#if title}}'.repeat(30_000)}x${'{{/if}}'.repeat(30_000)}`],
  ])('%s within each other without end are refused', (_, body) => {
    expect(unchecked(body)).toEqual(['too-deep']);
  });

  test('a date that is none is refused', () => {
    const findings: Diagnostic[] = [];
    expandTemplate(sampleTemplate('x'), sampleDataset(), { parameters: {}, date: '2005-12' }, (found) => findings.push(found));
    expect(findings.map(({ rule }) => rule)).toEqual(['template/not-a-date']);
  });
});

test('a text given to a partial is told apart from rows', () => {
  const partials = { p: '{{#each @root.tables.seizures}}{{drug}}{{#each @root.keywords}}{{/each}}{{../this}} {{/each}}' };
  expect(markdownOf('{{> p country.iso3}}', undefined, { partials })).toBe('OpiumKAZ HeroinKAZ HeroinKAZ Cannabis \\& "herb"KAZ ');
});

test('two datasets through one template do not mix', () => {
  const body = '{{title}} {{#each tables.seizures}}{{drug}}{{/each}}';
  const other = sampleDataset({ title: 'Other', tables: [table('seizures', ['drug'], [['Cannabis']])] });
  const first = markdownOf(body);
  expect(markdownOf(body, other)).toBe('Other Cannabis');
  expect(markdownOf(body)).toBe(first);
});

test('the same text at two places knows each of them', () => {
  const one = tryExpand(sampleTemplate('{{fact "no"}}', { firstLine: 1 })).findings;
  const two = tryExpand(sampleTemplate('{{fact "no"}}', { firstLine: 7 })).findings;
  expect([one[0]!.place!.line, two[0]!.place!.line]).toEqual([1, 7]);
});

describe('wording for the document', () => {
  const wording = openWording(sampleDataset(), locale);
  const column = { name: 'amount', label: 'Amount', type: 'number' as const };

  test('words facts, cells and dates in house style', () => {
    expect(wording.fact('heroin-2005')).toBe('more than 130 kilograms');
    expect(wording.fact('judges')).toBe('three officers');
    expect(wording.cell(1234.5, column)).toBe('1,234.5');
    expect(wording.cell(1234, { ...column, decimals: 1 })).toBe('1,234.0');
    expect(wording.date('2005-06-29')).toBe('June 29, 2005');
    expect(wording.date('2005')).toBe('2005');
  });

  test('finds units in the dataset, then in the locale', () => {
    expect(unitOf('officer', sampleDataset(), locale)?.other).toBe('officers');
    expect(unitOf('kg', sampleDataset(), locale)?.symbol).toBe('kg');
    expect(unitOf('constructor', sampleDataset(), locale)).toBeUndefined();
  });
});
