import { describe, expect, test } from 'vitest';
import * as messages from '../../src/messages/template.ts';
import { checkTemplate } from '../../src/template/check.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { findingsOf, markdownOf, read, sampleDataset, sampleTemplate } from './support.ts';
import type { DatasetParts, TemplateParts } from './support.ts';

const at = (column: number, line = 1) => ({ file: 'templates/sample/template.md', line, column });

const rules = (body: string, parts?: TemplateParts & DatasetParts): string[] =>
  findingsOf(body, sampleDataset(parts), parts).map(({ rule, place }) => `${place?.line}:${place?.column} ${rule.replace('template/', '')}`);

const hint = (body: string): string | undefined => findingsOf(body)[0]!.hint;

describe('names mean what they say', () => {
  test.each<readonly [body: string, text: string]>([
    ['{{title}} {{author}} {{language}} {{marking}}', 'Kazakhstan 2005 U.S. Embassy Almaty en-US UNCLASSIFIED'],
    ['{{country.name}} {{country.iso3}} {{edition.name}} {{edition.year}}', 'Kazakhstan KAZ 2005-2006 2005'],
    ['{{details.post}} {{this.details.post}} {{@root.details.post}}', 'Almaty Almaty Almaty'],
    ['{{keywords.[0]}} {{keywords.[1]}} {{keywords.length}}', 'heroin opium 3'],
    ['{{tables.seizures.[1].drug}} {{tables.seizures.1.amount}} {{tables.seizures.length}}', 'Heroin 130 4'],
    ['{{#each keywords}}{{@number}} {{this}}{{#unless @last}}, {{/unless}}{{/each}}', '1 heroin, 2 opium, 3 transit'],
    ['{{#each keywords}}{{#if @first}}first{{/if}}{{@index}}{{/each}}', 'first012'],
    ['{{#each tables.seizures}}{{drug}} {{year}} {{this.amount}}; {{/each}}', 'Opium 2005 581; Heroin 2005 130; Heroin 2004 N/A; Cannabis & "herb" 2004 0;'],
    ['{{#each tables.seizures as |row i|}}{{i}}{{row.drug}} {{/each}}', '0Opium 1Heroin 2Heroin 3Cannabis & "herb"'],
    ['{{#each tables.seizures}}{{#if amount}}{{../country.iso3}} {{/if}}{{/each}}', 'KAZ KAZ KAZ'],
    ['{{#each keywords}}{{#each ../keywords}}{{@../index}}{{@index}} {{/each}}{{/each}}', '00 01 02 10 11 12 20 21 22'],
    ['{{#each keywords}}{{#each @root.keywords}}{{../this}}-{{this}} {{/each}}{{/each}}', 'heroin-heroin heroin-opium heroin-transit opium-heroin opium-opium opium-transit transit-heroin transit-opium transit-transit'],
    ['{{#with country}}{{name}} {{../author}}{{/with}}', 'Kazakhstan U.S. Embassy Almaty'],
    ['{{#with country as |c|}}{{c.name}}{{/with}}', 'Kazakhstan'],
    ['{{#with country.demonym}}x{{else}}none{{/with}}', 'none'],
    ['{{#each tables.agreements}}{{this.date}} {{title}}; {{/each}}', 'July 8, 2005 Protocol; September 1999 Agreement; N/A Memorandum;'],
    ['{{#each tables.agreements}}[{{parties}}]{{/each}}', '[United States][Central Asia][]'],
    ['{{> p}}', 'Kazakhstan'],
    ['{{> p country}}', 'country'],
    ['{{#each tables.seizures}}{{> row label="x" n=@index}} {{/each}}', 'x0Opium x1Heroin x2Heroin x3Cannabis & "herb"'],
    ['{{> narrative/summary}}', 'Sum: one officer'],
    ['\\{{country.name}}', '{{country.name}}'],
  ])('%s', (body, text) => {
    const dataset = sampleDataset({ narrative: { summary: 'Sum: {{fact "mayor"}}' } });
    const partials = { p: '{{#if title}}{{country.name}}{{else}}country{{/if}}', row: '{{label}}{{n}}{{drug}}' };
    if (body.includes('{{> p country}}')) partials.p = '{{#if iso3}}country{{/if}}';
    expect(read(markdownOf(body, dataset, { partials }))).toBe(text);
  });
});

describe('what is asked for in a condition may be missing', () => {
  test.each([
    '{{#if details.cable}}{{details.cable}}{{/if}}',
    '{{#if (and details.cable details.post)}}{{details.cable}}{{/if}}',
    '{{#unless details.cable}}none{{else}}{{details.cable}}{{/unless}}',
    '{{#if tables.routes}}{{#each tables.routes}}{{place}}{{/each}}{{/if}}',
    '{{#with details.cable}}{{this}}{{/with}}',
    '{{#if (eq details.cable "x")}}x{{/if}}',
    '{{#if @root.details.cable}}{{@root.details.cable}}{{/if}}',
  ])('%s', (body) => {
    expect(findingsOf(body).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(['note template/never-holds']);
  });

  test('a name that is nearly there is likely a mistake', () => {
    expect(findingsOf('{{#if details.pots}}x{{/if}}')).toEqual([messages.missingInCondition(at(7), 'details.pots', ['post', 'reference'])]);
    expect(findingsOf('{{#if details.pots}}x{{/if}}')[0]!.severity).toBe('warning');
  });

  test('outside the condition it is an error', () => {
    const found = findingsOf('{{#if details.cable}}x{{else}}{{details.cable}}{{/if}}');
    expect(found.map(({ severity }) => severity)).toEqual(['note', 'error']);
  });
});

describe('mistakes are found where they are', () => {
  test.each<readonly [body: string, found: readonly string[]]>([
    ['{{revenu}}', ['1:3 unknown-name']],
    ['a\n{{number revenu}}', ['2:10 unknown-name']],
    ['{{#if flag}}x{{/if}}', ['1:7 unknown-name']],
    ['{{#each rowz}}x{{/each}}', ['1:9 unknown-name']],
    ['{{#each country}}x{{/each}}', ['1:9 not-a-list']],
    ['{{#each title}}x{{/each}}', ['1:9 not-a-list']],
    ['{{#each tables.seizures}}{{drg}}{{/each}}', ['1:28 unknown-name']],
    ['{{#each tables.seizures}}{{country.name}}{{/each}}', ['1:28 unknown-name']],
    ['{{#each tables.seizures}}{{../drug}}{{/each}}', ['1:28 unknown-name']],
    ['{{../title}}', ['1:3 unknown-name']],
    ['{{#if title}}{{../title}}{{/if}}', ['1:16 unknown-name']],
    ['{{title.length}}', ['1:3 unknown-name']],
    ['{{tables.seizures.9.drug}}', ['1:3 unknown-name']],
    ['{{tables.seizures.drug}}', ['1:3 unknown-name']],
    ['{{keywords}}', ['1:3 cannot-print']],
    ['{{country}}', ['1:3 cannot-print']],
    ['{{eq 1 1}}', ['1:3 cannot-print']],
    ['{{@index}}', ['1:3 unknown-name']],
    ['{{#each keywords}}{{@../index}}{{/each}}', ['1:21 unknown-name']],
    ['{{@key}}', ['1:3 unknown-name']],
    ['{{#each tables.agreements}}{{date}}{{/each}}', ['1:30 ambiguous']],
    ['{{fact heroin-2005}}', ['1:8 unquoted-fact']],
    ['{{fact “heroin-2005”}}', ['1:8 curly-quotes']],
    ['{{fact "heroin-2006"}}', ['1:8 unknown-fact']],
    ['{{fact country}}', ['1:8 arguments']],
    ['{{fact 2005}}', ['1:8 arguments']],
    ['{{change "heroin-2005"}}', ['1:3 arguments']],
    ['{{change "heroin-2005" "heroin-2004" "heroin-2003"}}', ['1:38 arguments']],
    ['{{sum "heroin-2005"}}', ['1:3 arguments']],
    ['{{#if (and title)}}x{{/if}}', ['1:8 arguments']],
    ['{{fact "mayor" shwo="value"}}', ['1:16 unknown-option']],
    ['{{fact "mayor" as="wrods"}}', ['1:19 bad-option']],
    ['{{fact "mayor" show="value units"}}', ['1:21 bad-option']],
    ['{{fact "mayor" capital="yes"}}', ['1:24 bad-option']],
    ['{{number 5 decimals="1"}}', ['1:21 bad-option']],
    ['{{number 5 decimals=1.5}}', ['1:21 bad-option']],
    ['{{number title}}', ['1:10 arguments']],
    ['{{date "2005-31-12"}}', ['1:8 not-a-date']],
    ['{{date (fact "mayor")}}', ['1:8 arguments']],
    ['{{list tables.seizures}}', ['1:8 arguments']],
    ['{{list tables.seizures key="drg"}}', ['1:28 unknown-name']],
    ['{{list keywords key="x"}}', ['1:21 bad-option']],
    ['{{list keywords title}}', ['1:8 arguments']],
    ['{{plural "judgez" "a" "b"}}', ['1:10 unknown-fact']],
    ['{{upper keywords}}', ['1:9 arguments']],
    ['{{fcat "mayor"}}', ['1:3 unknown-helper']],
    ['{{capital (fcat "mayor")}}', ['1:12 unknown-helper']],
    ['{{if title}}', ['1:3 block']],
    ['{{#fact "mayor"}}{{/fact}}', ['1:4 unknown-block']],
    ['{{#tables.seizures}}x{{/tables.seizures}}', ['1:4 unknown-block']],
    ['{{^title}}x{{/title}}', ['1:4 unknown-block']],
    ['{{#if}}x{{/if}}', ['1:4 block']],
    ['{{#if eq 1 1}}x{{/if}}', ['1:4 block']],
    ['{{#each keywords key="x"}}x{{/each}}', ['1:18 unknown-option']],
    ['{{#with (eq 1 1)}}x{{/with}}', ['1:9 block']],
    ['{{#each keywords as |date|}}{{date}}{{/each}}', ['1:29 block-name']],
    ['{{> glosary}}', ['1:5 unknown-partial']],
    ['{{> narrative/sumary}}', ['1:5 unknown-partial']],
    ['{{> (list "x")}}', ['1:1 computed-partial']],
    ['{{> p title author}}', ['1:1 partial-arguments']],
    ['{{#> p}}x{{/p}}', ['1:1 refused']],
    ['{{#*inline "x"}}x{{/inline}}', ['1:1 refused']],
    ['{{* x}}', ['1:1 refused']],
    ['{{{{raw}}}}x{{{{/raw}}}}', ['1:5 unknown-block']],
    ['{{lookup country "name"}}', ['1:3 unknown-helper']],
    ['{{log title}}', ['1:3 unknown-helper']],
    ['{{helperMissing}}', ['1:3 unknown-name']],
    ['{{blockHelperMissing title}}', ['1:3 unknown-helper']],
    ['{{"text"}}', ['1:3 literal']],
    ['{{5}}', ['1:3 literal']],
    ['{{upper null}}', ['1:9 literal']],
    ['::chart{spec={{title}}}', ['1:14 value-place']],
    ['::chart{spec={{title}} }', ['1:14 value-place']],
    ['{{keywords.0}}', ['1:1 unreadable']],
    ['`{{title}}`', ['1:2 value-in-code']],
    ['```\n{{title}}\n```', ['2:1 value-in-code']],
    ['::chart{caption="{{> p}}"}', ['1:18 partial-place']],
    ['{{#if (eq parameters.audience "pubic")}}x{{/if}}', ['1:31 never-equal']],
    ['{{parameters.audiense}}', ['1:3 unknown-name']],
  ])('%s', (body, found) => {
    const parameters = new Map([['audience', { type: 'string' as const, label: 'Audience', default: 'public', choices: ['public', 'congress'] }]]);
    const parts = { partials: { p: 'p' }, narrative: { summary: 's' }, settings: { parameters } };
    expect(rules(body, parts)).toEqual(found);
  });

  test.each(['__proto__', 'constructor', '__defineGetter__', 'prototype'])('%s leads nowhere', (name) => {
    for (const body of [`{{${name}}}`, `{{country.${name}}}`, `{{#with ${name}}}x{{/with}}`, `{{upper title.${name}}}`]) {
      expect(findingsOf(body).map(({ rule }) => rule)).toContain('template/forbidden-name');
    }
  });

  test('all mistakes are found at once, each of them once', () => {
    const body = '{{revenu}} {{#each keywords}}{{x}}{{> p}}{{> p}}{{/each}}\n{{> p}} {{fact "no"}}';
    expect(rules(body, { partials: { p: '{{fact "none"}}' } })).toEqual([
      '1:3 unknown-name',
      '1:32 unknown-name',
      '1:8 unknown-fact',
      '2:16 unknown-fact',
    ]);
  });

  test('mistakes in partials and narrative are found there', () => {
    const found = findingsOf('{{> p}}{{> narrative/summary}}', sampleDataset({ narrative: { summary: '\n{{fact "no"}}' } }), {
      partials: { p: 'a\n {{nmae}}' },
    });
    expect(found.map(({ place }) => place)).toEqual([
      { file: 'templates/sample/partials/p.md', line: 2, column: 4 },
      { file: 'data/sample/narrative/summary.md', line: 2, column: 8 },
    ]);
  });

  test('what is never reached is not looked at', () => {
    expect(markdownOf('x', sampleDataset({ narrative: { y: '{{#if}}' } }), { partials: { p: '{{nothing' } })).toBe('x');
  });

  test('partials that include themselves', () => {
    const found = findingsOf('{{> a}}', undefined, { partials: { a: '{{> b}}', b: '{{> c}}', c: '{{> a}}' } });
    expect(found).toEqual([messages.partialLoop({ file: 'templates/sample/partials/c.md', line: 1, column: 5 }, ['a', 'b', 'c', 'a'])]);
  });

  test('a partial sees only what it is given', () => {
    const found = findingsOf('{{#each keywords}}{{> p}}{{/each}}', undefined, { partials: { p: '{{../title}}' } });
    expect(found).toEqual([messages.nothingAbove({ file: 'templates/sample/partials/p.md', line: 1, column: 3 }, '../title', true)]);
  });

  test('partials that fan out are checked in bounded time', () => {
    const partials: Record<string, string> = { p0: '{{title}}' };
    for (let level = 1; level <= 25; level += 1) partials[`p${level}`] = `{{> p${level - 1}}}{{> p${level - 1} country}}`;
    const findings: Diagnostic[] = [];
    checkTemplate(sampleTemplate('{{> p25}}', { partials }), sampleDataset(), (finding) => findings.push(finding));
    expect(findings.map(({ rule }) => rule)).toContain('template/unknown-name');
  });

  test('needs', () => {
    const settings = { needs: { tables: ['seizures', 'routez'], narrative: ['sumary'], facts: ['mayor', 'nobody'] } };
    const found = findingsOf('x', sampleDataset({ narrative: { summary: '' } }), { settings });
    expect(found.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
      'The dataset data/sample has no table "routez", which the template needs. Known: "seizures", "agreements".',
      'The dataset data/sample has no narrative text "sumary", which the template needs. Did you mean "summary"?',
      expect.stringMatching(/^The dataset data\/sample has no fact "nobody", which the template needs\./),
    ]);
  });
});

describe('hints', () => {
  test.each([
    ['{{contry.name}}', 'Did you mean "country"?'],
    ['{{country.nmae}}', 'Did you mean "name"?'],
    ['{{#each tables.seizures}}{{country.name}}{{/each}}', 'To reach the one outside, write "../country.name".'],
    ['{{#each tables.seizures}}{{#each @root.keywords}}{{drug}}{{/each}}{{/each}}', 'To reach the one outside, write "../drug".'],
    ['{{#each agreements}}x{{/each}}', 'The table is "tables.agreements".'],
    ['{{fact heroin-2005}}', 'Write {{fact "heroin-2005"}}.'],
    ['{{fcat "x"}}', 'Did you mean "fact"?'],
    ['{{fact "heroin-205"}}', 'Did you mean "heroin-2005", "heroin-2003" or "heroin-2004"?'],
    ['{{fact "mayor" as="wrods"}}', expect.stringMatching(/^Did you mean "words"\? Choose "figures", /)],
    ['{{fact "mayor" shwo="x"}}', 'Did you mean "show"?'],
    ['{{#ech keywords}}x{{/ech}}', 'Did you mean "each"?'],
    ['{{#keywords}}x{{/keywords}}', 'To go through a list write {{#each keywords}}, for a condition {{#if keywords}}.'],
    ['{{#each tables.agreements}}{{date}}{{/each}}', 'For the value write {{this.date}}.'],
  ])('%s', (body, text) => {
    expect(hint(body)).toEqual(text);
  });
});
