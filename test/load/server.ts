import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../support/runCli.ts';

/** A real `briefpress serve` on loopback with the templates and data of the project, and a state and a storage of its own. */
export interface LoadedServer {
  readonly url: string;
  readonly pid: number;
  /** Ends it as an operator does; gives its exit code. */
  stop(): Promise<number | null>;
}

export async function startServer(): Promise<LoadedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'briefpress-load-'));
  const child = spawn(process.execPath, [join(PROJECT, 'src/bin/start.js'), 'serve', '--port', '0'], {
    cwd: PROJECT,
    env: {
      PATH: process.env['PATH'] ?? '',
      BRIEFPRESS_FOLDERS_STATE: join(folder, 'state'),
      BRIEFPRESS_STORAGE_URL: join(folder, 'output'),
      // All clients come from one address.
      BRIEFPRESS_LIMITS_REQUESTS_PER_MINUTE: '0',
      BRIEFPRESS_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const said = Promise.withResolvers<string>();
  let words = '';
  child.stderr.on('data', (data: Buffer) => {
    words += String(data);
    const url = /answers at (\S+) \(/.exec(words)?.[1];
    if (url !== undefined) said.resolve(url);
  });
  void ended.then(() => said.reject(new Error(words)));
  return {
    url: await said.promise,
    pid: child.pid!,
    async stop() {
      child.kill('SIGTERM');
      const code = await ended;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}
