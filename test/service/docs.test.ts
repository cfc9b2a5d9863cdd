import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startServer } from '../load/server.ts';
import type { LoadedServer } from '../load/server.ts';

/** Runs a script of the documents as it is printed. */
function run(script: string, cwd: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += String(data)));
    child.once('error', reject).once('close', (code) => resolve({ code, output }));
  });
}

let server: LoadedServer;
beforeAll(async () => {
  server = await startServer();
}, 60_000);
afterAll(() => server.stop());

const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'briefpress-docs-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

async function runAll(scripts: readonly string[], cwd: string): Promise<void> {
  for (const script of scripts) {
    const { code, output } = await run(script.replaceAll('http://127.0.0.1:8080', server.url), cwd);
    expect(code, `${script}\n${output}`).toBe(0);
  }
}

const blocksOf = (file: string): string[] => [...readFileSync(file, 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1]!);

test('the curl lines of docs/http.md work as they are printed, on a real server', async () => {
  const cwd = emptyFolder();
  const blocks = blocksOf('docs/http.md');
  expect(blocks.length).toBeGreaterThan(6);
  await runAll(blocks, cwd);
  const made = readdirSync(cwd);
  expect(made).toContain('Kazakhstan.pdf');
  expect(made).toContain('my-format-2.zip');
  expect(made.some((name) => /^job-.*\.zip$/.test(name))).toBe(true);
  expect(readFileSync(join(cwd, 'Kazakhstan.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(readFileSync(join(cwd, 'brief.txt'), 'utf8')).toContain('130 kilograms');
}, 180_000);

test('the curl lines of the README work as they are printed, on a real server', async () => {
  const cwd = emptyFolder();
  const lines = blocksOf('README.md').flatMap((block) => block.split('\n').filter((line) => line.startsWith('curl ')));
  expect(lines.length).toBeGreaterThan(0);
  await runAll(lines, cwd);
  expect(readFileSync(join(cwd, 'Kazakhstan.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
}, 60_000);
