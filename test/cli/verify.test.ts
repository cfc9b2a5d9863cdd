import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as cliMessages from '../../src/messages/cli.ts';
import * as messages from '../../src/messages/manifest.ts';
import * as parityMessages from '../../src/messages/parity.ts';
import { PROJECT, runCli } from '../support/runCli.ts';
import { settledParagraphs } from '../support/trackedChanges.ts';

/** A project of its own with the starters. */
let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'briefpress-verify-'));
  mkdirSync(join(project, 'templates'));
  cpSync(join(PROJECT, 'templates/_shared'), join(project, 'templates/_shared'), { recursive: true });
  expect(cli('new', 'template', 'my-format').code).toBe(0);
  expect(cli('new', 'dataset', 'my-country').code).toBe(0);
  cpSync(join(project, 'data/my-country'), join(project, 'data/next-year'), { recursive: true });
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

const cli = (...args: string[]) => runCli(args, { cwd: project });

const OUTPUT = 'output/my-country/my-format';

const change = (path: string, by: (text: string) => string): void => {
  const file = join(project, path);
  writeFileSync(file, by(readFileSync(file, 'utf8')));
};

describe('render --manifest --parity --attach', () => {
  test('writes the manifest and compares the files; verify proves each of them', () => {
    const result = cli('render', 'my-format', 'my-country', '--date', '2026-03-01', '--manifest', '--parity', '--attach');
    expect(result.stderr).toBe('');
    expect(result.code).toBe(0);
    expect(result.stdout).toContain(`${OUTPUT}.manifest.json\n`);
    expect(result.stdout).toMatch(/say the same: \d+ items compared, no differences\./);
    for (const ending of ['pdf', 'docx']) {
      const proof = cli('verify', `${OUTPUT}.${ending}`);
      expect(proof).toEqual({ code: 0, stderr: '', stdout: expect.stringContaining('byte for byte') as string });
    }
  });

  test('need the formats that they are about', () => {
    const parity = cli('render', 'my-format', 'my-country', '--format', 'pdf', '--parity');
    expect(parity.code).toBe(2);
    expect(parity.stderr).toContain(parityMessages.parityFormats().message);
    const attach = cli('render', 'my-format', 'my-country', '--format', 'docx', '--attach');
    expect(attach.code).toBe(2);
    expect(attach.stderr).toContain(messages.nothingToAttachTo().message);
  });
});

describe('verify', () => {
  test('fails on a PDF with one byte changed', () => {
    const bytes = readFileSync(join(project, `${OUTPUT}.pdf`));
    writeFileSync(join(project, 'sent.pdf'), bytes.fill(bytes[5000]! ^ 1, 5000, 5001));
    const result = cli('verify', 'sent.pdf', '--manifest', `${OUTPUT}.manifest.json`, '--json');
    expect(result.code).toBe(1);
    expect(JSON.parse(result.stdout)).toMatchObject({ ok: false, output: { format: 'pdf' }, diagnostics: [messages.fileChanged('sent.pdf', 'from byte 5,001 on', true)] });
  });

  test('names the input that was changed, and finds it where it was moved to', () => {
    cpSync(join(project, 'data/my-country'), join(project, 'moved/my-country'), { recursive: true });
    change('data/my-country/facts.yaml', (text) => text.replace('130', '131'));
    const changed = cli('verify', `${OUTPUT}.pdf`);
    expect(changed.code).toBe(1);
    expect(changed.stderr).toContain(messages.inputChanged('data/my-country/facts.yaml').message);
    expect(cli('verify', `${OUTPUT}.pdf`, '--dataset', 'moved/my-country').code).toBe(0);
    change('data/my-country/facts.yaml', (text) => text.replace('131', '130'));
  });

  test('says what is missing', () => {
    expect(cli('verify', 'none.pdf').stderr).toContain('There is no file none.pdf.');
    writeFileSync(join(project, 'alone.docx'), readFileSync(join(project, `${OUTPUT}.docx`)));
    const result = cli('verify', 'alone.docx');
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(messages.missingManifest('alone.docx', 'alone.manifest.json').message);
  });

  test('says what a file is that is no PDF', () => {
    writeFileSync(join(project, 'text.pdf'), 'Summary\n');
    expect(cli('verify', 'text.pdf').stderr).toContain(parityMessages.wrongKind('text.pdf', 'PDF', 'a text file').message);
  });
});

describe('verify --parity', () => {
  test('lists what differs, and exits 1', () => {
    change('data/next-year/facts.yaml', (text) => text.replace('130', '140'));
    expect(cli('render', 'my-format', 'next-year', '--date', '2026-03-01').code).toBe(0);
    const result = cli('verify', '--parity', `${OUTPUT}.pdf`, 'output/next-year/my-format.docx');
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('more than 130 kilograms');
    expect(result.stderr).toContain('more than 140 kilograms');
    expect(result.stderr).toContain('[parity/text]');
    expect(result.stdout).toMatch(/differ: \d+ differences? in \d+ items\./);
  });

  test('wants two files, and verify without it one', () => {
    expect(cli('verify', '--parity', `${OUTPUT}.pdf`)).toMatchObject({ code: 2, stderr: expect.stringContaining(cliMessages.needsTwoFiles().message) as string });
    expect(cli('verify', 'a.pdf', 'b.docx')).toMatchObject({ code: 2, stderr: expect.stringContaining(cliMessages.tooManyFiles().message) as string });
  });
});

describe('compare', () => {
  test('tells what was revised, in words and as JSON', () => {
    const result = cli('compare', 'my-country', 'next-year');
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(result.stdout).toContain('more than 130 kilograms → more than 140 kilograms (+7.7 percent)');
    const json = JSON.parse(cli('compare', 'my-country', 'next-year', '--json').stdout) as { counts: unknown; facts: unknown };
    expect(json.counts).toMatchObject({ revised: 1, added: 0, removed: 0 });
    expect(json.facts).toMatchObject([{ kind: 'revised', percent: 7.7, fields: [{ field: 'value', before: '130', after: '140' }] }]);
  });

  test('says that nothing changed', () => {
    expect(cli('compare', 'my-country', 'my-country').stdout).toContain('Both say the same.');
  });

  test('prints a brief of which PDF and Word document say the same', () => {
    const result = cli('compare', 'my-country', 'next-year', '--format', 'pdf,docx,text', '--date', '2026-03-01');
    expect(result).toMatchObject({ code: 0, stderr: '' });
    const stem = 'output/next-year/changes-since-my-country';
    expect(readFileSync(join(project, `${stem}.txt`), 'utf8')).toContain('an increase of 7.7 percent');
    expect(cli('verify', '--parity', `${stem}.pdf`, `${stem}.docx`).code).toBe(0);
  });

  test('with a template writes its brief in Word, what changed as tracked changes', () => {
    const result = cli('compare', 'my-country', 'next-year', '--template', 'my-format', '--format', 'docx', '--date', '2026-03-01');
    expect(result).toMatchObject({ code: 0, stderr: '' });
    const bytes = readFileSync(join(project, 'output/next-year/my-format-redline-since-my-country.docx'));
    for (const edition of ['my-country', 'next-year']) cli('render', 'my-format', edition, '--format', 'docx', '--date', '2026-03-01');
    expect(settledParagraphs(bytes, 'reject')).toEqual(settledParagraphs(readFileSync(join(project, `${OUTPUT}.docx`)), 'reject'));
    expect(settledParagraphs(bytes, 'accept')).toEqual(settledParagraphs(readFileSync(join(project, 'output/next-year/my-format.docx')), 'accept'));
    expect(settledParagraphs(bytes, 'accept')).not.toEqual(settledParagraphs(bytes, 'reject'));
  });

  test('with a template takes no other format than Word', () => {
    const result = cli('compare', 'my-country', 'next-year', '--template', 'my-format', '--format', 'pdf');
    expect(result).toMatchObject({ code: 2, stderr: expect.stringContaining(cliMessages.redlineFormat().message) as string });
  });

  test('names what is wrong with a dataset', () => {
    cpSync(join(project, 'data/my-country'), join(project, 'data/broken'), { recursive: true });
    change('data/broken/facts.yaml', (text) => text.replace('130', 'many'));
    const result = cli('compare', 'my-country', 'broken');
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/^data\/broken\/facts\.yaml:4:10 error: /);
    expect(cli('compare', 'my-country', 'nowhere').code).toBe(2);
  });
});
