import * as messages from '../../messages/cli.ts';
import type { Config } from '../../service/config/schema.ts';
import type { JobQueue, ScheduleDesk } from '../../service/model.ts';
import type { Service } from '../../service/service.ts';
import type { Workshop } from '../../service/workshop.ts';
import type { PoolLimits } from '../../sandbox/limits.ts';
import type { DefineCommand } from '../options.ts';
import { EXIT, UsageError } from '../outcome.ts';
import type { Surroundings } from '../terminal.ts';
import { VERSION } from '../version.ts';

interface ServeOptions {
  readonly port?: number;
  readonly host?: string;
  readonly config?: string;
  readonly printConfig?: boolean;
}

const EXAMPLES = `
Examples:
  briefpress serve
  briefpress serve --port 9000 --config /etc/briefpress.yaml
  briefpress serve --print-config

Settings come from the command line, then from variables BRIEFPRESS_..., then from briefpress.yaml.`;

/** Defines `briefpress serve`. */
export const defineServe: DefineCommand = (command, surroundings, finish) => {
  command
    .option('--port <port>', 'port to listen on (default: 8080)', parsePort)
    .option('--host <address>', 'address to listen on (default: 127.0.0.1, this machine only)')
    .option('--config <file>', 'configuration file (default: briefpress.yaml, if it is there)')
    .option('--print-config', 'print the configuration and where it comes from, and end')
    .addHelpText('after', EXAMPLES)
    .action(async ({ port, host, config: file, printConfig }: ServeOptions) => {
      const { readConfig } = await import('../config.ts');
      const loaded = readConfig(file, { ...(port !== undefined && { port }), ...(host !== undefined && { host }) }, surroundings);
      if (printConfig === true) {
        const print = await import('../../service/config/print.ts');
        surroundings.stdout.write(print.printConfig(loaded));
        return;
      }
      const service = await start(loaded.config, surroundings);
      surroundings.stderr.write(`${messages.serving(service.url, service.isOpen)}\n`);
      await untilStopped(service);
      finish(EXIT.done);
    });
};

async function start(config: Config, surroundings: Surroundings): Promise<Service> {
  const { clock, stdout } = surroundings;
  const { checkExposure } = await import('../../service/config/exposure.ts');
  checkExposure(config);
  const { openRenderPool } = await import('../../sandbox/pool.ts');
  const { startService } = await import('../../service/service.ts');
  const { openServerJobs } = await import('../jobs.ts');
  const pool = openRenderPool(limitsOf(config.render));
  try {
    const openJobs = async (workshop: Workshop): Promise<{ queue: JobQueue; schedules: ScheduleDesk }> => {
      const { queue, schedules, runNow } = openServerJobs(workshop, config, surroundings);
      return { queue, schedules: { ...schedules, runNow } };
    };
    const databaseUrl = surroundings.environment['DATABASE_URL'];
    return await startService({ config, ...(databaseUrl && { databaseUrl }), pool, openJobs, clock, version: VERSION, logTarget: stdout });
  } catch (error) {
    await pool.close(true);
    throw error;
  }
}

/** Objects take three fifths of the memory of a process, as the limits of the pool have it. */
export function limitsOf({ processes, waiting, seconds, memoryMegabytes }: Config['render']): Partial<PoolLimits> {
  return {
    waiting,
    wallSeconds: seconds,
    cpuSeconds: seconds,
    residentMegabytes: memoryMegabytes,
    heapMegabytes: Math.round(memoryMegabytes * 0.6),
    ...(processes !== undefined && { processes }),
  };
}

/** Stops the service at the first signal, and the program at the second; SIGHUP takes changed folders in. */
async function untilStopped(service: Service): Promise<void> {
  const asked = Promise.withResolvers<void>();
  let count = 0;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      count += 1;
      if (count > 1) process.exit(EXIT.ourFault);
      asked.resolve();
    });
  }
  process.on('SIGHUP', () => void service.reload());
  await asked.promise;
  await service.stop();
}

function parsePort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  if (Number.isNaN(port) || port > 65_535) throw new UsageError(messages.badPort(value));
  return port;
}
