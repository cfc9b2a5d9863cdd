import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileStore } from '../../../src/service/model.ts';
import { badKey } from '../../../src/messages/service.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* chunks(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield bytes(text);
}

async function text(store: FileStore, key: string): Promise<string | undefined> {
  const found = await store.get(key);
  return found === undefined ? undefined : new TextDecoder().decode(found);
}

/** What every storage must do. `open` gives an empty one. */
export function fileStoreContract(name: string, open: () => Promise<FileStore>): void {
  describe(`${name}: storage`, () => {
    test('gives back what was put, and what replaced it', async () => {
      const store = await open();
      await store.put('briefs/a/brief.pdf', bytes('first'), 'application/pdf');
      expect(await text(store, 'briefs/a/brief.pdf')).toBe('first');
      await store.put('briefs/a/brief.pdf', bytes('second'), 'application/pdf');
      expect(await text(store, 'briefs/a/brief.pdf')).toBe('second');
      expect(await store.find('briefs/a/brief.pdf')).toMatchObject({ key: 'briefs/a/brief.pdf', size: 6 });
    });

    test('takes streams, and files without bytes', async () => {
      const store = await open();
      await store.put('s', chunks('one ', 'two ', 'three'), 'text/plain');
      expect(await text(store, 's')).toBe('one two three');
      await store.put('empty', new Uint8Array(), 'text/plain');
      expect(await text(store, 'empty')).toBe('');
      expect(await store.find('empty')).toMatchObject({ size: 0 });
    });

    test('keeps nothing of a stream that breaks', async () => {
      const store = await open();
      await store.put('s', bytes('whole'), 'text/plain');
      const broken = async function* (): AsyncGenerator<Uint8Array> {
        yield bytes('half');
        throw new Error('broken');
      };
      await expect(store.put('s', broken(), 'text/plain')).rejects.toThrow();
      expect(await text(store, 's')).toBe('whole');
      await expect(store.put('new', broken(), 'text/plain')).rejects.toThrow();
      expect(await store.find('new')).toBeUndefined();
      expect((await store.list('', { limit: 10 })).map(({ key }) => key)).toEqual(['s']);
    });

    test('streams a file or a range of it', async () => {
      const store = await open();
      await store.put('f', bytes('0123456789'), 'text/plain');
      const read = async (range?: { start: number; end: number }): Promise<string> =>
        Buffer.concat(await (await store.open('f', range))!.toArray()).toString();
      expect(await read()).toBe('0123456789');
      expect(await read({ start: 0, end: 0 })).toBe('0');
      expect(await read({ start: 3, end: 6 })).toBe('3456');
      expect(await read({ start: 7, end: 9 })).toBe('789');
    });

    test('has nothing where nothing was put', async () => {
      const store = await open();
      await store.put('a/b', bytes('x'), 'text/plain');
      for (const key of ['c', 'a', 'a/b/c', 'a/c']) {
        expect(await store.get(key), key).toBeUndefined();
        expect(await store.open(key), key).toBeUndefined();
        expect(await store.find(key), key).toBeUndefined();
        await store.remove('c');
      }
    });

    test('forgets what is removed', async () => {
      const store = await open();
      await store.put('a/b', bytes('x'), 'text/plain');
      await store.remove('a/b');
      await store.remove('a/b');
      expect(await store.get('a/b')).toBeUndefined();
      expect(await store.list('', { limit: 10 })).toEqual([]);
    });

    test('lists what begins alike in order, from a key on, as many as are wanted', async () => {
      const store = await open();
      for (const key of ['b/3', 'a/1', 'b/1', 'c/1', 'b/2']) await store.put(key, bytes(key), 'text/plain');
      const list = async (prefix: string, limit = 100, after?: string): Promise<string[]> =>
        (await store.list(prefix, { limit, ...(after !== undefined && { after }) })).map(({ key }) => key);
      expect(await list('')).toEqual(['a/1', 'b/1', 'b/2', 'b/3', 'c/1']);
      expect(await list('b/')).toEqual(['b/1', 'b/2', 'b/3']);
      expect(await list('b/', 2)).toEqual(['b/1', 'b/2']);
      expect(await list('b/', 2, 'b/2')).toEqual(['b/3']);
      expect(await list('nothing/')).toEqual([]);
    });

    test.each(['../x', 'a/../../x', '/x', 'a//b', '.hidden', 'a/.b', 'a\\b', '', 'a/', 'a b', 'ä', `${'x'.repeat(501)}`])('refuses the key %j', async (key) => {
      const store = await open();
      await expect(store.put(key, bytes('x'), 'text/plain')).rejects.toMatchObject({ diagnostics: [badKey(key)] });
      await expect(async () => store.get(key)).rejects.toThrow();
    });

    test('one of many who write the same key at the same time is there as a whole', async () => {
      const store = await open();
      const texts = Array.from({ length: 8 }, (_, index) => String(index).repeat(50_000));
      await Promise.all(texts.map((text) => store.put('k', bytes(text), 'text/plain')));
      expect(texts).toContain(await text(store, 'k'));
    });
  });
}

/** The order of keys as S3 has it, whatever the keys. */
export function keyOrderContract(name: string, open: () => Promise<FileStore>): void {
  describe(`${name}: order of keys`, () => {
    test('lists by the bytes of keys, from a key on, as many as are wanted', async () => {
      const store = await open();
      const keys = ['a', 'a-b', 'a.b', 'a/b', 'a/b-c', 'a0', 'b/1', 'b/10', 'b/2', 'bb/1', 'Z'];
      for (const key of keys.filter((key) => key !== 'a')) await store.put(key, bytes(key), 'text/plain');
      const sorted = keys.filter((key) => key !== 'a').sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      const list = async (prefix: string, limit = 100, after?: string): Promise<string[]> =>
        (await store.list(prefix, { limit, ...(after !== undefined && { after }) })).map(({ key }) => key);
      expect(await list('')).toEqual(sorted);
      expect(await list('', 3)).toEqual(sorted.slice(0, 3));
      expect(await list('', 100, sorted[2])).toEqual(sorted.slice(3));
      expect(await list('b/')).toEqual(['b/1', 'b/10', 'b/2']);
      expect(await list('b')).toEqual(['b/1', 'b/10', 'b/2', 'bb/1']);
      expect(await list('b/', 1, 'b/1')).toEqual(['b/10']);
      expect(await list('nothing/')).toEqual([]);
    });

    test('pages through everything once, wherever pages end', async () => {
      const store = await open();
      const key = fc.array(fc.constantFrom('a', 'b', 'a-', 'b0', 'aa'), { minLength: 2, maxLength: 3 }).map((steps) => `${steps.join('/')}/f`);
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(key, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 5 }), async (keys, limit) => {
          for (const { key } of await store.list('', { limit: 1000 })) await store.remove(key);
          for (const key of keys) await store.put(key, bytes('x'), 'text/plain');
          const seen: string[] = [];
          for (;;) {
            const last = seen.at(-1);
            const page = await store.list('', { limit, ...(last !== undefined && { after: last }) });
            seen.push(...page.map(({ key }) => key));
            if (page.length < limit) break;
          }
          expect(seen).toEqual(keys.toSorted());
        }),
        { numRuns: 15 },
      );
    });
  });
}
