import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { PoolStats } from '../../sandbox/model.ts';
import type { Brief } from '../model.ts';

/** Figures about the service, for Prometheus. */
export interface Metrics {
  /** A request was answered. `route` is its path with parameters in braces, so that there are only so many. */
  answered(method: string, route: string, status: number, seconds: number): void;
  rendered(brief: Brief): void;
  print(): Promise<{ readonly contentType: string; readonly text: string }>;
}

const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

export function openMetrics(program: string, poolStats: () => PoolStats): Metrics {
  const registers = [new Registry()];
  const [register] = registers as [Registry];
  collectDefaultMetrics({ register });

  const requests = new Histogram({
    name: 'briefpress_http_request_seconds',
    help: 'Time from a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const renders = new Histogram({
    name: 'briefpress_render_seconds',
    help: 'Time that renders took which gave a brief.',
    labelNames: ['format'],
    buckets: SECONDS,
    registers,
  });
  const sizes = new Counter({
    name: 'briefpress_rendered_bytes_total',
    help: 'Bytes of the briefs that were rendered.',
    labelNames: ['format'],
    registers,
  });
  const info = new Gauge({ name: 'briefpress_info', help: 'Version of the program.', labelNames: ['version'], registers });
  info.set({ version: program }, 1);
  const pool = (Object.keys(POOL_FIGURES) as (keyof PoolStats)[]).map((name) => {
    return { name, gauge: new Gauge({ name: `briefpress_pool_${name}`, help: POOL_FIGURES[name], registers }) };
  });

  return {
    answered: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds),
    rendered({ format, milliseconds, size }) {
      renders.observe({ format }, milliseconds / 1000);
      sizes.inc({ format }, size);
    },
    async print() {
      const stats = poolStats();
      for (const { name, gauge } of pool) gauge.set(stats[name]);
      return { contentType: register.contentType, text: await register.metrics() };
    },
  };
}

const POOL_FIGURES = {
  processes: 'Render processes that run.',
  busy: 'Render processes that are at work.',
  waiting: 'Requests that wait for a render process.',
  rendered: 'Renders since the start.',
  killed: 'Render processes that were ended at a limit.',
  recycled: 'Render processes that were replaced after their share of work.',
} as const satisfies Record<keyof PoolStats, string>;
