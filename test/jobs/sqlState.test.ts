import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/service/database/open.ts';
import type { Database } from '../../src/service/database/model.ts';
import type { AuditEntry } from '../../src/service/model.ts';
import { adoptState } from '../../src/service/stores/adopt.ts';
import { openAuditFile } from '../../src/service/stores/auditFile.ts';
import { openFileVersions } from '../../src/service/stores/fileVersions.ts';
import { openSqlAudit } from '../../src/service/stores/sqlAudit.ts';
import { openSqlVersions } from '../../src/service/stores/sqlVersions.ts';
import { versionStoreContract } from '../service/contract/versionStore.ts';
import { NO_POSTGRES, POSTGRES_FOLDER, startPostgres } from '../support/postgres.ts';
import type { Postgres } from '../support/postgres.ts';

const clock = (): Date => new Date('2026-03-01T09:30:00Z');
const entry = (number: number): AuditEntry => ({
  at: clock().toISOString(),
  actor: 'jane',
  role: 'editor',
  action: 'template.publish',
  target: `templates/note-${number}`,
  details: { to: number },
  requestId: String(number),
  address: '127.0.0.1',
});

const content = (text: string) => ({ files: { a: new TextEncoder().encode(text) }, author: 'ann', comment: text, origin: 'edit' as const });

describe.each(['embedded', 'server'] as const)('state in a database that is %s', (kind) => {
  if (kind === 'server' && POSTGRES_FOLDER === undefined) return test.skip(NO_POSTGRES);

  let folder: string;
  let postgres: Postgres | undefined;
  let database: Database;
  const open = (): Promise<Database> => openDatabase({ folder, onError: () => undefined, ...(postgres && { url: postgres.url }) });
  const empty = (): Promise<unknown> => database.executeSql('TRUNCATE briefpress.versions, briefpress.publications, briefpress.contents, briefpress.audit');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'briefpress-state-'));
    if (kind === 'server') postgres = await startPostgres();
    database = await open();
  }, 120_000);
  afterAll(async () => {
    await database.close();
    await postgres?.remove();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  versionStoreContract(kind, async () => {
    await empty();
    return { store: openSqlVersions(database, clock), reopen: async () => openSqlVersions(database, clock) };
  });

  test('equal contents are kept once, and damage is told', async () => {
    await empty();
    const store = openSqlVersions(database, clock);
    const files = { a: new TextEncoder().encode('same'), b: new TextEncoder().encode('same') };
    await store.save('templates', 'note', 0, { files, author: 'jane', origin: 'edit' });
    await store.save('templates', 'other', 0, { files, author: 'jane', origin: 'edit' });
    expect((await database.executeSql('SELECT sha256 FROM briefpress.contents')).rows).toHaveLength(1);
    await database.executeSql("UPDATE briefpress.contents SET bytes = 'x'");
    await expect(store.read('templates', 'note', 1)).rejects.toMatchObject({ diagnostics: [{ rule: 'service/damaged-file' }] });
  });

  test('the audit log is read newest first, in pages', async () => {
    await empty();
    const audit = openSqlAudit(database);
    for (const number of [1, 2, 3]) await audit.append(entry(number));
    const page = await audit.list({ limit: 2 });
    expect(page.items).toEqual([entry(3), entry(2)]);
    expect(await audit.list({ limit: 2, cursor: page.next! })).toEqual({ items: [entry(1)] });
  });

  test('what was in files before is taken over once, as it was', async () => {
    await empty();
    const home = mkdtempSync(join(tmpdir(), 'briefpress-before-'));
    const files = openFileVersions(home, () => new Date('2025-01-01T00:00:00Z'));
    await files.save('templates', 'note', 0, content('one'));
    await files.save('templates', 'note', 1, { files: {}, author: 'ann', origin: 'deletion' });
    await files.save('templates', 'note', 2, content('three'));
    await files.save('templates', 'note', 3, content('four'));
    await files.publish('templates', 'note', 3);
    await files.save('datasets', 'draft', 0, content('draft'));
    const audit = openAuditFile(join(home, 'audit'));
    for (const number of [1, 2, 3]) await audit.append(entry(number));

    expect(await adoptState(database, files, audit)).toBe(2);
    expect(await adoptState(database, files, audit)).toBe(0);
    const store = openSqlVersions(database, clock);
    for (const [collection, name] of [['templates', 'note'], ['datasets', 'draft']] as const) {
      expect(await store.find(collection, name)).toEqual(await files.find(collection, name));
      expect(await store.history(collection, name)).toEqual(await files.history(collection, name));
    }
    expect(new TextDecoder().decode((await store.read('templates', 'note', 3))!['a'])).toBe('three');
    expect((await openSqlAudit(database).list({ limit: 10 })).items).toEqual([entry(3), entry(2), entry(1)]);
    rmSync(home, { recursive: true, force: true });
  });
});
