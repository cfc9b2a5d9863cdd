import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeAtomically } from '../../src/disk/atomicFile.ts';
import { openFolders } from '../../src/disk/folders.ts';
import * as messages from '../../src/messages/disk.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'briefpress-disk-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('openFolders', () => {
  test('reads inside and refuses outside, by path and by link', () => {
    const inside = join(folder, 'inside');
    mkdirSync(inside);
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(inside, 'a.txt'), '\uFEFFa\r\nb\rc');
    symlinkSync(join(folder, 'secret.txt'), join(inside, 'link.txt'));
    const files = openFolders([inside]);
    expect(files.readText(join(inside, 'a.txt'))).toBe('a\nb\nc');
    for (const path of [join(inside, '../secret.txt'), join(inside, 'link.txt'), '/etc/passwd']) {
      expect(() => files.read(path)).toThrow(messages.outsideFolders(path).message);
    }
  });

  test('says so when a file is missing or not UTF-8', () => {
    const files = openFolders([folder]);
    writeFileSync(join(folder, 'latin.txt'), Uint8Array.of(0x61, 0xe9));
    expect(() => files.read(join(folder, 'none'))).toThrow(messages.missingFile(join(folder, 'none')).message);
    expect(() => files.readText(join(folder, 'latin.txt'))).toThrow(messages.notUtf8(join(folder, 'latin.txt')).message);
  });
});

describe('writeAtomically', () => {
  test('replaces a file and leaves nothing beside it', () => {
    const path = join(folder, 'deep/er/brief.pdf');
    writeAtomically(path, Uint8Array.of(1));
    writeAtomically(path, Uint8Array.of(2, 3));
    expect([...readFileSync(path)]).toEqual([2, 3]);
    expect(readdirSync(join(folder, 'deep/er'))).toEqual(['brief.pdf']);
  });

  test('keeps the old file when the new one cannot be written', () => {
    const path = join(folder, 'taken');
    mkdirSync(join(path, 'by-a-folder'), { recursive: true });
    expect(() => writeAtomically(path, Uint8Array.of(1))).toThrow();
    expect(readdirSync(folder)).toEqual(['taken']);
  });
});
