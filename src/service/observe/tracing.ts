import type { Config } from '../config/schema.ts';

/** A stretch of work in a trace. */
export interface Span {
  /** Work within it. */
  child(name: string): Span;
  set(attributes: Readonly<Record<string, string | number>>): void;
  /** Ends it; with an error it counts as failed. */
  end(error?: unknown): void;
}

export interface Tracing {
  /** Work that a request asks for; `parent` is its header `traceparent`. */
  start(name: string, parent: string | undefined): Span;
  /** Sends what has not been sent. */
  close(): Promise<void>;
}

const silent: Span = { child: () => silent, set: () => undefined, end: () => undefined };

/** Traces for OpenTelemetry if a collector is configured; its libraries are loaded only then. */
export async function openTracing({ endpoint, service }: Config['telemetry'], program: string): Promise<Tracing> {
  if (endpoint === undefined) return { start: () => silent, close: async () => undefined };
  const { openCollector } = await import('./collector.ts');
  return openCollector(endpoint, service, program);
}
