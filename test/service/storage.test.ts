import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFolderStore, removeLeftovers } from '../../src/service/storage/folderStore.ts';
import { briefStoreContract } from './contract/briefStore.ts';
import { fileStoreContract, keyOrderContract } from './contract/fileStore.ts';
import { REAL_SERVER, useBucket } from './support/bucket.ts';
import { useFolders } from './support/folders.ts';
import { openBriefFiles } from '../../src/service/stores/briefFiles.ts';

const emptyFolder = useFolders();
const bucket = useBucket();

fileStoreContract('folder', async () => openFolderStore(emptyFolder()));
fileStoreContract('bucket', bucket.open);
keyOrderContract('folder', async () => openFolderStore(emptyFolder()));
// The server in this process orders keys by the paths of its files.
if (REAL_SERVER !== undefined) keyOrderContract('bucket', bucket.open);
briefStoreContract('folder', async () => openFolderStore(emptyFolder()), openBriefFiles);
briefStoreContract('bucket', bucket.open, openBriefFiles);

test('what writes left that were cut short is removed when nobody can be writing it any longer', async () => {
  const folder = emptyFolder();
  const now = new Date('2026-03-01T00:00:00Z');
  const names = { '.brief.pdf.0123456789ab.tmp': '2026-02-27', '.new.0123456789ab.tmp': '2026-02-28T23:00:00Z', '.keep.tmp': '2026-02-01', 'a.pdf': '2026-02-01' };
  for (const [name, time] of Object.entries(names)) {
    writeFileSync(join(folder, name), '');
    utimesSync(join(folder, name), new Date(time), new Date(time));
  }
  await removeLeftovers(folder, now);
  expect(readdirSync(folder).sort()).toEqual(['.keep.tmp', '.new.0123456789ab.tmp', 'a.pdf']);
  expect(await openFolderStore(folder).list('', { limit: 10 })).toMatchObject([{ key: 'a.pdf' }]);
  await removeLeftovers(join(folder, 'none'), now);
});
