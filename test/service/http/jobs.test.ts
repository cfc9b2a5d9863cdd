import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostic.ts';
import { gaveUp } from '../../../src/messages/jobs.ts';
import { processDied } from '../../../src/messages/sandbox.ts';
import * as messages from '../../../src/messages/service.ts';
import { openLazyJobs } from '../../../src/service/jobs/lazy.ts';
import { openJobs } from '../../../src/service/jobs/open.ts';
import type { Brief, Job } from '../../../src/service/model.ts';
import { makeProject, NOTE_TEMPLATE } from '../support/project.ts';
import { openTestQueue, startLastingService, startTestService } from '../support/testService.ts';
import type { TestService } from '../support/testService.ts';

const REQUEST = { template: 'note', dataset: 'sample', date: '2005-12-05' };

interface JobBody extends Job {
  readonly counts: Readonly<Record<Job['state'], number>>;
  readonly links: { readonly self: string; readonly events: string; readonly archive: string };
}

const jobIn = async (answer: Response): Promise<JobBody> => (await answer.json()) as JobBody;

const now = (): Date => new Date();

/** The events of a stream, until it ends. */
async function eventsOf(answer: Response): Promise<JobBody[]> {
  const text = await answer.text();
  return [...text.matchAll(/^event: job\ndata: (.*)$/gm)].map((match) => JSON.parse(match[1]!) as JobBody);
}

describe('over a queue in a database', () => {
  let service: TestService;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const folder = makeProject();
    [service, stop] = await startLastingService({
      folder,
      clock: now,
      settings: { 'deliveries.places': [`${folder}/press`], 'webhooks.origins': ['https://hooks.example.org'], 'webhooks.secret': 'x'.repeat(24) },
      openJobs: async ({ sources, renderer }) => {
        const { queue, schedules, runNow } = openLazyJobs(async () => {
          const jobs = await openJobs({ folder: `${folder}/state`, sources, clock: now, onError: () => undefined });
          await jobs.work(renderer, 1, 'test');
          return jobs;
        });
        return { queue, schedules: { ...schedules, runNow } };
      },
    });
  });
  afterAll(() => stop());

  const finished = async (path: string): Promise<JobBody> => {
    await expect.poll(async () => (await jobIn(await service.fetch(path))).finishedAt, { timeout: 30_000 }).toBeDefined();
    return jobIn(await service.fetch(path));
  };

  test('a job is watched to its end, and its briefs come as a ZIP file', async () => {
    const made = await service.fetch('/v1/jobs', { json: { ...REQUEST, format: ['text', 'html'] } });
    expect(made.status).toBe(202);
    const job = await jobIn(made);
    expect(made.headers.get('Location')).toBe(job.links.self);
    expect(job.items.map(({ label }) => label)).toEqual(['note@1 sample@1 text', 'note@1 sample@1 html']);

    const events = await eventsOf(await service.fetch(job.links.events));
    expect(events.at(-1)).toMatchObject({ id: job.id, state: 'done', counts: { waiting: 0, running: 0, done: 2, failed: 0 } });

    const done = await finished(job.links.self);
    const archive = await service.fetch(job.links.archive);
    expect(archive.headers.get('Content-Disposition')).toContain(`job-${job.id}.zip`);
    const files = unzipSync(new Uint8Array(await archive.arrayBuffer()));
    expect(Object.keys(files)).toEqual(['1 Sample 2005.txt', '2 Sample 2005.html', 'job.json']);
    expect(new TextDecoder().decode(files['1 Sample 2005.txt'])).toContain('130 kilograms');
    expect(JSON.parse(new TextDecoder().decode(files['job.json']))).toEqual(done);

    // What the job has rendered is there for those who ask for it at once.
    const before = service.pool.requests.length;
    const direct = await service.fetch('/v1/briefs', { json: { ...REQUEST, format: 'text' }, headers: { Accept: 'application/json' } });
    expect(((await direct.json()) as Brief).id).toBe(done.items[0]!.brief);
    expect(service.pool.requests).toHaveLength(before);
  });

  test('what fails is told brief by brief, and can be done again when it is mended', async () => {
    const template = { base: 'note', files: { 'template.md': NOTE_TEMPLATE.replace('heroin-2005', 'herion-2005') } };
    const job = await jobIn(await service.fetch('/v1/jobs', { json: { ...REQUEST, template: [template, 'note'], format: 'text' } }));
    const ended = await finished(job.links.self);
    expect(ended).toMatchObject({ state: 'failed', counts: { failed: 1, done: 1 } });
    expect(ended.items[0]!.diagnostics[0]?.message).toContain('herion-2005');
    const again = await service.fetch(`${job.links.self}/retry`, { method: 'POST' });
    expect(again.status).toBe(202);
    expect(await finished(job.links.self)).toMatchObject({ state: 'failed' });
    const failed = (await (await service.fetch('/v1/jobs?state=failed')).json()) as { items: JobBody[] };
    expect(failed.items.map(({ id }) => id)).toEqual([job.id]);
    expect(failed.items[0]).not.toHaveProperty('items');
  });

  test('jobs are listed newest first, page by page', async () => {
    const all = (await (await service.fetch('/v1/jobs')).json()) as { items: JobBody[] };
    const first = (await (await service.fetch('/v1/jobs?limit=1')).json()) as { items: JobBody[]; next: string };
    const second = (await (await service.fetch(`/v1/jobs?limit=1&cursor=${first.next}`)).json()) as { items: JobBody[] };
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.items.slice(0, 2).map(({ id }) => id));
  });

  test('a job that is cancelled renders nothing more', async () => {
    const goOn = service.pool.hold();
    const formats = ['2006-01-01', '2006-01-02', '2006-01-03', '2006-01-04'];
    const jobs = await Promise.all(formats.map(async (date) => jobIn(await service.fetch('/v1/jobs', { json: { ...REQUEST, date, format: ['text', 'html'] } }))));
    const last = jobs.at(-1)!;
    const cancelled = await jobIn(await service.fetch(`${last.links.self}/cancel`, { method: 'POST' }));
    expect(cancelled.counts.cancelled + cancelled.counts.running).toBe(2);
    goOn();
    for (const { links } of jobs) await finished(links.self);
    expect((await finished(last.links.self)).counts.cancelled).toBe(cancelled.counts.cancelled);
  });

  test('what is not there is not found', async () => {
    for (const path of ['0b6f3c1e-8f0d-4c55-9a57-0a2f4b5c6d7e', 'none']) {
      expect((await service.fetch(`/v1/jobs/${path}`)).status).toBe(404);
      expect((await service.fetch(`/v1/jobs/${path}/events`)).status).toBe(404);
      expect((await service.fetch(`/v1/jobs/${path}/archive`)).status).toBe(404);
      expect((await service.fetch(`/v1/jobs/${path}/cancel`, { method: 'POST' })).status).toBe(404);
    }
  });

  test('a schedule is made, shown, changed, paused, run and removed', async () => {
    const made = await service.fetch('/v1/schedules', {
      json: { id: 'nightly', cron: '30 2 * * *', timeZone: 'Europe/Berlin', template: 'note', dataset: 'sample', format: ['text', 'html'] },
    });
    expect(made.status).toBe(201);
    const schedule = (await made.json()) as { nextRuns: string[]; orders: unknown[] };
    expect(schedule).toMatchObject({ id: 'nightly', name: 'nightly', paused: false, createdBy: 'local' });
    expect(schedule.orders).toHaveLength(2);
    expect(schedule.nextRuns).toHaveLength(3);
    expect((await service.fetch('/v1/schedules', { json: { id: 'nightly', cron: '1 2 * * *', template: 'note', dataset: 'sample' } })).status).toBe(409);

    const body = { cron: '0 6 * * 1', template: 'note', dataset: 'sample', format: 'text' };
    expect((await service.fetch('/v1/schedules/nightly', { method: 'PUT', json: body })).status).toBe(428);
    const changed = await service.fetch('/v1/schedules/nightly', { method: 'PUT', json: body, headers: { 'If-Match': made.headers.get('ETag')! } });
    expect(await changed.json()).toMatchObject({ cron: '0 6 * * 1', timeZone: 'UTC', createdBy: 'local' });
    expect((await service.fetch('/v1/schedules/nightly', { method: 'PUT', json: body, headers: { 'If-Match': made.headers.get('ETag')! } })).status).toBe(412);
    expect((await service.fetch('/v1/schedules/nightly')).headers.get('ETag')).toBe(changed.headers.get('ETag'));

    const paused = await service.fetch('/v1/schedules/nightly/pause', { method: 'POST' });
    expect(await paused.json()).toMatchObject({ paused: true, nextRuns: [] });
    await service.fetch('/v1/schedules/nightly/resume', { method: 'POST' });
    const list = (await (await service.fetch('/v1/schedules')).json()) as { items: { id: string; paused: boolean }[] };
    expect(list.items).toMatchObject([{ id: 'nightly', paused: false }]);

    const run = await service.fetch('/v1/schedules/nightly/run', { method: 'POST' });
    expect(run.status).toBe(202);
    await finished(run.headers.get('Location')!);
    const runs = (await (await service.fetch('/v1/schedules/nightly/runs')).json()) as { items: { state: string; job: string; milliseconds: number }[] };
    expect(runs.items).toMatchObject([{ state: 'done', job: run.headers.get('Location')!.replace('/v1/jobs/', '') }]);
    expect(runs.items[0]!.milliseconds).toBeGreaterThanOrEqual(0);

    expect((await service.fetch('/v1/schedules/nightly', { method: 'DELETE' })).status).toBe(204);
    expect((await service.fetch('/v1/schedules/nightly')).status).toBe(404);
    const log = (await (await service.fetch('/v1/audit')).json()) as { items: { action: string }[] };
    expect(log.items.map(({ action }) => action).filter((action) => action.startsWith('schedules.')).toReversed()).toEqual([
      'schedules.create',
      'schedules.update',
      'schedules.pause',
      'schedules.resume',
      'schedules.run',
      'schedules.delete',
    ]);
  });

  test('copies of what a schedule makes are put where it says, if that is allowed', async () => {
    const schedule = { id: 'press', cron: '30 2 * * *', template: 'note', dataset: 'sample', format: 'text', notify: 'https://hooks.example.org/briefs' };
    const place = `${service.folder}/press/daily`;
    const refused = await service.fetch('/v1/schedules', { json: { ...schedule, destination: `${service.folder}/elsewhere` } });
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining(`May be used, with what is below: \\"${service.folder}/press`)]);
    const made = await service.fetch('/v1/schedules', { json: { ...schedule, destination: place } });
    expect(await made.json()).toMatchObject({ destination: place, notify: schedule.notify });
    const run = await service.fetch('/v1/schedules/press/run', { method: 'POST' });
    const job = await finished(run.headers.get('Location')!);
    expect(job.items).toMatchObject([{ state: 'done', deliverTo: expect.stringMatching(/press\/daily\/\d{4}-\d\d-\d\d\/sample\/note\.txt$/) }]);
    expect(readFileSync(job.items[0]!.deliverTo!, 'utf8')).toContain('130 kilograms');
    await service.fetch('/v1/schedules/press', { method: 'DELETE' });
  });

  test('briefs that were given up are listed with their reason, and begun anew', async () => {
    const none = await service.fetch('/v1/jobs/dead');
    expect(await none.json()).toEqual({ items: [] });
    service.pool.isDeadly = true;
    const job = await jobIn(await service.fetch('/v1/jobs', { json: { ...REQUEST, date: '2007-01-01', format: 'text' } }));
    await finished(job.links.self);
    service.pool.isDeadly = false;
    const list = (await (await service.fetch('/v1/jobs/dead?limit=5')).json()) as { items: { job: string; diagnostics: Diagnostic[]; links: { retry: string } }[] };
    expect(list.items).toMatchObject([{ job: job.id, label: 'note@1 sample@1 text', links: { job: job.links.self } }]);
    expect(list.items[0]!.diagnostics[0]).toEqual(gaveUp(3, processDied().message));
    expect((await service.fetch(list.items[0]!.links.retry, { method: 'POST' })).status).toBe(202);
    expect(await finished(job.links.self)).toMatchObject({ state: 'done' });
    expect(await (await service.fetch('/v1/jobs/dead')).json()).toEqual({ items: [] });
  });

  test('a schedule that cannot be is refused', async () => {
    const schedule = { id: 'odd', cron: '30 2 * * *', template: 'note', dataset: 'sample' };
    const ask = async (change: object): Promise<[number, string]> => {
      const answer = await service.fetch('/v1/schedules', { json: { ...schedule, ...change } });
      return [answer.status, await answer.text()];
    };
    expect(await ask({ cron: 'daily' })).toEqual([422, expect.stringContaining('five fields')]);
    expect(await ask({ cron: '0 0 31 2 *' })).toEqual([422, expect.stringContaining('never due')]);
    expect(await ask({ timeZone: 'Europe/Berln' })).toEqual([422, expect.stringContaining('Europe/Berlin')]);
    expect(await ask({ template: 'noet' })).toEqual([422, expect.stringContaining('Did you mean')]);
    expect(await ask({ id: 'No good' })).toEqual([400, expect.stringContaining('/id')]);
    expect(await ask({ format: 'odt' })).toEqual([400, expect.stringContaining('/format')]);
  });
});

test('what no database can hold is refused, not a fault of ours', async () => {
  const service = await startTestService({ jobs: openTestQueue() });
  for (const path of ['/v1/jobs', '/v1/briefs']) {
    const answer = await service.fetch(path, { json: { ...REQUEST, params: { audience: 'a\0b' } } });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('/params/audience')]);
  }
  const named = await service.fetch('/v1/templates', { json: { name: 'nul', comment: 'a\0b' } });
  expect(named.status).toBe(400);
});

test('the times of a schedule can be seen before it is made', async () => {
  const service = await startTestService({ clock: () => new Date('2026-03-28T12:00:00Z') });
  const answer = await service.fetch('/v1/times?cron=30%202%20*%20*%20*&timeZone=Europe/Berlin&count=2');
  // There is no 02:30 on the first of the two days.
  expect(await answer.json()).toEqual({ items: ['2026-03-29T01:00:00.000Z', '2026-03-30T00:30:00.000Z'] });
  expect((await service.fetch('/v1/times?cron=never')).status).toBe(422);
});

test('a stream of events ends when the service is stopped', async () => {
  const jobs = openTestQueue();
  const service = await startTestService({
    jobs: {
      ...jobs,
      async *watch(id, signal) {
        yield (await jobs.find(id))!;
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      },
    },
  });
  const job = await jobIn(await service.fetch('/v1/jobs', { json: REQUEST }));
  const stream = await fetch(service.url + job.links.events);
  expect(stream.headers.get('Content-Type')).toContain('text/event-stream');
  const reader = stream.body!.getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toContain('event: job');
  await service.service.stop();
  expect((await reader.read()).done).toBe(true);
});

test('a service without a queue refuses jobs and schedules', async () => {
  const service = await startTestService();
  for (const path of ['/v1/jobs', '/v1/schedules', '/v1/jobs/x']) {
    const answer = await service.fetch(path);
    expect(answer.status, path).toBe(501);
    expect(await answer.json()).toMatchObject({ diagnostics: [messages.noJobs()] });
  }
});

test('a job of which nothing is rendered yet has no archive', async () => {
  const service = await startTestService({ jobs: openTestQueue() });
  const job = await jobIn(await service.fetch('/v1/jobs', { json: REQUEST }));
  const answer = await service.fetch(job.links.archive);
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ diagnostics: [messages.nothingRendered(job.id)] });
});
