import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startTestService } from './support/testService.ts';

interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { key: string; value: Record<string, unknown> }[];
  readonly status?: { readonly code?: number };
}

/** A collector on the loopback that keeps what it is sent. */
async function startCollector(): Promise<{ url: string; spans: SentSpan[] }> {
  const spans: SentSpan[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const sent = JSON.parse(Buffer.concat(chunks).toString()) as { resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[] };
      spans.push(...sent.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
      response.setHeader('Content-Type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`, spans };
}

test('traces go to the collector that is configured, within the trace of the caller', async () => {
  const { url, spans } = await startCollector();
  const service = await startTestService({ settings: { 'telemetry.endpoint': url, 'telemetry.service': 'desk' } });
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
  await service.fetch('/v1/briefs', { json: { template: 'note', dataset: 'sample', format: 'text' }, headers: { traceparent } });
  await service.fetch('/v1/briefs', { json: { template: 'none', dataset: 'sample' }, headers: { traceparent: 'nonsense' } });
  await service.service.stop();

  const request = spans.find(({ parentSpanId }) => parentSpanId === 'b'.repeat(16))!;
  expect(request.traceId).toBe('a'.repeat(32));
  const attributes = Object.fromEntries(request.attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
  expect(attributes).toMatchObject({ 'http.route': '/v1/briefs', 'http.request.method': 'POST', 'http.response.status_code': 200 });
  const render = spans.find(({ name, traceId }) => name === 'render' && traceId === request.traceId)!;
  expect(render.parentSpanId).toBe(request.spanId);
  const failed = spans.find(({ name, status }) => name === 'render' && status?.code === 2);
  expect(failed).toBeDefined();
  expect(failed?.traceId).not.toBe(request.traceId);
});

test('a collector that does not answer disturbs nobody', async () => {
  const service = await startTestService({ settings: { 'telemetry.endpoint': 'http://127.0.0.1:9/v1/traces' } });
  expect((await service.fetch('/v1/briefs', { json: { template: 'note', dataset: 'sample', format: 'text' } })).status).toBe(200);
  await service.service.stop();
});
