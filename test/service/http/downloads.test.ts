import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startTestService } from '../support/testService.ts';
import type { TestService } from '../support/testService.ts';

const REQUEST = { template: 'note', dataset: 'sample', date: '2005-12-05' };

async function renderPdf(service: TestService): Promise<{ path: string; bytes: Buffer; etag: string }> {
  const answer = await service.fetch('/v1/briefs', { json: { ...REQUEST, format: 'pdf' } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { path: answer.headers.get('Content-Location')!, bytes, etag: answer.headers.get('ETag')! };
}

const bytesOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer());

describe('a file', () => {
  test('is sent whole, by ranges, and not at all to those who have it', async () => {
    const service = await startTestService();
    const { path, bytes, etag } = await renderPdf(service);
    const get = (headers: Record<string, string>): Promise<Response> => service.fetch(path, { headers });

    const whole = await get({});
    expect(whole.status).toBe(200);
    expect(whole.headers.get('Content-Type')).toBe('application/pdf');
    expect(whole.headers.get('Accept-Ranges')).toBe('bytes');
    expect(whole.headers.get('Content-Length')).toBe(String(bytes.length));
    expect(whole.headers.get('ETag')).toBe(etag);
    expect((await bytesOf(whole)).equals(bytes)).toBe(true);

    const head = await service.fetch(path, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('Content-Length')).toBe(String(bytes.length));

    const ranges: [string, Buffer, string][] = [
      ['bytes=0-99', bytes.subarray(0, 100), `bytes 0-99/${bytes.length}`],
      ['bytes=100-', bytes.subarray(100), `bytes 100-${bytes.length - 1}/${bytes.length}`],
      ['bytes=-7', bytes.subarray(-7), `bytes ${bytes.length - 7}-${bytes.length - 1}/${bytes.length}`],
    ];
    for (const [range, expected, header] of ranges) {
      const part = await get({ Range: range });
      expect(part.status).toBe(206);
      expect(part.headers.get('Content-Range')).toBe(header);
      expect((await bytesOf(part)).equals(expected)).toBe(true);
    }
    const outside = await get({ Range: `bytes=${bytes.length}-` });
    expect(outside.status).toBe(416);
    expect(outside.headers.get('Content-Range')).toBe(`bytes */${bytes.length}`);
    for (const range of ['bytes=0-1,5-6', 'lines=1-2', 'bytes=x']) expect((await get({ Range: range })).status).toBe(200);

    expect((await get({ Range: 'bytes=0-9', 'If-Range': etag })).status).toBe(206);
    expect((await get({ Range: 'bytes=0-9', 'If-Range': '"other"' })).status).toBe(200);

    const same = await get({ 'If-None-Match': etag });
    expect(same.status).toBe(304);
    expect(await same.text()).toBe('');
    expect((await get({ 'If-None-Match': `"x", W/${etag}` })).status).toBe(304);
    expect((await get({ 'If-None-Match': '"x"' })).status).toBe(200);
    expect((await get({ 'If-Modified-Since': whole.headers.get('Last-Modified')! })).status).toBe(304);
    expect((await get({ 'If-Modified-Since': 'Mon, 01 Jan 2001 00:00:00 GMT' })).status).toBe(200);
    expect((await get({ 'If-Match': '"other"' })).status).toBe(412);
    expect((await get({ 'If-Unmodified-Since': 'Mon, 01 Jan 2001 00:00:00 GMT' })).status).toBe(412);
  });

  test('of text is compressed, but never in parts', async () => {
    const service = await startTestService();
    const made = await service.fetch('/v1/briefs', { json: { ...REQUEST, format: 'html' } });
    const html = await made.text();
    const path = made.headers.get('Content-Location')!;
    const etag = made.headers.get('ETag')!;
    const whole = await service.fetch(path, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(whole.headers.get('Content-Encoding')).toBe('gzip');
    expect(await whole.text()).toBe(html);
    // A tag that is weak cannot be used to join parts.
    expect(whole.headers.get('ETag')).toBe(`W/${etag}`);
    const part = await service.fetch(path, { headers: { 'Accept-Encoding': 'gzip', Range: 'bytes=0-9' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('Content-Encoding')).toBeNull();
    expect(await part.text()).toBe(html.slice(0, 10));
    expect((await service.fetch(path, { headers: { Range: 'bytes=0-9', 'If-Range': `W/${etag}` } })).status).toBe(200);
  });

  test('of HTML can run nothing as a page of ours', async () => {
    const service = await startTestService();
    const made = await service.fetch('/v1/briefs', { json: { ...REQUEST, format: 'html' } });
    const shown = await service.fetch(`${made.headers.get('Content-Location')}?disposition=inline`);
    for (const answer of [made, shown]) {
      expect(answer.headers.get('Content-Security-Policy')).toMatch(/^sandbox; default-src 'none'/);
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    }
    expect(made.headers.get('Content-Disposition')).toMatch(/^attachment;/);
    expect(shown.headers.get('Content-Disposition')).toMatch(/^inline;/);
  });
});

test('a file that breaks off in the middle is cut off, not finished, and the log says why', async () => {
  const service = await startTestService();
  const { path, bytes } = await renderPdf(service);
  const stored = join(service.folder, 'output', path.replace(/^\/v1\/|\/file$/g, ''), 'brief.pdf');
  // Shorter than its record says.
  truncateSync(stored, bytes.length - 10);
  await expect(fetch(service.url + path).then((answer) => answer.arrayBuffer())).rejects.toThrow();
  await expect.poll(() => JSON.stringify(service.log.filter(({ level }) => level === 'error'))).toContain('bytes of its record');
});
