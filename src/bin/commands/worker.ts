import { openLog } from '../../service/observe/log.ts';
import type { DefineCommand } from '../options.ts';
import { EXIT } from '../outcome.ts';
import { listenForInterrupt } from '../interrupt.ts';
import type { Surroundings } from '../terminal.ts';

const EXAMPLES = `
Examples:
  DATABASE_URL=postgres://briefpress@db/briefpress briefpress worker
  briefpress worker --config /etc/briefpress.yaml

Any number of workers, on any number of machines, share a PostgreSQL; all need the same storage, such as s3://bucket/prefix.`;

/** Defines `briefpress worker`. */
export const defineWorker: DefineCommand = (command, surroundings, finish) => {
  command
    .option('--config <file>', 'configuration file (default: briefpress.yaml, if it is there)')
    .addHelpText('after', EXAMPLES)
    .action(async ({ config }: { config?: string }) => {
      await work(config, surroundings);
      finish(EXIT.done);
    });
};

async function work(file: string | undefined, surroundings: Surroundings): Promise<void> {
  const { readConfig } = await import('../config.ts');
  const { concurrencyOf, openConfiguredJobs, workerName } = await import('../jobs.ts');
  const { openWorkshop } = await import('../../service/workshop.ts');
  const { warnOfOwnStorage } = await import('../../service/storage/ownStorage.ts');
  const { openRenderPool } = await import('../../sandbox/pool.ts');
  const { limitsOf } = await import('./serve.ts');
  const { VERSION } = await import('../version.ts');
  const { config } = readConfig(file, {}, surroundings);
  const { clock, stdout, environment } = surroundings;
  const databaseUrl = environment['DATABASE_URL'];
  const log = openLog(config.log.level, stdout);
  const interrupt = listenForInterrupt();
  const pool = openRenderPool(limitsOf(config.render));
  try {
    if (databaseUrl) warnOfOwnStorage(config, log);
    const workshop = await openWorkshop({
      config,
      ...(databaseUrl && { databaseUrl }),
      onError: (err) => log.warn({ err }, 'a connection to the database broke'),
      pool,
      clock,
      version: VERSION,
      onRendered: (brief) => log.info({ brief: brief.id, milliseconds: brief.milliseconds }, 'rendered'),
    });
    const jobs = await openConfiguredJobs(config, workshop.sources, surroundings);
    try {
      await jobs.work(workshop.renderer, concurrencyOf(config), workerName());
      log.info({ worker: workerName(), program: workshop.program }, 'the worker is at work');
      await raised(interrupt.signal);
      log.info('the worker is being stopped');
    } finally {
      await jobs.close();
      await workshop.close();
    }
  } finally {
    await pool.close();
  }
}

async function raised(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  // A timer holds the process: a worker that waits for work has nothing else that does.
  const held = setInterval(() => undefined, 60_000);
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  clearInterval(held);
}
