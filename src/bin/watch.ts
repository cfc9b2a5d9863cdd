import { watch } from 'chokidar';
import { BriefError } from '../diagnostic.ts';
import { UsageError } from './outcome.ts';
import type { Terminal } from './terminal.ts';

/** Editors save in several steps: wait this long, in milliseconds, for the last of them. */
const SETTLE = 120;

/** Runs at once and after every change below the folders, until the program is interrupted. */
export async function watchInputs(
  folders: readonly string[],
  run: () => Promise<void>,
  terminal: Terminal,
): Promise<void> {
  const ended = Promise.withResolvers<void>();
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const again = (): void => {
    running = running.then(run).catch((error: unknown) => {
      if (error instanceof BriefError) terminal.findings(error.diagnostics);
      else if (error instanceof UsageError) terminal.findings([error.diagnostic]);
      else throw error;
    });
    running.then(() => terminal.line('Waiting for changes; Ctrl-C ends.'), ended.reject);
  };

  process.once('SIGINT', () => ended.resolve());
  process.once('SIGTERM', () => ended.resolve());
  const watcher = watch([...folders], { ignoreInitial: true }).on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(again, SETTLE);
  });
  again();
  await ended.promise.finally(() => watcher.close());
}
