import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLazyJobs } from '../../src/service/jobs/lazy.ts';
import { openJobs } from '../../src/service/jobs/open.ts';
import { startTestService } from './support/testService.ts';

/** Runs a script of the documents as it is printed. */
function run(script: string, cwd: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += String(data)));
    child.once('error', reject).once('close', (code) => resolve({ code, output }));
  });
}

test('the curl lines of docs/http.md work as they are printed', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'briefpress-docs-'));
  const state = mkdtempSync(join(tmpdir(), 'briefpress-docs-state-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const { url } = await startTestService({
    folder: state,
    settings: { 'folders.templates': 'templates', 'folders.datasets': 'data' },
    clock: () => new Date(),
    openJobs: async ({ sources, renderer }) => {
      const { queue, schedules, runNow } = openLazyJobs(async () => {
        const jobs = await openJobs({ folder: join(state, 'state'), sources, clock: () => new Date(), onError: () => undefined });
        await jobs.work(renderer, 1, 'docs');
        return jobs;
      });
      return { queue, schedules: { ...schedules, runNow } };
    },
  });
  const blocks = [...readFileSync('docs/http.md', 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1]!);
  expect(blocks.length).toBeGreaterThan(6);
  for (const block of blocks) {
    const { code, output } = await run(block.replaceAll('http://127.0.0.1:8080', url), cwd);
    expect(code, `${block}\n${output}`).toBe(0);
  }
  const made = readdirSync(cwd);
  expect(made).toContain('Kazakhstan.pdf');
  expect(made).toContain('my-format-2.zip');
  expect(made.some((name) => /^job-.*\.zip$/.test(name))).toBe(true);
  expect(readFileSync(join(cwd, 'Kazakhstan.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(readFileSync(join(cwd, 'brief.txt'), 'utf8')).toContain('130 kilograms');
});
