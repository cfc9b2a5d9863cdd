import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { notWithUntrusted } from '../../src/messages/cli.ts';
import { PROJECT, runCli } from '../support/runCli.ts';

let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'briefpress-untrusted-'));
  for (const part of ['template', 'dataset']) cpSync(join(PROJECT, 'templates/_shared/starters', part), join(project, part), { recursive: true });
});
afterAll(() => rmSync(project, { recursive: true }));

const cli = (...args: string[]) => runCli(args, { cwd: project });

test('what is rendered apart has the same bytes', () => {
  for (const more of [[], ['--untrusted']]) {
    const { code, stderr } = cli('render', './template', './dataset', '--date', '2026-03-01', '--param', 'audience=congress', '--out', `out${more.join()}`, ...more);
    expect(code, stderr).toBe(0);
  }
  for (const name of ['template.pdf', 'template.docx']) {
    const [here, apart] = ['out', 'out--untrusted'].map((out) => readFileSync(join(project, out, 'dataset', name)));
    expect(here!.equals(apart!), name).toBe(true);
  }
});

test('findings are those of a check in this process', () => {
  const path = join(project, 'dataset/tables/seizures.csv');
  const good = readFileSync(path, 'utf8');
  writeFileSync(path, good.replace('2025', 'last year'));
  const [here, apart] = [cli('check', './template', './dataset', '--json'), cli('check', './template', './dataset', '--json', '--untrusted')];
  expect(apart.code).toBe(1);
  const findings = ({ stdout }: typeof here): unknown => (JSON.parse(stdout) as { diagnostics: unknown }).diagnostics;
  expect(findings(apart)).toEqual(findings(here));
  expect(cli('render', './template', './dataset', '--untrusted').code).toBe(1);
  writeFileSync(path, good);
});

test('a link out of the folders is refused', () => {
  symlinkSync('/etc/passwd', join(project, 'dataset/narrative/more.md'));
  const { code, stderr } = cli('render', './template', './dataset', '--untrusted');
  rmSync(join(project, 'dataset/narrative/more.md'));
  expect(code).toBe(1);
  expect(stderr).toContain('[disk/outside-folders]');
});

test.each(['manifest', 'attach', 'parity'])('--%s does not go with it, and says so', (option) => {
  const { code, stderr } = cli('render', './template', './dataset', '--untrusted', `--${option}`);
  expect(code).toBe(2);
  expect(stderr).toContain(notWithUntrusted(option).message);
});
