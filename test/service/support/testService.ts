import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadConfig } from '../../../src/service/config/load.ts';
import type { Job, JobQueue } from '../../../src/service/model.ts';
import { startService } from '../../../src/service/service.ts';
import type { Service, ServiceParts } from '../../../src/service/service.ts';
import { checkAnswer, learnDescription } from './checkAnswer.ts';
import { openInProcessPool } from './inProcessPool.ts';
import type { InProcessPool } from './inProcessPool.ts';
import { makeProject } from './project.ts';

/** A service on a free port of the loopback, with a folder of its own. */
export interface TestService {
  readonly url: string;
  readonly folder: string;
  readonly pool: InProcessPool;
  readonly service: Service;
  /** Lines of the log so far. */
  readonly log: readonly Record<string, unknown>[];
  /** Asks the service, and holds the answer to its description. */
  fetch(path: string, init?: Ask): Promise<Response>;
}

export interface Ask extends RequestInit {
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly headers?: Record<string, string>;
}

export interface TestServiceOptions {
  /** Settings by place: `limits.requestsPerMinute`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly jobs?: JobQueue;
  /** In the place of `jobs`. */
  readonly openJobs?: ServiceParts['openJobs'];
  /** Folder of an earlier service. */
  readonly folder?: string;
  readonly clock?: () => Date;
}

export const NOW = new Date('2026-03-01T09:30:00.000Z');

/** Starts a service that ends with the test. */
export async function startTestService(options: TestServiceOptions = {}): Promise<TestService> {
  const [service, stop] = await startLastingService(options);
  onTestFinished(stop);
  return service;
}

/** Starts a service for several tests, and gives what ends it. */
export async function startLastingService({
  settings = {},
  jobs,
  openJobs = jobs && (async () => ({ queue: jobs })),
  folder = makeProject(),
  clock = () => NOW,
}: TestServiceOptions = {}): Promise<[TestService, () => Promise<void>]> {
  const log: Record<string, unknown>[] = [];
  const pool = openInProcessPool();
  const { config } = loadConfig({
    environment: {},
    options: {
      port: 0,
      stopSeconds: 20,
      'folders.templates': join(folder, 'templates'),
      'folders.datasets': join(folder, 'data'),
      'folders.state': join(folder, 'state'),
      'storage.url': join(folder, 'output'),
      ...settings,
    },
  });
  const service = await startService({
    config,
    pool,
    ...(openJobs !== undefined && { openJobs }),
    clock,
    version: '0.1.0',
    logTarget: { write: (line: string) => log.push(JSON.parse(line) as Record<string, unknown>) },
  });
  // Answers are held to it also when the service no longer answers.
  await learnDescription(service.url);
  const stop = async (): Promise<void> => {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const ask = async (path: string, { json, headers, ...init }: Ask = {}): Promise<Response> => {
    const body = json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) };
    const type = json === undefined ? {} : { 'Content-Type': 'application/json' };
    const answer = await fetch(service.url + path, { redirect: 'manual', ...body, ...init, headers: { ...type, ...headers } });
    await checkAnswer(service.url, init.method ?? (json === undefined ? 'GET' : 'POST'), path, answer.clone());
    return answer;
  };
  return [{ url: service.url, folder, pool, service, log, fetch: ask }, stop];
}

/** A queue that keeps jobs in memory and does nothing: what routes hand to it is what is tested. */
export function openTestQueue(): JobQueue & { readonly submitted: Parameters<JobQueue['submit']>[0][] } {
  const submitted: Parameters<JobQueue['submit']>[0][] = [];
  const jobs = new Map<string, Job>();
  return {
    submitted,
    async submit(order) {
      submitted.push(order);
      const items = order.orders.map(({ format }) => ({ label: format, state: 'waiting' as const, diagnostics: [] }));
      const job: Job = { id: `job-${submitted.length}`, state: 'waiting', createdAt: NOW.toISOString(), createdBy: order.actor.name, items };
      jobs.set(job.id, job);
      return job;
    },
    find: async (id) => jobs.get(id),
    list: async () => ({ items: [...jobs.values()] }),
    cancel: async (id) => jobs.get(id),
    retry: async (id) => jobs.get(id),
    dead: async () => [],
    async *watch(id) {
      yield jobs.get(id)!;
    },
    close: async () => undefined,
  };
}
