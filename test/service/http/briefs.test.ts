import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as messages from '../../../src/messages/service.ts';
import type { Brief } from '../../../src/service/model.ts';
import { DOCUMENT, NOTE_TEMPLATE } from '../support/project.ts';
import { openTestQueue, startTestService } from '../support/testService.ts';

const REQUEST = { template: 'note', dataset: 'sample', format: 'text', date: '2005-12-05' };

interface ProblemBody {
  readonly status: number;
  readonly detail: string;
  readonly diagnostics: readonly { rule: string; message: string; place?: { file: string; line: number } }[];
}

const lineOf = (text: string, word: string): number => text.split('\n').findIndex((line) => line.includes(word)) + 1;

const problemIn = async (answer: Response): Promise<ProblemBody> => (await answer.json()) as ProblemBody;

describe('rendering now', () => {
  test('gives the file with its type, its name and its hash', async () => {
    const { fetch } = await startTestService();
    const answer = await fetch('/v1/briefs', { json: REQUEST });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="Sample 2005.txt"');
    const text = await answer.text();
    expect(text).toContain('The office seized 130 kilograms for the public.');
    expect(answer.headers.get('ETag')).toBe(`"${createHash('sha256').update(text).digest('hex')}"`);
    expect(answer.headers.get('Content-Location')).toMatch(/^\/v1\/briefs\/[0-9a-f]{40}\/file$/);
  });

  test('gives the record to those who prefer JSON', async () => {
    const { fetch } = await startTestService();
    const answer = await fetch('/v1/briefs', { json: REQUEST, headers: { Accept: 'application/json' } });
    const brief = (await answer.json()) as Brief;
    expect(brief).toMatchObject({
      title: 'Sample 2005',
      template: { name: 'note', version: 1 },
      dataset: { name: 'sample', version: 1 },
      format: 'text',
      date: '2005-12-05',
      createdBy: 'local',
      createdAt: '2026-03-01T09:30:00.000Z',
    });
  });

  test('renders the same request once, also after a restart', async () => {
    const first = await startTestService();
    const [a, b] = await Promise.all([first.fetch('/v1/briefs', { json: REQUEST }), first.fetch('/v1/briefs', { json: REQUEST })]);
    const c = await first.fetch('/v1/briefs', { json: REQUEST });
    expect(first.pool.requests).toHaveLength(1);
    const texts = await Promise.all([a, b, c].map((answer) => answer.text()));
    expect(new Set(texts).size).toBe(1);

    const second = await startTestService({ folder: first.folder });
    const again = await second.fetch('/v1/briefs', { json: REQUEST });
    expect(second.pool.requests).toHaveLength(0);
    expect(await again.text()).toBe(texts[0]);
    expect(again.headers.get('Content-Location')).toBe(a.headers.get('Content-Location'));
  });

  test('another parameter, paper, date, format or content makes another brief', async () => {
    const { fetch } = await startTestService();
    const changes = [{}, { params: { audience: 'congress' } }, { paper: 'a4' }, { date: '2005-12-06' }, { format: 'html' }];
    const ids = [];
    for (const change of changes) {
      const answer = await fetch('/v1/briefs', { json: { ...REQUEST, ...change } });
      expect(answer.status).toBe(200);
      ids.push(answer.headers.get('Content-Location'));
    }
    const inline = { files: { 'template.md': NOTE_TEMPLATE.replace('seized', 'took') } };
    ids.push((await fetch('/v1/briefs', { json: { ...REQUEST, template: inline } })).headers.get('Content-Location'));
    expect(new Set(ids).size).toBe(6);
  });

  test('uses the date of today in UTC where none is given', async () => {
    const { fetch, pool } = await startTestService({ clock: () => new Date('2026-03-01T23:59:00.000Z') });
    await fetch('/v1/briefs', { json: { template: 'note', dataset: 'sample', format: 'text' } });
    expect(pool.requests[0]?.date).toBe('2026-03-01');
  });

  test('takes a dataset as one document', async () => {
    const { fetch } = await startTestService();
    const answer = await fetch('/v1/briefs', { json: { template: 'note', data: DOCUMENT, format: 'text', params: { audience: 'congress' } } });
    expect(await answer.text()).toContain('The office seized 130 kilograms for the congress.');
  });

  test('takes files laid over what is stored', async () => {
    const { fetch } = await startTestService();
    const template = { base: 'note', files: { 'template.md': NOTE_TEMPLATE.replace('The office', 'The agency') } };
    const answer = await fetch('/v1/briefs', { json: { ...REQUEST, template } });
    expect(await answer.text()).toContain('The agency seized');
  });

  test('a file that was taken out of the storage is rendered again', async () => {
    const { fetch, folder, pool } = await startTestService();
    const first = await (await fetch('/v1/briefs', { json: REQUEST })).text();
    const [id = ''] = readdirSync(join(folder, 'output/briefs'));
    rmSync(join(folder, 'output/briefs', id, 'brief.txt'));
    const again = await fetch('/v1/briefs', { json: REQUEST });
    expect(await again.text()).toBe(first);
    expect(pool.requests).toHaveLength(2);
    expect(readFileSync(join(folder, 'output/briefs', id, 'brief.txt'), 'utf8')).toBe(first);
  });
});

describe('what cannot be rendered', () => {
  test('errors of the input are told with their places', async () => {
    const { fetch } = await startTestService();
    const template = { base: 'note', files: { 'template.md': NOTE_TEMPLATE.replace('heroin-2005', 'herion-2005') } };
    const answer = await fetch('/v1/briefs', { json: { ...REQUEST, template } });
    expect(answer.status).toBe(422);
    const { diagnostics } = await problemIn(answer);
    expect(diagnostics[0]?.place).toMatchObject({ file: 'templates/note/template.md', line: lineOf(template.files['template.md'], 'herion') });
    expect(diagnostics[0]?.message).toContain('herion-2005');
  });

  test('errors of a document are told with the line in it', async () => {
    const { fetch } = await startTestService();
    const answer = await fetch('/v1/briefs', { json: { template: 'note', data: { ...DOCUMENT, titel: 'x' }, format: 'text' } });
    expect(answer.status).toBe(422);
    const { diagnostics } = await problemIn(answer);
    const line = lineOf(JSON.stringify({ ...DOCUMENT, titel: 'x' }, null, 2), 'titel');
    expect(diagnostics.some(({ place }) => place?.file === 'data/inline/dataset.json' && place.line === line)).toBe(true);
  });

  test('unknown names suggest near ones', async () => {
    const { fetch } = await startTestService();
    const template = await fetch('/v1/briefs', { json: { ...REQUEST, template: 'noet' } });
    expect(template.status).toBe(422);
    expect((await problemIn(template)).diagnostics).toEqual([messages.unknownItem('templates', 'noet', ['note'])]);
    const dataset = await fetch('/v1/briefs', { json: { ...REQUEST, dataset: 'sample@7' } });
    expect((await problemIn(dataset)).diagnostics).toEqual([messages.unknownVersion('datasets', 'sample', 7, 1)]);
    const reference = await fetch('/v1/briefs', { json: { ...REQUEST, template: '../note' } });
    expect((await problemIn(reference)).diagnostics).toEqual([messages.badReference('templates', '../note')]);
  });

  test('every fault of a request is told with where it is', async () => {
    const { fetch } = await startTestService();
    const answer = await fetch('/v1/briefs', { json: { template: 'note', formt: 'pdf', format: 'pdff', date: '5 December' } });
    expect(answer.status).toBe(400);
    const { diagnostics } = await problemIn(answer);
    const text = diagnostics.map(({ message }) => message).join('\n');
    for (const words of ['/formt', '/format: expected one of "pdf"', '/date']) expect(text).toContain(words);
  });

  test('a dataset is named or sent, not both and not neither', async () => {
    const { fetch } = await startTestService();
    expect((await fetch('/v1/briefs', { json: { template: 'note' } })).status).toBe(400);
    expect((await fetch('/v1/briefs', { json: { ...REQUEST, data: DOCUMENT } })).status).toBe(400);
  });

  test('a pool that is full is answered 503 with a time to wait', async () => {
    const { fetch, pool } = await startTestService();
    pool.isFull = true;
    const answer = await fetch('/v1/briefs', { json: REQUEST });
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    pool.isFull = false;
    expect((await fetch('/v1/briefs', { json: REQUEST })).status).toBe(200);
  });

  test('a render that nobody waits for any longer is given up', async () => {
    const { pool, fetch } = await startTestService();
    const goOn = pool.hold();
    const leaving = new AbortController();
    const asked = fetch('/v1/briefs', { json: REQUEST, signal: leaving.signal });
    await expect.poll(() => pool.stats.busy).toBe(1);
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await expect.poll(() => pool.abandoned).toBe(1);
    goOn();
    expect((await fetch('/v1/briefs', { json: REQUEST })).status).toBe(200);
  });
});

describe('briefs that were rendered', () => {
  test('are listed newest first, by page and by template', async () => {
    let now = Date.parse('2026-03-01T00:00:00.000Z');
    const { fetch } = await startTestService({ clock: () => new Date((now += 1000)) });
    for (const date of ['2005-01-01', '2005-01-02', '2005-01-03']) await fetch('/v1/briefs', { json: { ...REQUEST, date } });
    const first = (await (await fetch('/v1/briefs?limit=2')).json()) as { items: Brief[]; next: string };
    expect(first.items.map(({ date }) => date)).toEqual(['2005-01-03', '2005-01-02']);
    const second = (await (await fetch(`/v1/briefs?limit=2&cursor=${first.next}`)).json()) as { items: Brief[]; next?: string };
    expect(second.items.map(({ date }) => date)).toEqual(['2005-01-01']);
    expect(second.next).toBeUndefined();
    const none = (await (await fetch('/v1/briefs?template=other')).json()) as { items: Brief[] };
    expect(none.items).toEqual([]);
    const [brief] = second.items as (Brief & { links: { self: string } })[];
    expect(await (await fetch(brief!.links.self)).json()).toEqual(brief);
  });

  test('are found by their ids and no others', async () => {
    const { fetch } = await startTestService();
    expect((await fetch(`/v1/briefs/${'0'.repeat(40)}`)).status).toBe(404);
    expect((await fetch('/v1/briefs/..%2f..%2fstate')).status).toBe(400);
    expect((await fetch('/v1/briefs/%c0%ae')).status).toBe(400);
  });

  test('can be removed, and are then rendered anew', async () => {
    const { fetch, pool } = await startTestService();
    const file = (await fetch('/v1/briefs', { json: REQUEST })).headers.get('Content-Location')!;
    const record = file.replace(/\/file$/, '');
    expect((await fetch(record, { method: 'DELETE' })).status).toBe(204);
    expect((await fetch(record)).status).toBe(404);
    expect((await fetch(file)).status).toBe(404);
    expect(((await (await fetch('/v1/briefs')).json()) as { items: unknown[] }).items).toEqual([]);
    await fetch('/v1/briefs', { json: REQUEST });
    expect(pool.requests).toHaveLength(2);
  });
});

describe('jobs', () => {
  test('lists and respond-async make a job of every combination, of the versions that are published then', async () => {
    const jobs = openTestQueue();
    const { fetch } = await startTestService({ jobs });
    const answer = await fetch('/v1/briefs', { json: { ...REQUEST, format: ['text', 'html'] } });
    expect(answer.status).toBe(202);
    expect(answer.headers.get('Location')).toBe('/v1/jobs/job-1');
    expect(jobs.submitted[0]?.orders.map(({ template, dataset, format }) => [template, dataset, format])).toEqual([
      ['note@1', 'sample@1', 'text'],
      ['note@1', 'sample@1', 'html'],
    ]);
    const preferred = await fetch('/v1/briefs', { json: REQUEST, headers: { Prefer: 'respond-async, wait=10' } });
    expect(preferred.status).toBe(202);
    expect(preferred.headers.get('Preference-Applied')).toBe('respond-async');
    expect((await fetch('/v1/jobs/job-2')).status).toBe(200);
    expect((await fetch('/v1/jobs/job-3')).status).toBe(404);
  });

  test('what cannot be pinned is refused before it is accepted', async () => {
    const jobs = openTestQueue();
    const { fetch } = await startTestService({ jobs });
    const answer = await fetch('/v1/briefs', { json: { ...REQUEST, dataset: ['sample', 'sampel'] } });
    expect(answer.status).toBe(422);
    expect(jobs.submitted).toEqual([]);
  });

  test('without a queue they are refused', async () => {
    const { fetch } = await startTestService();
    const answer = await fetch('/v1/briefs', { json: REQUEST, headers: { Prefer: 'respond-async' } });
    expect(answer.status).toBe(501);
  });
});

describe('checking without rendering', () => {
  test('tells what is wrong', async () => {
    const { fetch } = await startTestService();
    const right = await fetch('/v1/checks', { json: { template: 'note', dataset: 'sample' } });
    expect(await right.json()).toEqual({ ok: true, diagnostics: [] });
    const template = { base: 'note', files: { 'template.md': NOTE_TEMPLATE.replace('heroin-2005', 'herion-2005') } };
    const wrong = (await (await fetch('/v1/checks', { json: { template, dataset: 'sample' } })).json()) as { ok: boolean; diagnostics: unknown[] };
    expect(wrong.ok).toBe(false);
    expect(wrong.diagnostics).not.toEqual([]);
    expect(((await (await fetch('/v1/briefs')).json()) as { items: unknown[] }).items).toEqual([]);
  });
});
