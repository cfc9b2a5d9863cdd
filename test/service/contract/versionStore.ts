import { describe, expect, test } from 'vitest';
import type { VersionChange, VersionStore } from '../../../src/service/model.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const change = (files: Record<string, string>, more: Partial<VersionChange> = {}): VersionChange => ({
  files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, bytes(text)])),
  author: 'jane',
  origin: 'edit',
  ...more,
});

/** The texts of one version, by path. */
async function textOf(store: VersionStore, number: number): Promise<Record<string, string> | undefined> {
  const files = await store.read('templates', 'note', number);
  if (files === undefined) return undefined;
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, new TextDecoder().decode(content)]));
}

/** What every store of versions must do. `open` gives an empty one; `reopen` the same one, as another process would. */
export function versionStoreContract(
  name: string,
  open: () => Promise<{ readonly store: VersionStore; readonly reopen: () => Promise<VersionStore> }>,
): void {
  describe(`${name}: versions`, () => {
    test('are there in order, with what they were saved with', async () => {
      const { store } = await open();
      expect(await store.find('templates', 'note')).toBeUndefined();
      const first = await store.save('templates', 'note', 0, change({ 'template.md': 'one', 'charts/a.json': '{}' }, { comment: 'First' }));
      expect(first).toMatchObject({ saved: true, item: { name: 'note', latest: { number: 1, author: 'jane', comment: 'First', origin: 'edit' } } });
      const second = await store.save('templates', 'note', 1, change({ 'template.md': 'two' }));
      expect(second).toMatchObject({ saved: true, item: { latest: { number: 2 } } });
      expect(await textOf(store, 1)).toEqual({ 'charts/a.json': '{}', 'template.md': 'one' });
      expect(await textOf(store, 2)).toEqual({ 'template.md': 'two' });
      expect(await textOf(store, 3)).toBeUndefined();
      const history = await store.history('templates', 'note');
      expect(history.map(({ number }) => number)).toEqual([2, 1]);
      expect(history[1]!.files.map(({ path, size }) => [path, size])).toEqual([['charts/a.json', 2], ['template.md', 3]]);
      expect(history[0]!.hash).not.toBe(history[1]!.hash);
      expect(Date.parse(history[0]!.at)).not.toBeNaN();
    });

    test('keep any bytes and any path', async () => {
      const { store } = await open();
      const files = { 'seal.png': Uint8Array.from({ length: 256 }, (_, index) => index), 'имя/ä ö.md': bytes('x'), leer: new Uint8Array() };
      await store.save('templates', 'note', 0, { files, author: 'jane', origin: 'edit' });
      const read = await store.read('templates', 'note', 1);
      expect(Object.keys(read!).sort()).toEqual(Object.keys(files).sort());
      for (const [path, content] of Object.entries(files)) expect(Buffer.compare(read![path]!, content)).toBe(0);
    });

    test('are made only after the latest', async () => {
      const { store } = await open();
      expect(await store.save('templates', 'note', 1, change({ a: '1' }))).toEqual({ saved: false, item: undefined });
      await store.save('templates', 'note', 0, change({ a: '1' }));
      expect(await store.save('templates', 'note', 0, change({ a: '2' }))).toMatchObject({ saved: false, item: { latest: { number: 1 } } });
      expect(await store.save('templates', 'note', 2, change({ a: '2' }))).toMatchObject({ saved: false, item: { latest: { number: 1 } } });
      expect(await textOf(store, 2)).toBeUndefined();
    });

    test('of many who save after the same one, one does', async () => {
      const { store, reopen } = await open();
      await store.save('templates', 'note', 0, change({ a: '0' }));
      const stores = await Promise.all([store, store, reopen(), reopen()]);
      const outcomes = await Promise.all(stores.map((one, index) => one.save('templates', 'note', 1, change({ a: `${index + 1}` }, { author: `${index}` }))));
      const winners = outcomes.flatMap((outcome, index) => (outcome.saved ? [index] : []));
      expect(winners).toHaveLength(1);
      const item = await store.find('templates', 'note');
      expect(item?.latest).toMatchObject({ number: 2, author: String(winners[0]) });
      expect(await textOf(store, 2)).toEqual({ a: `${winners[0]! + 1}` });
      expect(outcomes[winners[0]!]).toMatchObject({ item: { latest: { author: String(winners[0]) } } });
    });

    test('with the same files are not made', async () => {
      const { store } = await open();
      await store.save('templates', 'note', 0, change({ a: '1', b: '2' }));
      expect(await store.save('templates', 'note', 1, change({ b: '2', a: '1' }))).toMatchObject({ saved: true, item: { latest: { number: 1 } } });
      expect(await store.history('templates', 'note')).toHaveLength(1);
    });

    test('are published one at a time', async () => {
      const { store, reopen } = await open();
      await store.save('templates', 'note', 0, change({ a: '1' }));
      expect((await store.find('templates', 'note'))?.published).toBeUndefined();
      expect(await store.publish('templates', 'note', 1)).toMatchObject({ published: 1 });
      await store.save('templates', 'note', 1, change({ a: '2' }));
      expect(await store.find('templates', 'note')).toMatchObject({ latest: { number: 2 }, published: 1 });
      await store.publish('templates', 'note', 2);
      await store.publish('templates', 'note', 1);
      expect(await (await reopen()).find('templates', 'note')).toMatchObject({ latest: { number: 2 }, published: 1 });
      await expect(store.publish('templates', 'note', 3)).rejects.toThrow();
      await expect(store.publish('templates', 'none', 1)).rejects.toThrow();
    });

    test('outlive a deletion, but what was published does not', async () => {
      const { store } = await open();
      await store.save('templates', 'note', 0, change({ a: '1' }));
      await store.publish('templates', 'note', 1);
      await store.save('templates', 'note', 1, change({}, { origin: 'deletion' }));
      expect(await store.list('templates')).toEqual([]);
      const deleted = await store.find('templates', 'note');
      expect(deleted).toMatchObject({ latest: { number: 2, origin: 'deletion', files: [] } });
      expect(deleted?.published).toBeUndefined();
      await store.save('templates', 'note', 2, change({ a: '1' }, { origin: 'restore' }));
      const restored = await store.find('templates', 'note');
      expect(restored).toMatchObject({ latest: { number: 3 } });
      expect(restored?.published).toBeUndefined();
      expect(await textOf(store, 1)).toEqual({ a: '1' });
      expect(await store.publish('templates', 'note', 3)).toMatchObject({ published: 3 });
    });

    test('of one name in two collections are two things', async () => {
      const { store } = await open();
      await store.save('templates', 'note', 0, change({ a: '1' }));
      await store.save('datasets', 'note', 0, change({ b: '1' }));
      await store.save('templates', 'alpha', 0, change({ a: '1' }));
      expect((await store.list('templates')).map(({ name }) => name)).toEqual(['alpha', 'note']);
      expect((await store.list('datasets')).map(({ name }) => name)).toEqual(['note']);
      expect(Object.keys((await store.read('datasets', 'note', 1))!)).toEqual(['b']);
      expect(await store.history('datasets', 'alpha')).toEqual([]);
    });

    test('are seen by others who have the store open', async () => {
      const { store, reopen } = await open();
      const other = await reopen();
      await store.save('templates', 'note', 0, change({ a: '1' }));
      expect(await other.find('templates', 'note')).toMatchObject({ latest: { number: 1 } });
      await other.save('templates', 'note', 1, change({ a: '2' }));
      expect(await textOf(store, 2)).toEqual({ a: '2' });
    });
  });
}
