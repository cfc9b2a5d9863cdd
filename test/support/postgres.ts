import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

/** A PostgreSQL of its own on loopback. */
export interface Postgres {
  readonly url: string;
  /** As a power cut: what was not written is gone, connections break. */
  crash(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** Where Debian puts the server, newest first; undefined if it is not installed. */
export const POSTGRES_FOLDER = findServer();

/** Why tests with a real PostgreSQL are skipped; REQUIRE_POSTGRES, which CI sets, makes it an error. */
export const NO_POSTGRES = 'PostgreSQL is not installed: apt-get install postgresql';

if (POSTGRES_FOLDER === undefined && process.env['REQUIRE_POSTGRES'] !== undefined) throw new Error(NO_POSTGRES);

export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'briefpress-postgres-'));
  const user = serverUser();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(join(POSTGRES_FOLDER!, 'initdb'), ['-D', data, '-U', 'test', '-A', 'trust', '-E', 'UTF8', '--no-sync'], { ...user, cwd: folder, stdio: 'ignore' });
  const port = await freePort();
  const url = `postgres://test@127.0.0.1:${port}/postgres`;
  const options = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'];
  let ended: Promise<unknown>;
  let child: ReturnType<typeof spawn>;

  const start = async (): Promise<void> => {
    child = spawn(join(POSTGRES_FOLDER!, 'postgres'), options, { ...user, cwd: folder, stdio: 'ignore' });
    ended = new Promise((resolve) => child.once('exit', resolve));
    await untilReady(url);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  await start();
  return {
    url,
    start,
    crash: () => end('SIGQUIT'),
    async remove() {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findServer(): string | undefined {
  const home = '/usr/lib/postgresql';
  if (!existsSync(home)) return undefined;
  const versions = readdirSync(home).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(home, version, 'bin')).find((folder) => existsSync(join(folder, 'postgres')));
}

/** The server refuses to run as root. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return { uid: idOfUser('-u'), gid: idOfUser('-g') };
}

function idOfUser(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (tries > 300) throw error;
      await wait(100);
    }
  }
}
