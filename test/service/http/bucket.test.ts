import { describe, expect, test } from 'vitest';
import { useBucket } from '../support/bucket.ts';
import { startTestService } from '../support/testService.ts';

const bucket = useBucket();

describe('briefs in a bucket', () => {
  test('are rendered once, listed, sent whole and by ranges, and removed', async () => {
    const settings = { 'storage.url': 's3://briefs/live', 'storage.endpoint': bucket.endpoint(), 'storage.pathStyle': true };
    const service = await startTestService({ settings });
    const ask = (): Promise<Response> => service.fetch('/v1/briefs', { json: { template: 'note', dataset: 'sample', format: 'pdf', date: '2005-12-05' } });
    const made = await ask();
    const bytes = Buffer.from(await made.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.from(await (await ask()).arrayBuffer()).equals(bytes)).toBe(true);
    expect(service.pool.requests).toHaveLength(1);
    expect(((await (await service.fetch('/v1/briefs')).json()) as { items: unknown[] }).items).toHaveLength(1);
    const path = made.headers.get('Content-Location')!;
    expect(Buffer.from(await (await service.fetch(path)).arrayBuffer()).equals(bytes)).toBe(true);
    const part = await service.fetch(path, { headers: { Range: 'bytes=1-3' } });
    expect(part.status).toBe(206);
    expect(await part.text()).toBe('PDF');
    expect((await service.fetch('/health/ready')).status).toBe(200);
    expect((await service.fetch(path.replace('/file', ''), { method: 'DELETE' })).status).toBe(204);
    expect((await service.fetch(path)).status).toBe(404);
  });

  test('that cannot be reached are not ready, and nothing is answered as if it were kept', async () => {
    const settings = { 'storage.url': 's3://nothing/there', 'storage.endpoint': 'http://127.0.0.1:9', 'storage.pathStyle': true };
    const service = await startTestService({ settings });
    expect((await service.fetch('/health/ready')).status).toBe(503);
    expect((await service.fetch('/health/live')).status).toBe(200);
    expect((await service.fetch('/v1/briefs', { json: { template: 'note', dataset: 'sample', format: 'text' } })).status).toBe(500);
  });
});
