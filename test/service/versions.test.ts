import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openFileVersions } from '../../src/service/stores/fileVersions.ts';
import { versionStoreContract } from './contract/versionStore.ts';
import { useFolders } from './support/folders.ts';

const emptyFolder = useFolders();
const clock = (): Date => new Date('2026-03-01T09:30:00Z');

versionStoreContract('folder', async () => {
  const folder = emptyFolder();
  return { store: openFileVersions(folder, clock), reopen: async () => openFileVersions(folder, clock) };
});

describe('versions in a folder', () => {
  test('keep equal contents once', async () => {
    const folder = emptyFolder();
    const store = openFileVersions(folder, clock);
    const files = { a: new TextEncoder().encode('same'), b: new TextEncoder().encode('same') };
    await store.save('templates', 'note', 0, { files, author: 'jane', origin: 'edit' });
    await store.save('templates', 'other', 0, { files, author: 'jane', origin: 'edit' });
    const blobs = readdirSync(join(folder, 'blobs'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(blobs).toHaveLength(1);
  });

  test('say so when what they kept was damaged', async () => {
    const folder = emptyFolder();
    const store = openFileVersions(folder, clock);
    await store.save('templates', 'note', 0, { files: { a: new TextEncoder().encode('whole') }, author: 'jane', origin: 'edit' });
    const [blob] = readdirSync(join(folder, 'blobs'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    writeFileSync(join(blob!.parentPath, blob!.name), 'whale');
    await expect(store.read('templates', 'note', 1)).rejects.toMatchObject({ diagnostics: [{ rule: 'service/damaged-file' }] });
  });

  test('are whole and in order after processes that saved them were killed', async () => {
    const folder = emptyFolder();
    const program = fileURLToPath(new URL('support/savingProcess.ts', import.meta.url));
    const told = new Set<number>();
    for (let round = 0; round < 6; round += 1) {
      const children = [0, 1].map(() => spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] }));
      for (const child of children) {
        child.stdout.on('data', (data: Buffer) => {
          for (const line of String(data).trim().split('\n')) told.add(Number(line));
        });
      }
      const before = told.size;
      await expect.poll(() => told.size, { timeout: 20_000 }).toBeGreaterThan(before + 2);
      await sleep(Math.random() * 30);
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(children.map((child) => new Promise((resolve) => child.once('close', resolve))));
    }
    const store = openFileVersions(folder, clock);
    const history = (await store.history('templates', 'note')).toReversed();
    expect(history.map(({ number }) => number)).toEqual(history.map((_, index) => index + 1));
    expect(Math.max(...told)).toBeLessThanOrEqual(history.length);
    for (const { number } of history) {
      const files = await store.read('templates', 'note', number);
      const words = ['a', 'b', 'c'].map((path) => new TextDecoder().decode(files![path]));
      expect(words).toEqual(['a', 'b', 'c'].map((path) => `${path} ${number} `.repeat(2000)));
    }
    const item = await store.find('templates', 'note');
    expect(item?.published).toBeLessThanOrEqual(history.length);
  });
});
