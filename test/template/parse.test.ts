import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.ts';
import * as messages from '../../src/messages/template.ts';
import { contrastOf } from '../../src/contrast.ts';
import type { Template } from '../../src/template/model.ts';
import { parseTemplate } from '../../src/template/parse.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { locale, theme } from './support.ts';

const FONTS = ['Source Serif 4', 'Source Sans 3'];
const LEDGER = readFileSync('templates/_shared/themes/ledger.yaml', 'utf8');
const EN_US = readFileSync('templates/_shared/locales/en-US.yaml', 'utf8');

const SHARED = {
  'templates/_shared/themes/ledger.yaml': LEDGER,
  'templates/_shared/locales/en-US.yaml': EN_US,
  'templates/_shared/partials/glossary.md': 'Shared glossary\n',
  'templates/_shared/partials/notes/method.md': 'Method\n\n',
  'templates/_shared/charts/map.vl.json': '{"shared": true}',
  'templates/_shared/charts/bars.vl.json': '{}',
};

function parse(text: string, more: Record<string, string> = {}): { template: Template | undefined; findings: Diagnostic[] } {
  const findings: Diagnostic[] = [];
  const files = memoryFiles({ ...SHARED, 'templates/brief/template.md': text, ...more });
  const template = parseTemplate('templates/brief', 'templates/_shared', files, FONTS, (found) => findings.push(found));
  return { template, findings };
}

const FULL = `---
name: INCSR chapter
description: The layout.
title: "{{country.name}}"
subtitle: Report
runningTitle: 'INCSR {{edition.year}}'
subject: Narcotics control
cover:
  Edition: "{{edition.name}}"
  Post: >
    {{details.post}}
coverLayout: band
paper: a4
formats: [docx, html]
pages: {min: 8, max: 20}
watermark: DRAFT
parameters:
  audience: {type: string, label: Audience, default: public, choices: [public, congress]}
  depth: {type: number, default: 2}
needs:
  tables: [seizures]
  narrative: [summary]
---
# Text

{{> glossary}}
`;

describe('a template folder', () => {
  test('is read in full', () => {
    const { template, findings } = parse(FULL);
    expect(findings).toEqual([]);
    expect(template).toMatchObject({ id: 'brief', directory: 'templates/brief', theme, locale });
    expect(template!.settings).toEqual({
      name: 'INCSR chapter',
      description: 'The layout.',
      title: '{{country.name}}',
      subtitle: 'Report',
      runningTitle: 'INCSR {{edition.year}}',
      subject: 'Narcotics control',
      cover: new Map([
        ['Edition', '{{edition.name}}'],
        ['Post', '{{details.post}}\n'],
      ]),
      coverLayout: 'band',
      paper: 'a4',
      formats: ['docx', 'html'],
      theme: 'ledger',
      locale: 'en-US',
      pages: { min: 8, max: 20 },
      watermark: 'DRAFT',
      parameters: new Map([
        ['audience', { type: 'string', label: 'Audience', default: 'public', choices: ['public', 'congress'] }],
        ['depth', { type: 'number', label: 'depth', default: 2 }],
      ]),
      needs: { tables: ['seizures'], narrative: ['summary'], facts: [] },
    });
    expect(template!.body).toEqual({ file: 'templates/brief/template.md', text: '# Text\n\n{{> glossary}}\n', firstLine: 24 });
  });

  test('knows where each text of its front matter starts', () => {
    const { template } = parse(FULL);
    const at = (key: string) => template!.places!.get(key);
    const file = 'templates/brief/template.md';
    expect(at('name')).toEqual({ file, line: 2, column: 7 });
    expect(at('title')).toEqual({ file, line: 4, column: 9 });
    expect(at('runningTitle')).toEqual({ file, line: 6, column: 16 });
    expect(at('cover.Edition')).toEqual({ file, line: 9, column: 13 });
    expect(at('cover.Post')).toEqual({ file, line: 11 });
    expect(at('needs.tables.0')).toEqual({ file, line: 21, column: 12 });
  });

  test('needs a name and a title, the rest has defaults', () => {
    const { template, findings } = parse('---\nname: A\ntitle: B\npages: 2\n---\n');
    expect(findings).toEqual([]);
    expect(template!.settings).toEqual({
      name: 'A',
      description: '',
      title: 'B',
      cover: new Map(),
      coverLayout: 'page',
      paper: 'letter',
      formats: ['pdf', 'docx'],
      theme: 'ledger',
      locale: 'en-US',
      pages: { min: 2, max: 2 },
      parameters: new Map(),
      needs: { tables: [], narrative: [], facts: [] },
    });
  });

  test('its own partials and charts come before shared ones', () => {
    const { template } = parse('---\nname: A\ntitle: B\n---\n', {
      'templates/brief/partials/glossary.md': 'Own glossary',
      'templates/brief/partials/notes.txt': 'no partial',
      'templates/brief/charts/map.vl.json': '{"own": true}',
    });
    expect([...template!.partials].map(([name, { text, file }]) => `${name} ${file} ${text}`)).toEqual([
      'glossary templates/brief/partials/glossary.md Own glossary',
      'notes/method templates/_shared/partials/notes/method.md Method',
    ]);
    expect([...template!.charts].map(([name, { text }]) => `${name} ${text}`)).toEqual([
      'map {"own": true}',
      'bars {}',
    ]);
  });

  test('that is not there is named', () => {
    const findings: Diagnostic[] = [];
    expect(parseTemplate('templates/no', 'templates/_shared', memoryFiles(SHARED), FONTS, (found) => findings.push(found))).toBeUndefined();
    expect(findings).toEqual([messages.noTemplate('templates/no')]);
  });

  test('an empty front matter misses its keys', () => {
    const { template, findings } = parse('---\n---\nText');
    expect(template).toBeUndefined();
    expect(findings.map(({ message }) => message)).toEqual(['The key "name" is missing.', 'The key "title" is missing.']);
  });

  test('partials cannot hide narrative texts', () => {
    const { template, findings } = parse('---\nname: A\ntitle: B\n---\n', { 'templates/brief/partials/narrative/summary.md': 'x' });
    expect(template).toBeUndefined();
    expect(findings).toEqual([
      messages.reservedPartial({ file: 'templates/brief/partials/narrative/summary.md', line: 1 }, 'narrative/summary'),
    ]);
  });

  test.each(['../themes/ledger', '/etc/passwd', ''])('theme %j leads nowhere', (name) => {
    const { findings } = parse(`---\nname: A\ntitle: B\ntheme: "${name}"\n---\n`);
    expect(findings.map(({ rule }) => rule)).toEqual(['template/unknown-theme']);
  });

  test('mistakes of the locale are found at their lines', () => {
    const { findings } = parse('---\nname: A\ntitle: B\nlocale: my\n---\n', {
      'templates/brief/locales/my.yaml': EN_US.replace('notAvailable: N/A', 'notAvailable: 5').replace('million: million', 'milion: million'),
    });
    const line = (needle: string): number => EN_US.split('\n').findIndex((text) => text.includes(needle)) + 1;
    expect(findings.map(({ place, rule }) => `${place?.file.split('/').at(-1)}:${place?.line} ${rule}`)).toEqual([
      `my.yaml:${line('group:')} template/missing-key`,
      `my.yaml:${line('million: million')} template/unknown-key`,
      `my.yaml:${line('notAvailable')} template/bad-value`,
    ]);
  });
});

describe('contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.47],
  ])('of %s on %s is %d', (one, other, contrast) => {
    expect(contrastOf(one, other)).toBeCloseTo(contrast, 1);
    expect(contrastOf(other, one)).toBe(contrastOf(one, other));
  });

  test('is not rounded up', () => {
    // #777777 on white is 4.478:1, which one decimal place would show as 4.5.
    const { findings } = parse('---\nname: A\ntitle: B\n---\n', {
      'templates/brief/themes/ledger.yaml': LEDGER.replace('#555555', '#777777').replace('#eef2f6', '#ffffff'),
    });
    const line = LEDGER.split('\n').findIndex((text) => text.includes('muted:')) + 1;
    const place = { file: 'templates/brief/themes/ledger.yaml', line, column: 10 };
    expect(findings).toContainEqual(messages.lowContrast(place, 'muted', '#777777', 'white', contrastOf('#777777', '#ffffff'), 4.5));
    expect(findings[0]!.message).toContain('4.47:1');
  });
});
