import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PROJECT } from '../support/runCli.ts';
import { DATASET_FILES, NOTE_TEMPLATE } from '../service/support/project.ts';

/** Templates `note-1` and on, a dataset `sample`, and the shared folder of the program. */
export function makeFolder(templates: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefpress-fault-'));
  cpSync(join(PROJECT, 'templates/_shared'), join(folder, 'templates/_shared'), { recursive: true });
  for (let number = 1; number <= templates; number += 1) {
    mkdirSync(join(folder, `templates/note-${number}`));
    writeFileSync(join(folder, `templates/note-${number}/template.md`), NOTE_TEMPLATE.replace('# Note', `# Note ${number}`));
  }
  mkdirSync(join(folder, 'data/sample'), { recursive: true });
  for (const [name, text] of Object.entries(DATASET_FILES)) writeFileSync(join(folder, 'data/sample', name), text);
  return folder;
}

/** A real process of the program that is started again each time it is killed. */
export interface Station {
  readonly name: string;
  /** As the kernel does when memory runs out: no handler is run, nothing is finished. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** What it has logged. */
  readonly log: () => string;
}

export function startStation(name: string, args: readonly string[], folder: string, variables: Readonly<Record<string, string>>): Station {
  let log = '';
  let child: ChildProcess;
  const start = (): void => {
    const env = { PATH: process.env['PATH'] ?? '', BRIEFPRESS_RENDER_PROCESSES: '1', ...variables };
    child = spawn(process.execPath, [join(PROJECT, 'src/bin/start.js'), ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ended = once(child, 'exit');
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await ended;
    }
  };
  start();
  return {
    name,
    async kill() {
      await end('SIGKILL');
      start();
    },
    stop: () => end('SIGTERM'),
    log: () => log,
  };
}

/** The HTTP interface of a server that may be gone at any moment. */
export function openClient(url: string) {
  const ask = async <Body>(path: string, init?: RequestInit): Promise<Body> => {
    for (;;) {
      try {
        const response = await fetch(url + path, { ...init, signal: AbortSignal.timeout(60_000) });
        const body: unknown = await response.json();
        if (response.ok) return body as Body;
        if (response.status < 500 && response.status !== 429) throw new Refused(JSON.stringify(body));
      } catch (error) {
        if (error instanceof Refused) throw error;
      }
      await wait(100);
    }
  };
  return {
    /** Sends a job until it is accepted. One that was accepted without an answer may be there twice. */
    submit: (order: object) =>
      ask<AcceptedJob>('/v1/briefs', {
        method: 'POST',
        headers: { 'content-type': 'application/json', prefer: 'respond-async' },
        body: JSON.stringify(order),
      }),
    job: (id: string) => ask<AcceptedJob>(`/v1/jobs/${id}`),
    ready: () => ask<unknown>('/health/live'),
  };
}

export interface AcceptedJob {
  readonly id: string;
  readonly state: string;
  readonly items: readonly { readonly state: string; readonly label: string; readonly brief?: string; readonly diagnostics: readonly { readonly message: string }[] }[];
}

class Refused extends Error {}

/** SHA-256 of every file in a folder that is not hidden, by path. */
export function digestFiles(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  const digests = files.map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')];
  });
  return new Map(digests.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
