import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PoolLimits } from './limits.ts';

/** How a render process is started. */
export interface ChildCommand {
  readonly execPath: string;
  readonly execArgv: readonly string[];
  readonly module: string;
}

const program = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const SHELL = '/bin/sh';

/**
 * How V8 serves a process that renders one brief after the other. What a brief takes, some 30 MB, is garbage when it is
 * done: a young generation in which it fits is rarely copied, and nothing is put among the old ahead of time. And what
 * is called a dozen times a brief is not compiled by the slowest compiler: the process ends before that pays.
 */
export const ENGINE_FLAGS: readonly string[] = [
  '--min-semi-space-size=64',
  '--max-semi-space-size=64',
  '--no-allocation-site-pretenuring',
  '--no-parallel-scavenge',
  '--invocation-count-for-turbofan=100000',
];

/**
 * A Node.js process that reads the program and nothing else: no other file, no network, no writing, no processes, no
 * threads, no addons. Where there is a shell it also sets the limits that only the kernel can enforce when the parent
 * is gone: processor time in all, no file of any size, no core dump.
 */
export function childCommand(limits: PoolLimits, module = program('src/sandbox/child.ts')): ChildCommand {
  const readable = [program('src/'), program('node_modules/'), program('package.json')];
  const flags = [
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${limits.heapMegabytes}`,
    ...ENGINE_FLAGS,
    // Prototypes cannot be reached by a name in the data.
    '--disable-proto=delete',
    '--no-addons',
    '--disable-sigusr1',
  ];
  if (!existsSync(SHELL)) return { execPath: process.execPath, execArgv: flags, module };
  const seconds = Math.ceil(limits.cpuSecondsPerProcess + limits.cpuSeconds + limits.startSeconds);
  const script = `ulimit -t ${seconds}; ulimit -f 0; ulimit -c 0; unset PWD OLDPWD SHLVL _; exec "$0" "$@"`;
  return { execPath: SHELL, execArgv: ['-c', script, process.execPath, ...flags], module };
}

/** Starts a process with no environment, no input, and what it writes to stderr for the log. */
export function startChild({ execPath, execArgv, module }: ChildCommand, args: readonly string[] = []): ChildProcess {
  return fork(module, [...args], {
    execPath,
    execArgv: [...execArgv],
    cwd: '/',
    env: { TZ: 'UTC' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}
