import { describe, expect, test } from 'vitest';
import type { Brief, BriefStore, ByteRange, FileStore } from '../../../src/service/model.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const START = Date.parse('2026-03-01T00:00:00.000Z');
const DAY = 24 * 60 * 60 * 1000;

/** A brief that was made some days after the start; its id follows from its number. */
function briefOf(number: number, more: Partial<Brief> = {}): Brief {
  return {
    id: String(number).padStart(40, '0'),
    title: `Brief ${number}`,
    template: { name: 'note', version: 1, hash: 'a'.repeat(64) },
    dataset: { name: 'sample', hash: 'b'.repeat(64) },
    format: 'text',
    parameters: {},
    date: '2005-12-05',
    program: '0.1.0+x',
    fileName: 'Brief.txt',
    mediaType: 'text/plain',
    size: 5,
    sha256: 'c'.repeat(64),
    createdAt: new Date(START + number * DAY).toISOString(),
    createdBy: 'jane',
    milliseconds: 12,
    diagnostics: [{ severity: 'warning', rule: 'a/b', message: 'A warning.', place: { file: 'x', line: 1 } }],
    ...more,
  };
}

async function fileOf(store: BriefStore, brief: Brief, range?: ByteRange): Promise<string | undefined> {
  const stream = await store.open(brief, range);
  return stream === undefined ? undefined : Buffer.concat(await stream.toArray()).toString();
}

const numbers = (items: readonly Brief[]): number[] => items.map(({ id }) => Number(id));

/** What every store of briefs must do. */
export function briefStoreContract(name: string, openFiles: () => Promise<FileStore>, openBriefs: (files: FileStore) => BriefStore): void {
  const open = async (): Promise<{ store: BriefStore; files: FileStore }> => {
    const files = await openFiles();
    return { store: openBriefs(files), files };
  };

  describe(`${name}: briefs`, () => {
    test('give back what was saved', async () => {
      const { store } = await open();
      expect(await store.find(briefOf(1).id)).toBeUndefined();
      expect(await store.save(briefOf(1), bytes('hello'))).toEqual(briefOf(1));
      expect(await store.find(briefOf(1).id)).toEqual(briefOf(1));
      expect(await fileOf(store, briefOf(1))).toBe('hello');
      expect(await fileOf(store, briefOf(1), { start: 1, end: 3 })).toBe('ell');
    });

    test('stay as they were saved first', async () => {
      const { store } = await open();
      await store.save(briefOf(1), bytes('hello'));
      const late = { ...briefOf(1), createdAt: '2027-01-01T00:00:00.000Z', createdBy: 'joe' };
      expect(await store.save(late, bytes('hello'))).toEqual(briefOf(1));
      expect((await store.list({ limit: 10 })).items).toEqual([briefOf(1)]);
    });

    test('that several save at the same time are one brief', async () => {
      const { store } = await open();
      const saved = [1, 2, 3, 4].map((hour) => ({ ...briefOf(1), createdAt: new Date(START + hour * 1000).toISOString() }));
      await Promise.all(saved.map((brief) => store.save(brief, bytes('hello'))));
      const { items } = await store.list({ limit: 10 });
      expect(items).toHaveLength(1);
      expect(saved).toContainEqual(items[0]);
      await store.sweep({ days: 0, briefs: 0 }, new Date(START + 90 * DAY));
      expect((await store.list({ limit: 10 })).items).toEqual(items);
    });

    test('are listed newest first, page by page, all once', async () => {
      const { store } = await open();
      for (const number of [3, 1, 5, 2, 4]) await store.save(briefOf(number, number === 4 ? { template: { name: 'other', hash: '' } } : {}), bytes('hello'));
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.list({ limit: 2, ...(cursor !== undefined && { cursor }) });
        seen.push(...numbers(page.items));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(seen).toEqual([5, 4, 3, 2, 1]);
      expect(numbers((await store.list({ limit: 10, template: 'other' })).items)).toEqual([4]);
      expect(numbers((await store.list({ limit: 2, template: 'note' })).items)).toEqual([5, 3]);
      expect((await store.list({ limit: 4, template: 'note' })).next).toBeUndefined();
      expect((await store.list({ limit: 10, dataset: 'other' })).items).toEqual([]);
    });

    test('are gone when they are removed', async () => {
      const { store, files } = await open();
      await store.save(briefOf(1), bytes('hello'));
      await store.remove(briefOf(1).id);
      await store.remove(briefOf(1).id);
      expect(await store.find(briefOf(1).id)).toBeUndefined();
      expect(await store.open(briefOf(1))).toBeUndefined();
      expect(await files.list('', { limit: 10 })).toEqual([]);
    });

    test('go when they are too old or too many', async () => {
      const { store } = await open();
      for (const number of [1, 2, 3, 4, 5]) await store.save(briefOf(number), bytes('hello'));
      const now = new Date(START + 6 * DAY);
      expect(await store.sweep({ days: 0, briefs: 0 }, now)).toBe(0);
      expect(await store.sweep({ days: 4, briefs: 0 }, now)).toBe(1);
      expect(numbers((await store.list({ limit: 10 })).items)).toEqual([5, 4, 3, 2]);
      expect(await store.sweep({ days: 0, briefs: 3 }, now)).toBe(1);
      expect(numbers((await store.list({ limit: 10 })).items)).toEqual([5, 4, 3]);
      expect(await fileOf(store, briefOf(3))).toBe('hello');
    });

    test('that were being saved when the process died are not there, and leave nothing for long', async () => {
      const files = await openFiles();
      for (let step = 0; step < 3; step += 1) {
        const store = openBriefs(dyingAfter(files, step));
        await expect(store.save(briefOf(step + 1), bytes('hello'))).rejects.toThrow('died');
      }
      const store = openBriefs(files);
      expect((await store.list({ limit: 10 })).items).toEqual([]);
      for (const number of [1, 2, 3]) expect(await store.find(briefOf(number).id)).toBeUndefined();
      // Saved anew after the crash, it is there once.
      await store.save(briefOf(3), bytes('hello'));
      await store.sweep({ days: 0, briefs: 0 }, new Date());
      expect(numbers((await store.list({ limit: 10 })).items)).toEqual([3]);
      await store.sweep({ days: 0, briefs: 0 }, new Date(Date.now() + 3 * DAY));
      expect(numbers((await store.list({ limit: 10 })).items)).toEqual([3]);
      const left = (await files.list('', { limit: 100 })).map(({ key }) => key);
      expect(left.filter((key) => !key.includes(briefOf(3).id))).toEqual([]);
      expect(left).toHaveLength(3);
    });
  });
}

/** A storage whose process dies after so many writes. */
function dyingAfter(files: FileStore, writes: number): FileStore {
  let left = writes;
  return {
    ...files,
    async put(key, content, mediaType) {
      if (left === 0) throw new Error('died');
      left -= 1;
      await files.put(key, content, mediaType);
    },
  };
}
