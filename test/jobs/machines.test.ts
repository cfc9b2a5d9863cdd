import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { freePort, makeFolder, openClient, removeFolder, startStation } from '../fault/project.ts';
import { useBucket } from '../service/support/bucket.ts';
import { NOTE_TEMPLATE } from '../service/support/project.ts';
import { NO_POSTGRES, POSTGRES_FOLDER, startPostgres } from '../support/postgres.ts';
import type { Postgres } from '../support/postgres.ts';

const { endpoint } = useBucket();
let postgres: Postgres | undefined;
beforeAll(async () => {
  if (POSTGRES_FOLDER !== undefined) postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres?.remove(), 60_000);

const folderFor = (make: () => string): string => {
  const folder = make();
  onTestFinished(() => removeFolder(folder));
  return folder;
};

const json = (body: unknown) => ({ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

test('a worker that shares nothing with the server but database and bucket renders what was edited there', async ({ skip }) => {
  if (postgres === undefined) return skip(NO_POSTGRES);
  const here = folderFor(() => makeFolder(1));
  const there = folderFor(() => mkdtempSync(join(tmpdir(), 'briefpress-machine-')));
  const variables = {
    DATABASE_URL: postgres.url,
    BRIEFPRESS_STORAGE_URL: 's3://briefs/machines',
    BRIEFPRESS_STORAGE_ENDPOINT: endpoint(),
    BRIEFPRESS_STORAGE_PATH_STYLE: 'true',
    AWS_ACCESS_KEY_ID: process.env['AWS_ACCESS_KEY_ID'] ?? 'S3RVER',
    AWS_SECRET_ACCESS_KEY: process.env['AWS_SECRET_ACCESS_KEY'] ?? 'S3RVER',
  };
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const client = openClient(url);
  const start = () => startStation('server', ['serve', '--port', String(port)], here, variables);
  let server = start();
  onTestFinished(() => server.stop());
  await client.ready();

  const template = `${NOTE_TEMPLATE}\nWritten here, rendered there.\n`;
  const made = await fetch(`${url}/v1/templates`, json({ name: 'edited', files: { 'template.md': template } }));
  expect(made.status, await made.text()).toBe(201);
  expect((await fetch(`${url}/v1/templates/edited/publish`, json({ version: 1 }))).status).toBe(200);

  // The server is gone when the worker begins: nobody else can have done it.
  const order = { template: ['edited', 'note-1'], dataset: 'sample', format: ['text', 'pdf'], date: '2005-12-05' };
  const { id } = await client.submit(order);
  await server.stop();
  const worker = startStation('worker', ['worker'], there, variables);
  onTestFinished(() => worker.stop());
  await expect.poll(() => worker.log(), { timeout: 60_000 }).toContain('the worker is at work');
  server = start();
  await expect.poll(async () => (await client.job(id)).state, { timeout: 60_000 }).not.toMatch(/waiting|running/);

  const { items } = await client.job(id);
  expect(items.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message))).toEqual([]);
  expect(items.map(({ label }) => label)).toEqual(['edited@1 sample@1 text', 'edited@1 sample@1 pdf', 'note-1@1 sample@1 text', 'note-1@1 sample@1 pdf']);
  const text = await (await fetch(`${url}/v1/briefs/${items[0]!.brief}/file`)).text();
  expect(text).toContain('Written here, rendered there.');
  expect(existsSync(join(there, 'output'))).toBe(false);
  expect(readdirSync(there, { recursive: true }).filter((name) => String(name).includes('versions'))).toEqual([]);
}, 180_000);

test('a worker with a database and a folder of its own for briefs says what must be shared', async ({ skip }) => {
  if (postgres === undefined) return skip(NO_POSTGRES);
  const there = folderFor(() => mkdtempSync(join(tmpdir(), 'briefpress-machine-')));
  const worker = startStation('worker', ['worker'], there, { DATABASE_URL: postgres.url });
  onTestFinished(() => worker.stop());
  await expect.poll(() => worker.log(), { timeout: 60_000 }).toContain('the worker is at work');
  expect(worker.log()).toContain(`briefs are kept in ${join(there, 'output')} of this machine`);
}, 120_000);
