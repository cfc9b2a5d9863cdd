import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Span, Tracing } from './tracing.ts';

/** Milliseconds that a collector has to take traces, all tries together: nobody waits longer for it at the end. */
const PATIENCE = 3_000;

/** Sends traces to an OpenTelemetry collector (OTLP over HTTP). */
export function openCollector(endpoint: string, service: string, program: string): Tracing {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.version': program }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: endpoint, timeoutMillis: PATIENCE }) })],
  });
  const tracer = provider.getTracer('briefpress', program);

  const begin = (name: string, kind: SpanKind, parent: Context): Span => {
    const span = tracer.startSpan(name, { kind }, parent);
    return {
      child: (childName) => begin(childName, SpanKind.INTERNAL, trace.setSpan(parent, span)),
      set: (attributes) => void span.setAttributes(attributes),
      end(error) {
        if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
        span.end();
      },
    };
  };

  return {
    start: (name, parent) => begin(name, SpanKind.SERVER, contextOf(parent)),
    close: () => provider.shutdown(),
  };
}

/** The trace that a request belongs to: `00-<trace>-<span>-<flags>` (W3C Trace Context). */
function contextOf(traceparent: string | undefined): Context {
  const [, traceId, spanId, flags] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true });
}
