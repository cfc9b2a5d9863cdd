import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as inspector from 'node:inspector';
import { connect, createServer } from 'node:net';
import { WASI } from 'node:wasi';
import { Worker } from 'node:worker_threads';

// Run with the flags of a render process: tries what none of them may do and tells how each attempt went.
const [canary = '', folder = '', port = ''] = process.argv.slice(2);

const ATTEMPTS: Readonly<Record<string, () => unknown>> = {
  'read a file': () => readFileSync(canary),
  'read a file later': () => readFile(canary),
  'read the passwords': () => readFileSync('/etc/passwd'),
  'read its environment': () => readFileSync('/proc/self/environ'),
  'list a folder': () => readdirSync('/'),
  'write a file': () => writeFileSync(`${folder}/written`, 'x'),
  'make a folder': () => mkdirSync(`${folder}/made`),
  'make a link': () => symlinkSync('/etc', `${folder}/link`),
  'write to the program': () => writeFileSync(new URL('../../src/written', import.meta.url), 'x'),
  'start a process': () => spawnSync('/bin/true').error ?? 'started',
  'start a thread': () => new Worker('1', { eval: true }),
  'load an addon': () => process.dlopen({ exports: {} }, canary),
  'open a system interface': () => new WASI({ version: 'preview1', preopens: { '/': '/' } }),
  'open a debugger': () => inspector.open(0),
  'fetch a page': () => fetch(`http://127.0.0.1:${port}/`),
  'open a connection': () =>
    new Promise((resolve, reject) => connect(Number(port), '127.0.0.1').once('connect', resolve).once('error', reject)),
  'listen': () => new Promise((resolve, reject) => createServer().once('error', reject).listen(0, () => resolve(0))),
  'send a datagram': () =>
    new Promise((resolve, reject) => createSocket('udp4').once('error', reject).send('x', Number(port), '127.0.0.1', (error) => (error ? reject(error) : resolve(0)))),
  'look up a name': () => lookup('localhost'),
};

const outcomes: Record<string, string> = {};
for (const [what, attempt] of Object.entries(ATTEMPTS)) {
  try {
    const result = await attempt();
    outcomes[what] = result instanceof Error ? codeOf(result) : 'done';
  } catch (error) {
    outcomes[what] = codeOf(error);
  }
}

function codeOf(error: unknown): string {
  const { code, cause, message } = error as { code?: string; cause?: { code?: string }; message: string };
  return code ?? cause?.code ?? message;
}

process.send!({ outcomes, environment: { ...process.env }, directory: process.cwd() }, () => process.exit());
