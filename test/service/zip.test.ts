import { zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BriefError } from '../../src/diagnostic.ts';
import * as messages from '../../src/messages/serviceFiles.ts';
import { readZip, stripFolder } from '../../src/service/archive/unzip.ts';
import { writeZip } from '../../src/service/archive/zip.ts';
import { checkFiles } from '../../src/service/sources/checkFiles.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const LIMITS = { files: 5, fileBytes: 1000, totalBytes: 2000, pathLength: 200 };

const read = (files: Zippable): ReturnType<typeof readZip> => readZip(zipSync(files), LIMITS);

async function ruleOf(reading: Promise<unknown>): Promise<string | undefined> {
  try {
    await reading;
    return undefined;
  } catch (error) {
    if (error instanceof BriefError) return error.diagnostics[0]?.rule;
    throw error;
  }
}

/** The same archive with every mention of a path changed, as only hand-made archives have it. */
function withPath(zip: Uint8Array, from: string, to: string): Uint8Array {
  if (from.length !== to.length) throw new Error('lengths differ');
  return Buffer.from(Buffer.from(zip).toString('latin1').replaceAll(from, to), 'latin1');
}

describe('a ZIP file', () => {
  test('that was written comes back, and is the same each time', async () => {
    const path = fc.stringMatching(/^[a-z]{1,5}(\/[a-zäж]{1,5}){0,2}\.md$/);
    await fc.assert(
      fc.asyncProperty(fc.dictionary(path, fc.uint8Array({ maxLength: 50 }), { noNullPrototype: true }), async (files) => {
        const zip = writeZip(files);
        const back = await readZip(zip);
        expect(Object.keys(back)).toEqual(Object.keys(files).sort());
        for (const [path, content] of Object.entries(files)) expect(Buffer.compare(back[path]!, content)).toBe(0);
        expect(Buffer.compare(writeZip(Object.fromEntries(Object.entries(files).toReversed())), zip)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  test.each(['../x.md', '/abs.md', 'a/../../x', 'C:/x.md'])('with the path %j is refused', async (path) => {
    const name = 'x'.repeat(path.length);
    expect(await ruleOf(readZip(withPath(zipSync({ [name]: bytes('x') }), name, path)).then(checkFiles))).toMatch(/^service\/bad-/);
  });

  test('with backslashes, entries twice, or control characters is refused', async () => {
    const zip = zipSync({ aXb: bytes('x') });
    expect(await ruleOf(readZip(withPath(zip, 'aXb', 'a\\b')))).toBe('service/bad-zip');
    const spaced = zipSync({ 'a b ä': bytes('x') });
    expect(await ruleOf(readZip(withPath(spaced, 'a b', 'a\u0001b')).then(checkFiles))).toBe('service/bad-path');
    const two = zipSync({ aaa: bytes('x'), bbb: bytes('y') });
    expect(await ruleOf(readZip(withPath(two, 'bbb', 'aaa')))).toBe('service/bad-zip-entry');
  });

  test('with a symbolic link or a device is refused', async () => {
    for (const kind of [0o120777, 0o020666, 0o010644]) {
      const zip = zipSync({ link: [bytes('/etc/passwd'), { os: 3, attrs: (kind << 16) >>> 0 }] });
      await expect(readZip(zip)).rejects.toMatchObject({ diagnostics: [messages.badZipEntry('link', 'link')] });
    }
    const file = zipSync({ file: [bytes('x'), { os: 3, attrs: (0o100644 << 16) >>> 0 }] });
    expect(Object.keys(await readZip(file))).toEqual(['file']);
  });

  test('that is larger inside than it may be is refused before it is unpacked', async () => {
    expect(await ruleOf(read({ a: new Uint8Array(1001) }))).toBe('service/zip-too-large');
    expect(await ruleOf(read({ a: new Uint8Array(900), b: new Uint8Array(900), c: new Uint8Array(900) }))).toBe('service/zip-too-large');
    expect(await ruleOf(read(Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, bytes('x')]))))).toBe('service/zip-too-many-files');
    const bomb = zipSync({ a: new Uint8Array(20_000_000) });
    expect(bomb.length).toBeLessThan(30_000);
    expect(await ruleOf(readZip(bomb))).toBe('service/zip-too-large');
  });

  test('that lies about what is in it is refused', async () => {
    const zip = Buffer.from(zipSync({ a: new Uint8Array(50_000) }));
    // The size in the directory: small, so that it passes the limits.
    const directory = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    zip.writeUInt32LE(10, directory + 24);
    expect(await ruleOf(readZip(zip, LIMITS))).toBe('service/bad-zip');
    const damaged = Buffer.from(zipSync({ a: [bytes('hello'), { level: 0 }] }));
    damaged[damaged.indexOf('hello')] = 0x48;
    await expect(readZip(damaged)).rejects.toMatchObject({ diagnostics: [messages.badZipEntry('a', 'damaged')] });
  });

  test('that is encrypted is refused', async () => {
    const zip = Buffer.from(zipSync({ a: bytes('x') }));
    const directory = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    zip.writeUInt16LE(zip.readUInt16LE(directory + 8) | 1, directory + 8);
    await expect(readZip(zip)).rejects.toMatchObject({ diagnostics: [messages.badZipEntry('a', 'encrypted')] });
  });

  test('that is none is refused, whatever it is', async () => {
    const zip = zipSync({ 'a.md': bytes('some text'), 'b/c.md': bytes('more text') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }), fc.nat(zip.length), async (changes, length) => {
        const broken = zip.slice(0, length);
        for (const [at, value] of changes) if (at < length) broken[at] = value;
        const rule = await ruleOf(readZip(broken, LIMITS));
        expect(rule ?? 'service/').toMatch(/^service\//);
      }),
      { numRuns: 300 },
    );
  });

  test('loses what systems put into it, and the folder that it is of', async () => {
    const files = await readZip(zipSync({ 'my-format/template.md': bytes('x'), 'my-format/.DS_Store': bytes(''), '__MACOSX/my-format/._x': bytes(''), 'my-format/charts/': new Uint8Array() }));
    expect(Object.keys(files)).toEqual(['my-format/template.md']);
    expect(Object.keys(stripFolder(files, 'template.md'))).toEqual(['template.md']);
    expect(Object.keys(stripFolder(files, 'dataset.yaml'))).toEqual(['my-format/template.md']);
    const two = { 'a/template.md': bytes(''), 'b/x.md': bytes('') };
    expect(stripFolder(two, 'template.md')).toBe(two);
  });
});
