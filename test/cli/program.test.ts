import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as messages from '../../src/messages/cli.ts';
import { describeFigures } from '../../src/messages/figures.ts';
import { PROJECT, runCli } from '../support/runCli.ts';

/** A project of its own: the shared folder, and what `briefpress new` makes. */
let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'briefpress-cli-'));
  mkdirSync(join(project, 'templates'));
  cpSync(join(PROJECT, 'templates/_shared'), join(project, 'templates/_shared'), { recursive: true });
  expect(runCli(['new', 'template', 'my-format'], { cwd: project }).code).toBe(0);
  expect(runCli(['new', 'dataset', 'my-country'], { cwd: project }).code).toBe(0);
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

const cli = (...args: string[]) => runCli(args, { cwd: project });

describe('render', () => {
  test('a new template and a new dataset render at once, without findings', () => {
    const result = cli('render', 'my-format', 'my-country', '--format', 'pdf,docx,html,text', '--date', '2026-03-01', '--json');
    expect(result.stderr).toBe('');
    expect(result.code).toBe(0);
    const { files, diagnostics } = JSON.parse(result.stdout) as { files: { path: string }[]; diagnostics: unknown[] };
    expect(diagnostics).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual(
      ['pdf', 'docx', 'html', 'txt'].map((ending) => `output/my-country/my-format.${ending}`),
    );
    expect(readdirSync(join(project, 'output/my-country')).sort()).toEqual(
      ['docx', 'html', 'pdf', 'txt'].map((ending) => `my-format.${ending}`),
    );
    expect(readFileSync(join(project, 'output/my-country/my-format.txt'), 'utf8')).toContain('more than 130 kilograms');
  });

  test('says what it made in words', () => {
    const result = cli('render', 'my-format', 'my-country', '--format', 'pdf', '--out', 'elsewhere');
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(/^elsewhere\/my-country\/my-format\.pdf {2}\d+ pages, \d+ KB\nDone in \d+\.\d s, no warnings\.\n$/);
  });

  test('a parameter reaches the text', () => {
    const result = cli('render', 'my-format', 'my-country', '--format', 'text', '--param', 'audience=congress');
    expect(result.code).toBe(0);
    expect(readFileSync(join(project, 'output/my-country/my-format.txt'), 'utf8')).toContain('prepared for the Congress');
  });

  test('an unknown parameter or a value that is not a choice is an input error', () => {
    const result = cli('render', 'my-format', 'my-country', '--param', 'audiense=congress');
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('"audience"');
    expect(cli('render', 'my-format', 'my-country', '--param', 'audience=nobody').code).toBe(1);
  });

  test('an error in the dataset is answered with its place, and no file is written', () => {
    const broken = join(project, 'data/broken');
    cpSync(join(project, 'data/my-country'), broken, { recursive: true });
    const facts = join(broken, 'facts.yaml');
    writeFileSync(facts, readFileSync(facts, 'utf8').replace('value: 130', 'value: many'));
    const result = cli('render', 'my-format', 'broken');
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/^data\/broken\/facts\.yaml:4:10 error: /);
    expect(existsSync(join(project, 'output/broken'))).toBe(false);
  });
});

describe('check', () => {
  test('finds nothing wrong with the starters', () => {
    const figures = describeFigures({ printed: 5, bound: 3, own: 2, unbound: 0 });
    expect(cli('check', 'my-format', 'my-country')).toEqual({ code: 0, stdout: `Nothing wrong found.\n${figures}\n`, stderr: '' });
  });

  test('a number bound to nothing is a warning, and with --strict an error', () => {
    const typed = join(project, 'data/typed');
    cpSync(join(project, 'data/my-country'), typed, { recursive: true });
    appendFileSync(join(typed, 'narrative/summary.md'), 'It has 130 kilograms in store.\n');
    const unbound = 'data/typed/narrative/summary.md:3:8';
    const lenient = cli('check', 'my-format', 'typed');
    expect(lenient.code).toBe(0);
    expect(lenient.stderr).toMatch(new RegExp(`^${unbound} warning: .*"130"`));
    expect(lenient.stderr).toContain('{{fact "heroin-seized-2026"}}');
    const strict = cli('check', 'my-format', 'typed', '--strict', '--json');
    expect(strict.code).toBe(1);
    expect(JSON.parse(strict.stdout)).toMatchObject({ ok: false, figures: { printed: 6, bound: 3, own: 2, unbound: 1 } });
    const rendered = cli('render', 'my-format', 'typed', '--strict');
    expect(rendered.code).toBe(1);
    expect(existsSync(join(project, 'output/typed'))).toBe(false);
  });

  test('reports as JSON and exits 1 on an error', () => {
    const wrong = join(project, 'templates/wrong');
    cpSync(join(project, 'templates/my-format'), wrong, { recursive: true });
    writeFileSync(join(wrong, 'template.md'), `${readFileSync(join(wrong, 'template.md'), 'utf8')}\n{{contry.name}}\n`);
    const result = cli('check', 'wrong', 'my-country', '--json');
    expect(result.code).toBe(1);
    const { ok, diagnostics } = JSON.parse(result.stdout) as { ok: boolean; diagnostics: { hint: string }[] };
    expect(ok).toBe(false);
    expect(diagnostics[0]?.hint).toContain('"country');
  });
});

describe('usage', () => {
  test('unknown names are answered with the nearest', () => {
    const result = cli('render', 'my-fromat', 'my-country');
    expect(result.code).toBe(2);
    const { message, hint } = messages.unknownFolder('template', 'my-fromat', 'templates', ['my-format']);
    expect(result.stderr).toContain(message);
    expect(result.stderr).toContain(hint);
  });

  test.each([
    [['rendr']],
    [['render']],
    [['render', 'my-format', 'my-country', '--format', 'pfd']],
    [['render', 'my-format', 'my-country', '--paper', 'a5']],
    [['render', 'my-format', 'my-country', '--date', '2005-02-30']],
    [['render', 'my-format', 'my-country', '--param', 'audience']],
    [['render', 'my-format', 'my-country', '--unknown']],
    [['new', 'templat', 'x']],
    [['new', 'template', 'My Format']],
    [['new', 'template', 'my-format']],
  ])('wrong usage exits 2 with a reason and no stack: %j', (args) => {
    const result = cli(...args);
    expect(result.code).toBe(2);
    expect(result.stderr).not.toBe('');
    expect(result.stderr).not.toMatch(/\n\s+at /);
  });

  test.each([['render'], ['check'], ['list'], ['new']])('%s has help with examples', (command) => {
    const result = cli(command, '--help');
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(/Examples?:\n {2}briefpress/);
  });

  test('no colour where the output is not a terminal', () => {
    expect(cli('list').stdout).not.toContain('\x1b');
  });

  test('list gives names and titles', () => {
    expect(JSON.parse(cli('list', '--json').stdout)).toEqual({
      ok: true,
      templates: expect.arrayContaining([{ name: 'my-format', title: 'my-format' }]),
      datasets: expect.arrayContaining([{ name: 'my-country', title: 'my-country' }]),
    });
  });
});
