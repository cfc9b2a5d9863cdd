import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stopping } from '../../../src/messages/service.ts';
import { openTestQueue, startTestService } from '../support/testService.ts';
import type { Job } from '../../../src/service/model.ts';

const REQUEST = { template: 'note', dataset: 'sample', format: 'text', date: '2005-12-05' };

describe('a service', () => {
  test('says whether it lives and takes work', async () => {
    const service = await startTestService();
    expect(await (await service.fetch('/health/live')).json()).toEqual({ status: 'ok' });
    expect(await (await service.fetch('/health/ready')).json()).toEqual({ status: 'ok' });
  });

  test('does not take work that it could not keep', async () => {
    const service = await startTestService();
    rmSync(join(service.folder, 'output'), { recursive: true, force: true });
    writeFileSync(join(service.folder, 'output'), 'a file where the folder should be');
    const answer = await service.fetch('/v1/briefs', { json: REQUEST });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('130 kilograms');
    await expect.poll(() => JSON.stringify(service.log)).toContain('ENOTDIR');
  });

  test('gives figures for Prometheus, by route and not by address', async () => {
    const service = await startTestService();
    await service.fetch('/v1/briefs', { json: REQUEST });
    await service.fetch('/v1/templates/note');
    await service.fetch('/v1/templates/none');
    const text = await (await service.fetch('/metrics')).text();
    expect(text).toContain('briefpress_http_request_seconds_count{method="POST",route="/v1/briefs",status="200"} 1');
    expect(text).toContain('briefpress_http_request_seconds_count{method="GET",route="/v1/templates/{name}",status="404"} 1');
    expect(text).toContain('briefpress_render_seconds_count{format="text"} 1');
    expect(text).toMatch(/briefpress_pool_busy \d/);
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toContain('templates/none');
  });

  test('logs every request once, with who asked and how it ended', async () => {
    const service = await startTestService();
    await service.fetch('/v1/briefs?limit=1');
    await expect.poll(() => service.log.filter(({ path }) => path === '/v1/briefs')).toMatchObject([
      { level: 'info', method: 'GET', path: '/v1/briefs', status: 200, actor: 'local', address: '127.0.0.1' },
    ]);
  });

  test('finishes what it has begun when it is stopped, and takes nothing more', async () => {
    const service = await startTestService();
    const goOn = service.pool.hold();
    const asked = service.fetch('/v1/briefs', { json: REQUEST });
    await expect.poll(() => service.pool.stats.busy).toBe(1);
    const stopped = service.service.stop();
    await expect(fetch(`${service.url}/health/live`)).rejects.toThrow();
    goOn();
    const answer = await asked;
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('130 kilograms');
    await stopped;
    // What was answered is kept.
    const next = await startTestService({ folder: service.folder });
    await next.fetch('/v1/briefs', { json: REQUEST });
    expect(next.pool.requests).toHaveLength(0);
  });

  test('that is being stopped is not ready, but serves until its balancer has noticed', async () => {
    const service = await startTestService({ settings: { drainSeconds: 1 } });
    const stopped = service.service.stop();
    const answer = await service.fetch('/health/ready');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ diagnostics: [stopping()] });
    expect((await service.fetch('/v1/me')).status).toBe(200);
    await stopped;
  });

  test('cuts off what does not end in time, and closes its queue and its pool', async () => {
    const jobs = openTestQueue();
    const closed: string[] = [];
    jobs.close = async () => void closed.push('jobs');
    const service = await startTestService({ settings: { stopSeconds: 0 }, jobs });
    const { close } = service.pool;
    service.pool.close = async (force) => {
      closed.push(`pool ${force}`);
      await close(force);
    };
    const goOn = service.pool.hold();
    const asked = fetch(`${service.url}/v1/briefs`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(REQUEST) });
    asked.catch(() => undefined);
    await expect.poll(() => service.pool.stats.busy).toBe(1);
    await service.service.stop();
    await expect(asked).rejects.toThrow();
    expect(closed).toEqual(['jobs', 'pool true']);
    goOn();
  });

  test('a queue answers how far its jobs are', async () => {
    const jobs = openTestQueue();
    const service = await startTestService({ jobs });
    const made = (await (await service.fetch('/v1/briefs', { json: { ...REQUEST, format: ['text', 'html'] } })).json()) as Job;
    expect(await (await service.fetch(`/v1/jobs/${made.id}`)).json()).toEqual(made);
  });
});

describe('the audit log', () => {
  test('has every change by page, newest first', async () => {
    const service = await startTestService();
    for (const name of ['a', 'b', 'c']) await service.fetch('/v1/templates', { json: { name } });
    await service.fetch('/v1/templates/b/publish', { json: {} });
    const etag = (await service.fetch('/v1/templates/a')).headers.get('ETag')!;
    await service.fetch('/v1/templates/a', { method: 'DELETE', headers: { 'If-Match': etag } });
    const seen: [string, string][] = [];
    let cursor: string | undefined;
    do {
      const page = (await (await service.fetch(`/v1/audit?limit=2${cursor === undefined ? '' : `&cursor=${cursor}`}`)).json()) as {
        items: { action: string; target: string }[];
        next?: string;
      };
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ action, target }): [string, string] => [action, target]));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(seen).toEqual([
      ['templates.delete', 'templates/a'],
      ['templates.publish', 'templates/b'],
      ['templates.create', 'templates/c'],
      ['templates.create', 'templates/b'],
      ['templates.create', 'templates/a'],
    ]);
  });

  test('has nothing of what was refused, or changed nothing', async () => {
    const service = await startTestService();
    await service.fetch('/v1/templates', { json: { name: 'note' } });
    await service.fetch('/v1/briefs', { json: REQUEST });
    const etag = (await service.fetch('/v1/templates/note')).headers.get('ETag')!;
    const same = (await (await service.fetch('/v1/templates/note?contents=true')).json()) as { contents: unknown };
    await service.fetch('/v1/templates/note', { method: 'PUT', json: { files: same.contents }, headers: { 'If-Match': etag } });
    expect(await (await service.fetch('/v1/audit')).json()).toEqual({ items: [] });
  });
});
