import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { VersionStore } from '../../src/service/model.ts';
import { importFolders } from '../../src/service/sources/importFolders.ts';
import type { ImportFolders } from '../../src/service/sources/importFolders.ts';
import { openFileVersions } from '../../src/service/stores/fileVersions.ts';
import { useFolders } from './support/folders.ts';
import { makeProject } from './support/project.ts';

const emptyFolder = useFolders();

interface Setup {
  readonly store: VersionStore;
  readonly template: string;
  /** What became of every folder, but those of which nothing did. */
  take(): Promise<Record<string, string>>;
}

function setUp(): Setup {
  const folder = makeProject();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const folders: ImportFolders = { templates: join(folder, 'templates'), datasets: join(folder, 'data'), shared: join(folder, 'none') };
  const store = openFileVersions(join(folder, 'state'), () => new Date('2026-03-01T00:00:00Z'));
  return {
    store,
    template: join(folder, 'templates/note/template.md'),
    async take() {
      const results = await importFolders(store, folders);
      return Object.fromEntries(results.filter(({ outcome }) => outcome !== 'unchanged').map(({ target, outcome }) => [target, outcome]));
    },
  };
}

const edit = (text: string): { files: Record<string, Uint8Array>; author: string; origin: 'edit' } => ({
  files: { 'template.md': new TextEncoder().encode(text) },
  author: 'jane',
  origin: 'edit',
});

describe('folders', () => {
  test('are taken and published once', async () => {
    const { store, take } = setUp();
    expect(await take()).toEqual({ 'templates/note': 'published', 'datasets/sample': 'published', 'templates/_shared': 'published' });
    expect(await take()).toEqual({});
    expect(await store.find('templates', 'note')).toMatchObject({ latest: { number: 1, origin: 'import' }, published: 1 });
  });

  test('that change become new versions, published while only imports ever were', async () => {
    const { store, template, take } = setUp();
    await take();
    writeFileSync(template, 'changed');
    expect(await take()).toEqual({ 'templates/note': 'published' });
    expect(await store.find('templates', 'note')).toMatchObject({ latest: { number: 2 }, published: 2 });
  });

  test('that change do not replace what editors have made', async () => {
    const { store, template, take } = setUp();
    await take();
    await store.save('templates', 'note', 1, edit('by an editor'));
    expect(await take()).toEqual({});
    writeFileSync(template, 'changed');
    expect(await take()).toEqual({ 'templates/note': 'unpublished' });
    expect(await store.find('templates', 'note')).toMatchObject({ latest: { number: 3, origin: 'import' }, published: 1 });
    expect(await take()).toEqual({});
  });

  test('that did not change leave an earlier version published that somebody chose', async () => {
    const { store, template, take } = setUp();
    await take();
    writeFileSync(template, 'changed');
    await take();
    await store.publish('templates', 'note', 1);
    expect(await take()).toEqual({});
    expect(await store.find('templates', 'note')).toMatchObject({ published: 1 });
  });

  test('that are gone, or were deleted, change nothing', async () => {
    const { store, template, take } = setUp();
    await take();
    await store.save('templates', 'note', 1, { files: {}, author: 'jane', origin: 'deletion' });
    expect(await take()).toEqual({});
    expect(await store.list('templates')).toMatchObject([{ name: '_shared' }]);
    rmSync(template);
    expect(await take()).toEqual({});
  });

  test('that were taken but not published before the process died are published at the next start', async () => {
    const { store } = setUp();
    const dying: VersionStore = { ...store, publish: async () => Promise.reject(new Error('died')) };
    const folder = emptyFolder();
    mkdirSync(join(folder, 'shared'));
    writeFileSync(join(folder, 'shared/x.md'), 'x');
    const folders = { templates: join(folder, 'templates'), datasets: join(folder, 'data'), shared: join(folder, 'shared') };
    await expect(importFolders(dying, folders)).rejects.toThrow('died');
    expect((await store.find('templates', '_shared'))?.published).toBeUndefined();
    expect(await importFolders(store, folders)).toEqual([{ target: 'templates/_shared', outcome: 'published' }]);
  });

  test('whose names cannot be those of items are left alone', async () => {
    const { template, take } = setUp();
    const odd = join(template, '../../Odd Name');
    mkdirSync(odd);
    writeFileSync(join(odd, 'template.md'), 'x');
    expect(await take()).toMatchObject({ 'templates/Odd Name': 'ignored', 'templates/note': 'published' });
  });

  test('that two processes take at the same time are taken once', async () => {
    const { store, take } = setUp();
    await Promise.all([take(), take(), take()]);
    expect(await store.history('templates', 'note')).toHaveLength(1);
    expect(await store.find('templates', 'note')).toMatchObject({ published: 1 });
  });
});
