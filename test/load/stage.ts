import autocannon from 'autocannon';
import type { MemoryWatch } from './memory.ts';

/** What so many clients saw, each of which asks again as soon as it is answered. */
export interface Stage {
  readonly clients: number;
  /** Briefs a second. */
  readonly rate: number;
  /** Milliseconds from the request to the end of the brief. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Briefs that came, and requests that were told to come again later. */
  readonly briefs: number;
  readonly refused: number;
  /** 503 without Retry-After; any other answer; no answer. */
  readonly unhelpful: number;
  /** Statuses of the wrong ones, with how often they came. */
  readonly wrong: ReadonlyMap<number, number>;
  readonly unanswered: number;
  /** MiB of the server and its processes together, at most. */
  readonly memory: number;
}

/** One request may take so many seconds. */
const PATIENCE = 60;

let asked = 0;

/** Each request is for another brief, so that none is answered from the store. */
function nextBody(): string {
  asked += 1;
  const day = new Date(Date.UTC(2005, 0, 1 + (asked % 300_000))).toISOString().slice(0, 10);
  return JSON.stringify({ template: 'in-focus', dataset: 'kazakhstan-2005', format: 'pdf', date: day });
}

export async function runStage(url: string, clients: number, seconds: number, memory: MemoryWatch): Promise<Stage> {
  const times: number[] = [];
  const statuses = new Map<number, number>();
  let unhelpful = 0;
  memory.takePeak();
  const run = autocannon({
    url,
    connections: clients,
    duration: seconds,
    timeout: PATIENCE,
    requests: [{ method: 'POST', path: '/v1/briefs', headers: { 'content-type': 'application/json' }, setupRequest: (request) => ({ ...request, body: nextBody() }) }],
    setupClient(client) {
      client.on('headers', ({ statusCode, headers }: { statusCode: number; headers: readonly string[] }) => {
        if (statusCode === 503 && !headers.some((name) => name.toLowerCase() === 'retry-after')) unhelpful += 1;
      });
    },
  });
  run.on('response', (_client: unknown, status: number, _bytes: number, milliseconds: number) => {
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status === 200) times.push(milliseconds);
  });
  const { errors, duration } = await run;
  times.sort((a, b) => a - b);
  const [briefs, refused] = [statuses.get(200) ?? 0, statuses.get(503) ?? 0];
  return {
    clients,
    rate: briefs / duration,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    briefs,
    refused,
    unhelpful,
    wrong: new Map([...statuses].filter(([status]) => status !== 200 && status !== 503)),
    unanswered: errors,
    memory: memory.takePeak(),
  };
}

/** The least time that so many of all do not pass. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}
