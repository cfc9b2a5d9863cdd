import { BriefError } from '../../diagnostic.ts';
import { damagedFile } from '../../messages/service.ts';
import type { FileTree } from '../../sandbox/model.ts';
import type { Database, Row, Sql } from '../database/model.ts';
import type { Collection, FileInfo, Version, VersionChange, VersionedItem, VersionOrigin, VersionStore } from '../model.ts';
import { describeFiles, hashFiles, sha256 } from './treeHash.ts';

/** A version as it is kept. */
export interface VersionRecord extends Version {
  /** Number of the latest deletion up to this version; 0: there was none. */
  readonly lastDeletion: number;
}

interface StoredItem extends VersionedItem {
  readonly latest: VersionRecord;
}

const VERSION = 'name, number, hash, author, at, comment, origin, files, last_deletion';

/** What was published before a deletion must not come back with a new item of the name. */
const PUBLISHED = `(SELECT published.number FROM briefpress.publications AS published
  WHERE published.collection = latest.collection AND published.name = latest.name AND published.number > latest.last_deletion) AS published`;

/** Versions in a database: any number of machines share them. A version is one row, which only one process can add. */
export function openSqlVersions(database: Database, clock: () => Date): VersionStore {
  return {
    find: (collection, name) => selectItem(database, collection, name),
    async list(collection) {
      const { rows } = await database.executeSql(
        `SELECT DISTINCT ON (name COLLATE "C") ${VERSION}, ${PUBLISHED} FROM briefpress.versions AS latest
         WHERE collection = $1 ORDER BY name COLLATE "C", number DESC`,
        [collection],
      );
      return rows.map(toItem).filter(({ latest }) => latest.origin !== 'deletion');
    },
    async history(collection, name) {
      const { rows } = await database.executeSql(
        `SELECT ${VERSION} FROM briefpress.versions WHERE collection = $1 AND name = $2 ORDER BY number DESC`,
        [collection, name],
      );
      return rows.map(toVersion);
    },
    async read(collection, name, number) {
      const { rows } = await database.executeSql('SELECT files FROM briefpress.versions WHERE collection = $1 AND name = $2 AND number = $3::int', [collection, name, number]);
      return rows[0] === undefined ? undefined : readContents(database, rows[0]['files'] as FileInfo[]);
    },
    save: (collection, name, after, change) =>
      database.transaction(async (sql) => {
        const item = await selectItem(sql, collection, name);
        if ((item?.latest.number ?? 0) !== after) return { saved: false, item };
        if (item !== undefined && isSame(item.latest, change)) return { saved: true, item };
        const version = nextVersion(item?.latest, change, clock());
        if (await insertVersion(sql, collection, name, version, change.files)) return { saved: true, item: { ...item, name, latest: version } };
        return { saved: false, item: await selectItem(sql, collection, name) };
      }),
    async publish(collection, name, number) {
      if (!(await insertPublication(database, collection, name, number))) throw new RangeError(`${collection}/${name} has no version ${number}`);
      return { ...(await selectItem(database, collection, name))!, published: number };
    },
  };
}

async function selectItem(sql: Sql, collection: Collection, name: string): Promise<StoredItem | undefined> {
  const { rows } = await sql.executeSql(
    `SELECT ${VERSION}, ${PUBLISHED} FROM briefpress.versions AS latest WHERE collection = $1 AND name = $2 ORDER BY number DESC LIMIT 1`,
    [collection, name],
  );
  return rows.map(toItem)[0];
}

function nextVersion(latest: VersionRecord | undefined, { files, author, comment, origin }: VersionChange, now: Date): VersionRecord {
  const number = (latest?.number ?? 0) + 1;
  const described = describeFiles(files);
  return {
    number,
    hash: hashFiles(described),
    author,
    at: now.toISOString(),
    ...(comment !== undefined && { comment }),
    origin,
    files: described,
    lastDeletion: origin === 'deletion' ? number : (latest?.lastDeletion ?? 0),
  };
}

function isSame(latest: Version, { files, origin }: VersionChange): boolean {
  return (latest.origin === 'deletion') === (origin === 'deletion') && latest.hash === hashFiles(describeFiles(files));
}

/** Adds a version with the contents of its files. Gives false if there is one of that number, also if it is being added now. */
export async function insertVersion(sql: Sql, collection: Collection, name: string, version: VersionRecord, files: FileTree['files']): Promise<boolean> {
  const { number, hash, author, at, comment, origin, lastDeletion } = version;
  await insertContents(sql, version.files, files);
  const { rows } = await sql.executeSql(
    `INSERT INTO briefpress.versions (collection, ${VERSION}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10)
     ON CONFLICT DO NOTHING RETURNING number`,
    [collection, name, number, hash, author, at, comment ?? null, origin, JSON.stringify(version.files), lastDeletion],
  );
  return rows.length > 0;
}

/** Makes a version the one that is rendered. Gives false if there is none of that number. */
export async function insertPublication(sql: Sql, collection: Collection, name: string, number: number): Promise<boolean> {
  const { rows } = await sql.executeSql(
    `INSERT INTO briefpress.publications (collection, name, number)
     SELECT collection, name, number FROM briefpress.versions WHERE collection = $1 AND name = $2 AND number = $3::int
     ON CONFLICT (collection, name) DO UPDATE SET number = excluded.number RETURNING number`,
    [collection, name, number],
  );
  return rows.length > 0;
}

/** Contents are kept once, by their hash. */
async function insertContents(sql: Sql, described: readonly FileInfo[], files: FileTree['files']): Promise<void> {
  const { rows } = await sql.executeSql('SELECT sha256 FROM briefpress.contents WHERE sha256 = ANY($1::text[])', [described.map((file) => file.sha256)]);
  const known = new Set(rows.map((row) => row['sha256']));
  // All in one order, so that two who add the same contents do not wait for each other.
  const fresh = described.filter((file) => !known.has(file.sha256)).sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  for (const { path, sha256 } of fresh) {
    const text = Buffer.from(files[path]!).toString('base64');
    await sql.executeSql("INSERT INTO briefpress.contents (sha256, bytes) VALUES ($1, decode($2, 'base64')) ON CONFLICT DO NOTHING", [sha256, text]);
  }
}

async function readContents(sql: Sql, described: readonly FileInfo[]): Promise<FileTree['files']> {
  const { rows } = await sql.executeSql("SELECT sha256, encode(bytes, 'base64') AS text FROM briefpress.contents WHERE sha256 = ANY($1::text[])", [
    described.map((file) => file.sha256),
  ]);
  const found = new Map(rows.map((row) => [row['sha256'], new Uint8Array(Buffer.from(row['text'] as string, 'base64'))]));
  const files = described.map((file): [string, Uint8Array] => {
    const bytes = found.get(file.sha256);
    if (bytes === undefined || sha256(bytes) !== file.sha256) throw new BriefError([damagedFile(file.path, file.sha256)]);
    return [file.path, bytes];
  });
  return Object.fromEntries(files);
}

function toItem(row: Row): StoredItem {
  const published = row['published'];
  return { name: row['name'] as string, latest: toVersion(row), ...(published !== null && { published: Number(published) }) };
}

function toVersion(row: Row): VersionRecord {
  return {
    number: Number(row['number']),
    hash: row['hash'] as string,
    author: row['author'] as string,
    at: (row['at'] as Date).toISOString(),
    ...(row['comment'] !== null && { comment: row['comment'] as string }),
    origin: row['origin'] as VersionOrigin,
    files: row['files'] as FileInfo[],
    lastDeletion: Number(row['last_deletion']),
  };
}
