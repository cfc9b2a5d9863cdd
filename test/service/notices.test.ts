import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { MOST_NOTICE_ATTEMPTS } from '../../src/service/jobs/noticeRecords.ts';
import { openJobs } from '../../src/service/jobs/open.ts';
import type { Jobs } from '../../src/service/jobs/open.ts';
import { mayNotify, openWebhook } from '../../src/service/jobs/webhook.ts';
import type { Job } from '../../src/service/model.ts';
import { actor, makeRenderer, order } from '../jobs/orders.ts';
import { startTestService } from './support/testService.ts';

const SECRET = 'a secret of more than 24 characters';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody who is told: answers with the statuses given, the last of them from then on. */
async function startReceiver(...statuses: readonly number[]): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.statusCode = statuses[received.length - 1] ?? statuses.at(-1) ?? 204;
      response.setHeader('Location', '/elsewhere').end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/briefs`, received };
}

const ended: Job = {
  id: '0b6f3c1e-8f0d-4c55-9a57-0a2f4b5c6d7e',
  state: 'done',
  createdAt: '2026-03-01T09:30:00.000Z',
  createdBy: 'jane',
  finishedAt: '2026-03-01T09:31:00.000Z',
  items: [{ label: 'a b pdf', state: 'done', diagnostics: [] }],
};

const clock = (): Date => new Date('2026-03-01T09:31:02.000Z');

describe('a notice', () => {
  test('says how the job has ended, signed so that it is known as ours', async () => {
    const { url, received } = await startReceiver(204);
    const send = openWebhook({ origins: [new URL(url).origin], secret: SECRET }, clock);
    expect(await send(url, ended)).toBeUndefined();
    const { headers, body } = received[0]!;
    expect(JSON.parse(body)).toMatchObject({ type: 'job.finished', data: { id: ended.id, state: 'done', counts: { done: 1 } } });
    const signed = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${body}`;
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', SECRET).update(signed).digest('base64')}`);
    expect(headers['webhook-timestamp']).toBe(String(Date.parse('2026-03-01T09:31:02Z') / 1000));
    await send(url, ended);
    expect(received[1]!.headers['webhook-id']).toBe(headers['webhook-id']);
  });

  test('is not sent on to where it is redirected', async () => {
    const { url, received } = await startReceiver(307);
    expect(await openWebhook({ origins: [new URL(url).origin], secret: SECRET }, clock)(url, ended)).toBe('HTTP 307');
    expect(received).toHaveLength(1);
  });

  test('that cannot be sent says why', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const send = openWebhook({ origins: [`http://127.0.0.1:${port}`], secret: SECRET }, clock);
    expect(await send(`http://127.0.0.1:${port}/x`, ended)).toBe('ECONNREFUSED');
    expect(await send('https://elsewhere.example.org/x', ended)).toMatch(/webhooks\.origins/);
  });

  test.each([
    ['https://hooks.example.org/a?b=c', true],
    ['https://hooks.example.org:443/', true],
    ['http://hooks.example.org/', false],
    ['https://hooks.example.org:8443/', false],
    ['https://evil.example.org/', false],
    ['https://hooks.example.org.evil.org/', false],
    ['https://hooks.example.org@evil.org/', false],
    ['https://user:password@hooks.example.org/', false],
    ['http://127.0.0.1/', false],
    ['http://169.254.169.254/latest/meta-data', false],
  ])('may go to %s: %s', (url, expected) => {
    expect(mayNotify(url, ['https://hooks.example.org/ignored'])).toBe(expected);
  });
});

describe('notices of a queue', () => {
  let folder: string;
  let jobs: Jobs;
  let now = Date.parse('2026-03-01T00:00:00Z');
  const sent: { url: string; id: string; state: string }[] = [];
  const answers = new Map<string, string | undefined>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'briefpress-notices-'));
    jobs = await openJobs({
      folder,
      sources: { pin: async (_collection, source) => source },
      clock: () => new Date(now),
      onError: () => undefined,
      sendNotice: async (url, { id, state }) => {
        sent.push({ url, id, state });
        return answers.get(url);
      },
    });
    await jobs.work(makeRenderer(), 1, 'test');
  });
  afterAll(async () => {
    await jobs.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const noticeOf = async (id: string): Promise<Job['notice']> => (await jobs.queue.find(id))?.notice;

  test('are sent once when the job has ended', async () => {
    const job = await jobs.queue.submit({ orders: [order('a'), order('b')], actor, notify: 'https://one.example.org' });
    expect(job.notice).toEqual({ url: 'https://one.example.org', state: 'waiting', attempts: 0 });
    await expect.poll(() => noticeOf(job.id), { timeout: 20_000 }).toMatchObject({ state: 'delivered', attempts: 1 });
    now += 7 * 24 * 60 * 60 * 1000;
    const other = await jobs.queue.submit({ orders: [order('c')], actor, notify: 'https://other.example.org' });
    await expect.poll(() => noticeOf(other.id), { timeout: 20_000 }).toMatchObject({ state: 'delivered' });
    expect(sent.filter(({ url }) => url === 'https://one.example.org')).toEqual([{ url: 'https://one.example.org', id: job.id, state: 'done' }]);
  });

  test('are sent again with growing pauses until they are given up', async () => {
    answers.set('https://down.example.org', 'HTTP 500');
    const job = await jobs.queue.submit({ orders: [order('a')], actor, notify: 'https://down.example.org' });
    const count = (): number => sent.filter(({ id }) => id === job.id).length;
    for (let attempt = 1; attempt <= MOST_NOTICE_ATTEMPTS; attempt += 1) {
      await expect.poll(count, { timeout: 20_000 }).toBe(attempt);
      await expect.poll(() => noticeOf(job.id)).toMatchObject({ attempts: attempt, reason: 'HTTP 500' });
      now += 24 * 60 * 60 * 1000;
    }
    expect(await noticeOf(job.id)).toMatchObject({ state: 'failed' });
    const later = await jobs.queue.submit({ orders: [order('d')], actor, notify: 'https://later.example.org' });
    await expect.poll(() => noticeOf(later.id), { timeout: 20_000 }).toMatchObject({ state: 'delivered' });
    expect(count()).toBe(MOST_NOTICE_ATTEMPTS);
  });

  test('of a schedule are those of its jobs', async () => {
    const schedule = { id: 'nightly', name: 'Nightly', cron: '0 2 * * *', timeZone: 'UTC', orders: [order('a')], paused: false, createdAt: new Date(now).toISOString(), createdBy: 'ann' };
    await jobs.schedules.save({ ...schedule, notify: 'https://nightly.example.org' });
    const saved = await jobs.schedules.find('nightly');
    expect(saved?.notify).toBe('https://nightly.example.org');
    const job = await jobs.planner.runNow(saved!);
    await expect.poll(() => noticeOf(job.id), { timeout: 20_000 }).toMatchObject({ url: 'https://nightly.example.org', state: 'delivered' });
  });
});

test('over HTTP, only those are told whom the operator has named', async () => {
  const { openTestQueue } = await import('./support/testService.ts');
  const jobs = openTestQueue();
  const settings = { 'webhooks.origins': ['https://hooks.example.org'], 'webhooks.secret': SECRET };
  const service = await startTestService({ jobs, settings });
  const ask = (notify: string): Promise<Response> => service.fetch('/v1/jobs', { json: { template: 'note', dataset: 'sample', notify } });
  expect((await ask('https://hooks.example.org/briefs')).status).toBe(202);
  expect(jobs.submitted[0]?.notify).toBe('https://hooks.example.org/briefs');
  for (const [url, status] of [['http://169.254.169.254/', 422], ['https://evil.example.org/', 422], ['ftp://hooks.example.org/', 400], ['nothing', 400]] as const) {
    expect((await ask(url)).status, url).toBe(status);
  }
  expect(jobs.submitted).toHaveLength(1);
});
