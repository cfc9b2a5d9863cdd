import { Command } from 'commander';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { addCommand, COMMANDS, nameOf } from '../../src/bin/commands/index.ts';
import { PROJECT, runCli } from '../support/runCli.ts';

const surroundings = { stdout: process.stdout, stderr: process.stderr, environment: {}, clock: () => new Date(0) };

test.each(COMMANDS.map((listed) => [nameOf(listed), listed] as const))('%s is listed as what it takes', async (_, listed) => {
  const command = addCommand(new Command(), listed);
  (await listed.load())(command, surroundings, () => undefined);
  expect(command.options.length > 0).toBe(listed.usage.includes(' [options]'));
});

test('the list of commands names each once', () => {
  const names = COMMANDS.map(nameOf);
  expect(new Set(names).size).toBe(names.length);
  const { stdout } = runCli(['--help']);
  for (const { usage } of COMMANDS) expect(stdout).toContain(`  ${usage} `);
});

test('a folder for compiled code that cannot be written to is no fault', () => {
  expect(runCli(['list', '--json'], { env: { TMPDIR: '/dev/null' } })).toEqual(runCli(['list', '--json']));
});

describe('what is loaded', () => {
  const folder = mkdtempSync(join(tmpdir(), 'briefpress-loaded-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Packages, and our own modules below src, that one run of the program loads. */
  function loadedBy(...args: string[]): { packages: Set<string>; modules: string[] } {
    const list = join(folder, 'loaded.txt');
    rmSync(list, { force: true });
    const hook = join(PROJECT, 'test/support/listLoaded.ts');
    const { code } = runCli(args, { env: { NODE_OPTIONS: `--import=${hook}`, LOADED: list } });
    expect(code).toBe(0);
    const urls = readFileSync(list, 'utf8').trim().split('\n');
    const packages = urls.map((url) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1]);
    return {
      packages: new Set(packages.filter((name) => name !== undefined)),
      modules: urls.flatMap((url) => /\/src\/(.*)$/.exec(url.includes('node_modules') ? '' : url)?.[1] ?? []),
    };
  }

  test('help loads no command', () => {
    const { packages, modules } = loadedBy('--help');
    expect([...packages].sort()).toEqual(['commander', 'fastest-levenshtein', 'picocolors']);
    expect(modules.filter((name) => name.startsWith('bin/commands/'))).toEqual(['bin/commands/index.ts']);
  });

  test('a brief in one format loads what it needs alone', () => {
    const { packages, modules } = loadedBy('render', 'incsr-chapter', 'kazakhstan-2005', '--format', 'text', '--out', folder);
    for (const other of ['pdfmake', 'pdfkit', 'docx', 'pdfjs-dist', 'mammoth', 'express', 'pg', 'pino', '@aws-sdk/client-s3', '@electric-sql/pglite', 'chokidar']) {
      expect(packages).not.toContain(other);
    }
    expect(modules.filter((name) => /^(service|batch|sandbox|parity|editions)\//.test(name))).toEqual([]);
  });
});
