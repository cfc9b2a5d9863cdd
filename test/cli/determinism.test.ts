import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCli } from '../support/runCli.ts';

const out = mkdtempSync(join(tmpdir(), 'briefpress-same-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

function hashes(env: Record<string, string>, folder: string): Record<string, string> {
  const args = ['render', 'incsr-chapter', 'kazakhstan-2005', '--format', 'pdf,docx,html,text', '--json'];
  const result = runCli([...args, '--date', '2005-12-05', '--out', join(out, folder)], { env });
  expect(result.stderr).toBe('');
  const { files } = JSON.parse(result.stdout) as { files: { format: string; sha256: string }[] };
  return Object.fromEntries(files.map(({ format, sha256 }) => [format, sha256]));
}

test('two processes in two time zones and languages give the same bytes in every format', () => {
  const first = hashes({ TZ: 'America/New_York', LANG: 'en_US.UTF-8' }, 'a');
  const second = hashes({ TZ: 'Pacific/Auckland', LANG: 'ru_RU.UTF-8' }, 'b');
  expect(Object.keys(first)).toEqual(['pdf', 'docx', 'html', 'text']);
  expect(second).toEqual(first);
});

function renderedFiles(args: readonly string[], env: Record<string, string>): unknown {
  const command = ['render', 'in-focus', 'kazakhstan-2005', '--format', 'pdf', '--json', '--out', join(out, 'c')];
  return (JSON.parse(runCli([...command, ...args], { env }).stdout) as { files: unknown }).files;
}

test('the date comes from SOURCE_DATE_EPOCH where none is given', () => {
  expect(renderedFiles([], { SOURCE_DATE_EPOCH: '1133776800' })).toEqual(renderedFiles(['--date', '2005-12-05'], {}));
});
