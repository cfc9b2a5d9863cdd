import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import * as messages from '../../../src/messages/service.ts';
import { readZip } from '../../../src/service/archive/unzip.ts';
import { DATASET_FILES, NOTE_TEMPLATE } from '../support/project.ts';
import { startTestService } from '../support/testService.ts';
import type { TestService } from '../support/testService.ts';

interface ItemBody {
  readonly name: string;
  readonly title: string;
  readonly latest: number;
  readonly published?: number;
  readonly changedBy: string;
  readonly version: { readonly number: number; readonly origin: string; readonly comment?: string };
  readonly files: readonly { readonly path: string; readonly size: number }[];
  readonly contents?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const itemIn = async (answer: Response): Promise<ItemBody> => (await answer.json()) as ItemBody;
const etagOf = (answer: Response): string => answer.headers.get('ETag')!;

const put = (service: TestService, path: string, json: unknown, etag?: string): Promise<Response> =>
  service.fetch(path, { method: 'PUT', json, ...(etag !== undefined && { headers: { 'If-Match': etag } }) });
const patch = (service: TestService, path: string, json: unknown, etag?: string): Promise<Response> =>
  service.fetch(path, { method: 'PATCH', json, ...(etag !== undefined && { headers: { 'If-Match': etag } }) });

const render = async (service: TestService, template: string): Promise<string> =>
  (await service.fetch('/v1/briefs', { json: { template, dataset: 'sample', format: 'text', date: '2005-12-05' } })).text();

describe('templates and datasets', () => {
  test('of the folders are there, published', async () => {
    const service = await startTestService();
    const templates = (await (await service.fetch('/v1/templates')).json()) as { items: ItemBody[] };
    expect(templates.items).toMatchObject([{ name: 'note', title: 'Note', description: 'A line about the dataset.', latest: 1, published: 1 }]);
    const datasets = (await (await service.fetch('/v1/datasets')).json()) as { items: ItemBody[] };
    expect(datasets.items).toMatchObject([{ name: 'sample', title: 'Sample 2005', latest: 1, published: 1 }]);
    const note = await itemIn(await service.fetch('/v1/templates/note?contents=true'));
    expect(note.contents).toEqual({ 'template.md': NOTE_TEMPLATE });
    expect(note.settings).toMatchObject({ formats: ['text', 'html'], parameters: { audience: { choices: ['public', 'congress'] } } });
    const shared = await itemIn(await service.fetch('/v1/templates/_shared'));
    expect(shared.files.map(({ path }) => path)).toContain('themes/ledger.yaml');
  });

  test('unknown ones suggest near ones', async () => {
    const service = await startTestService();
    const answer = await service.fetch('/v1/templates/nte');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ diagnostics: [messages.unknownItem('templates', 'nte', ['note'])] });
    for (const path of ['/v1/datasets/_shared', '/v1/templates/A', '/v1/templates/..%2fx']) {
      expect([400, 404]).toContain((await service.fetch(path)).status);
    }
  });

  test('a change is a draft until it is published, and names the state that it replaces', async () => {
    const service = await startTestService();
    const read = await service.fetch('/v1/templates/note');
    const changed = NOTE_TEMPLATE.replace('The office', 'The agency');
    expect((await put(service, '/v1/templates/note', { files: { 'template.md': changed } })).status).toBe(428);
    const saved = await put(service, '/v1/templates/note', { files: { 'template.md': changed }, comment: 'Agencies' }, etagOf(read));
    expect(saved.status).toBe(200);
    expect(await itemIn(saved.clone())).toMatchObject({ latest: 2, published: 1, changedBy: 'local', version: { comment: 'Agencies' } });
    expect(etagOf(saved)).not.toBe(etagOf(read));

    const late = await put(service, '/v1/templates/note', { files: { 'template.md': 'x' } }, etagOf(read));
    expect(late.status).toBe(412);

    expect(await render(service, 'note')).toContain('The office');
    expect(await render(service, 'note@draft')).toContain('The agency');
    const published = await service.fetch('/v1/templates/note/publish', { json: {}, headers: { 'If-Match': etagOf(saved) } });
    expect(await itemIn(published)).toMatchObject({ latest: 2, published: 2 });
    expect(await render(service, 'note')).toContain('The agency');
    expect(await render(service, 'note@1')).toContain('The office');
  });

  test('of two who change the same state at the same time, one is refused', async () => {
    const service = await startTestService();
    const etag = etagOf(await service.fetch('/v1/templates/note'));
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((text) => patch(service, '/v1/templates/note', { files: { 'partials/x.md': text } }, etag)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    expect((await itemIn(await service.fetch('/v1/templates/note'))).latest).toBe(2);
  });

  test('the same files make no new version', async () => {
    const service = await startTestService();
    const etag = etagOf(await service.fetch('/v1/templates/note'));
    const saved = await put(service, '/v1/templates/note', { files: { 'template.md': NOTE_TEMPLATE } }, etag);
    expect((await itemIn(saved.clone())).latest).toBe(1);
    expect(etagOf(saved)).toBe(etag);
  });

  test('some files can be changed, and taken away', async () => {
    const service = await startTestService();
    const etag = etagOf(await service.fetch('/v1/templates/note'));
    const picture = { base64: Buffer.from([0x89, 0x50, 0xff, 0x00]).toString('base64') };
    const added = await patch(service, '/v1/templates/note', { files: { 'partials/x.md': 'X', 'seal.png': picture } }, etag);
    expect((await itemIn(added.clone())).files.map(({ path }) => path)).toEqual(['partials/x.md', 'seal.png', 'template.md']);
    const contents = (await itemIn(await service.fetch('/v1/templates/note?contents=true'))).contents;
    expect(contents).toMatchObject({ 'partials/x.md': 'X', 'seal.png': picture });
    const removed = await patch(service, '/v1/templates/note', { files: { 'partials/x.md': null } }, etagOf(added));
    expect((await itemIn(removed)).files.map(({ path }) => path)).toEqual(['seal.png', 'template.md']);
    const file = await service.fetch('/v1/templates/note/file?path=seal.png');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(Buffer.from([0x89, 0x50, 0xff, 0x00]));
    const older = await service.fetch('/v1/templates/note/file?path=partials/x.md&version=2');
    expect(await older.text()).toBe('X');
    expect((await service.fetch('/v1/templates/note/file?path=toString')).status).toBe(404);
  });

  test.each(['../x.md', '/x.md', 'a//b', 'a\\b', '.hidden', 'a/../b', 'C:x', 'template.md/x', 'a\u0000b', 'x'.repeat(201)])(
    'the path %j is refused',
    async (path) => {
      const service = await startTestService();
      const etag = etagOf(await service.fetch('/v1/templates/note'));
      const body = `{"files": {"template.md": "x", ${JSON.stringify(path)}: "x"}}`;
      const answer = await service.fetch('/v1/templates/note', {
        method: 'PUT',
        body,
        headers: { 'Content-Type': 'application/json', 'If-Match': etag },
      });
      expect([400, 422]).toContain(answer.status);
      expect((await itemIn(await service.fetch('/v1/templates/note'))).latest).toBe(1);
    },
  );

  test('a new one starts from a starter, a copy, files or a ZIP file, and renders', async () => {
    const service = await startTestService();
    const started = await service.fetch('/v1/datasets', { json: { name: 'my-country' } });
    expect(started.status).toBe(201);
    expect(started.headers.get('Location')).toBe('/v1/datasets/my-country');
    expect(await itemIn(started)).toMatchObject({ name: 'my-country', title: 'my-country', latest: 1 });
    expect((await service.fetch('/v1/datasets', { json: { name: 'my-country' } })).status).toBe(409);

    const copied = await itemIn(await service.fetch('/v1/templates', { json: { name: 'copy', copyOf: 'note' } }));
    expect(copied.files).toMatchObject([{ path: 'template.md' }]);
    expect(await render(service, 'copy@draft')).toContain('The office');

    const zip = zipSync({ 'note-2/template.md': bytes(NOTE_TEMPLATE), 'note-2/partials/x.md': bytes('X'), '__MACOSX/._x': bytes('') });
    const uploaded = await service.fetch('/v1/templates?name=zipped&comment=From%20a%20ZIP', {
      method: 'POST',
      body: zip as Uint8Array<ArrayBuffer>,
      headers: { 'Content-Type': 'application/zip' },
    });
    expect(uploaded.status).toBe(201);
    expect(await itemIn(uploaded)).toMatchObject({ name: 'zipped', version: { comment: 'From a ZIP' }, files: [{ path: 'partials/x.md' }, { path: 'template.md' }] });

    const dataset = await service.fetch('/v1/datasets', { json: { name: 'two', files: DATASET_FILES } });
    expect(dataset.status).toBe(201);
    const unpublished = await service.fetch('/v1/briefs', { json: { template: 'note', dataset: 'two', format: 'text' } });
    expect(await unpublished.json()).toMatchObject({ status: 422, diagnostics: [messages.notPublished('datasets', 'two')] });
  });

  test('the ZIP file of a version is the same each time and comes back as it went', async () => {
    const service = await startTestService();
    const read = async (): Promise<Uint8Array> => new Uint8Array(await (await service.fetch('/v1/datasets/sample/archive')).arrayBuffer());
    const zip = await read();
    expect(Buffer.compare(zip, await read())).toBe(0);
    expect(Object.keys(await readZip(zip))).toEqual(['dataset.yaml', 'facts.yaml']);
    const etag = etagOf(await service.fetch('/v1/datasets/sample'));
    const uploaded = await service.fetch('/v1/datasets/sample', {
      method: 'PUT',
      body: zip as Uint8Array<ArrayBuffer>,
      headers: { 'Content-Type': 'application/zip', 'If-Match': etag },
    });
    expect((await itemIn(uploaded)).latest).toBe(1);
  });

  test('versions are listed, compared and restored, also after a removal', async () => {
    const service = await startTestService();
    const first = etagOf(await service.fetch('/v1/templates/note'));
    const second = await patch(service, '/v1/templates/note', { files: { 'template.md': NOTE_TEMPLATE.replace('The office', 'The agency'), 'b.md': 'b' } }, first);
    const diff = (await (await service.fetch('/v1/templates/note/diff')).json()) as { from: number; to: number; files: { path: string; change: string; patch: string }[] };
    expect(diff).toMatchObject({ from: 1, to: 2, files: [{ path: 'b.md', change: 'added' }, { path: 'template.md', change: 'changed' }] });
    expect(diff.files[1]?.patch).toContain('-The office seized');
    expect(diff.files[1]?.patch).toContain('+The agency seized');

    const restored = await service.fetch('/v1/templates/note/restore', { json: { version: 1 }, headers: { 'If-Match': etagOf(second) } });
    expect(await itemIn(restored.clone())).toMatchObject({ latest: 3, version: { origin: 'restore', comment: 'Version 1 again' } });

    const removed = await service.fetch('/v1/templates/note', { method: 'DELETE', headers: { 'If-Match': etagOf(restored) } });
    expect(removed.status).toBe(204);
    expect((await service.fetch('/v1/templates/note')).status).toBe(404);
    expect(((await (await service.fetch('/v1/templates')).json()) as { items: unknown[] }).items).toEqual([]);
    const history = await service.fetch('/v1/templates/note/versions');
    const { items } = (await history.clone().json()) as { items: { number: number; origin: string; isPublished: boolean }[] };
    expect(items.map(({ number, origin }) => [number, origin])).toEqual([[4, 'deletion'], [3, 'restore'], [2, 'edit'], [1, 'import']]);
    const back = await service.fetch('/v1/templates/note/restore', { json: { version: 2 }, headers: { 'If-Match': etagOf(history) } });
    expect(await itemIn(back)).toMatchObject({ latest: 5 });
    // What was published before the removal is not published again by itself.
    expect((await itemIn(await service.fetch('/v1/templates/note'))).published).toBeUndefined();
  });

  test('what cannot be rendered with a dataset that is named is not published', async () => {
    const service = await startTestService();
    const etag = etagOf(await service.fetch('/v1/templates/note'));
    await patch(service, '/v1/templates/note', { files: { 'template.md': NOTE_TEMPLATE.replace('heroin-2005', 'herion-2005') } }, etag);
    const refused = await service.fetch('/v1/templates/note/publish', { json: { against: 'sample' } });
    expect(refused.status).toBe(422);
    expect((await itemIn(await service.fetch('/v1/templates/note'))).published).toBe(1);
    const dataset = await service.fetch('/v1/datasets/sample/publish', { json: { version: 1, against: 'note@1' } });
    expect(dataset.status).toBe(200);
  });

  test('what all templates share can be changed but not removed', async () => {
    const service = await startTestService();
    const etag = etagOf(await service.fetch('/v1/templates/_shared'));
    expect((await service.fetch('/v1/templates/_shared', { method: 'DELETE', headers: { 'If-Match': etag } })).status).toBe(409);
    expect((await patch(service, '/v1/templates/_shared', { files: { 'partials/hello.md': 'Hello.' } }, etag)).status).toBe(200);
    await service.fetch('/v1/templates/_shared/publish', { json: {} });
    const note = etagOf(await service.fetch('/v1/templates/note'));
    await patch(service, '/v1/templates/note', { files: { 'template.md': `${NOTE_TEMPLATE}\n{{> hello}}\n` } }, note);
    expect(await render(service, 'note@draft')).toContain('Hello.');
  });

  test('those who have the state already are told so', async () => {
    const service = await startTestService();
    const etag = etagOf(await service.fetch('/v1/templates/note'));
    expect((await service.fetch('/v1/templates/note', { headers: { 'If-None-Match': etag } })).status).toBe(304);
    await service.fetch('/v1/templates/note/publish', { json: { version: 1 } });
    expect((await service.fetch('/v1/templates/note', { headers: { 'If-None-Match': etag } })).status).toBe(304);
    await patch(service, '/v1/templates/note', { files: { 'a.md': 'a' } }, etag);
    expect((await service.fetch('/v1/templates/note', { headers: { 'If-None-Match': etag } })).status).toBe(200);
  });
});
