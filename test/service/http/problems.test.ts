import { describe, expect, test } from 'vitest';
import * as messages from '../../../src/messages/service.ts';
import { startTestService } from '../support/testService.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('problems', () => {
  test('are problem+json with an id that the log has too', async () => {
    const service = await startTestService();
    const answer = await service.fetch('/v1/templates/none', { headers: { 'X-Request-Id': 'desk-17' } });
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers.get('X-Request-Id')).toBe('desk-17');
    expect(await answer.json()).toEqual({
      type: 'urn:briefpress:problem:service:unknown-item',
      title: 'Not Found',
      status: 404,
      detail: 'There is no template "none". Did you mean "note"?',
      instance: 'urn:briefpress:request:desk-17',
      diagnostics: [messages.unknownItem('templates', 'none', ['note'])],
    });
    await expect.poll(() => service.log.find((line) => line['request'] === 'desk-17')).toMatchObject({ status: 404, method: 'GET', path: '/v1/templates/none' });
  });

  test('ids that could write into a log are replaced', async () => {
    const service = await startTestService();
    const answer = await service.fetch('/v1/me', { headers: { 'X-Request-Id': 'a b{}' } });
    expect(answer.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each([
    ['no such address', 'GET', '/v1/nothing', undefined, {}, 404],
    ['no such method', 'PATCH', '/v1/briefs', '{}', JSON_TYPE, 405],
    ['no JSON', 'POST', '/v1/briefs', '{', JSON_TYPE, 400],
    ['JSON that is no object', 'POST', '/v1/briefs', '[]', JSON_TYPE, 400],
    ['no body', 'POST', '/v1/briefs', '', JSON_TYPE, 400],
    ['a form', 'POST', '/v1/briefs', 'a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['an unknown encoding', 'POST', '/v1/briefs', '{}', { ...JSON_TYPE, 'Content-Encoding': 'unknown' }, 415],
    ['an unknown charset', 'POST', '/v1/briefs', '{}', { 'Content-Type': 'application/json; charset=klingon' }, 415],
    ['a query that is no number', 'GET', '/v1/briefs?limit=many', undefined, {}, 400],
    ['a query twice', 'GET', '/v1/briefs?limit=1&limit=2', undefined, {}, 400],
    ['an unknown query', 'GET', '/v1/briefs?limt=1', undefined, {}, 400],
    ['a cursor of nowhere', 'GET', '/v1/briefs?cursor=../../x', undefined, {}, 400],
    ['an address that cannot be decoded', 'GET', '/v1/templates/%E0%A4%A', undefined, {}, 400],
    ['a ZIP file that is none', 'POST', '/v1/templates?name=x', 'PK', { 'Content-Type': 'application/zip' }, 422],
  ])('%s', async (_what, method, path, body, headers, status) => {
    const service = await startTestService();
    const answer = await service.fetch(path, { method, ...(body !== undefined && { body }), headers: headers as Record<string, string> });
    expect(answer.status).toBe(status);
    const problem = (await answer.json()) as { detail: string; diagnostics: unknown[] };
    expect(problem.diagnostics).not.toEqual([]);
    expect(problem.detail).not.toMatch(/\bat .*\.ts|node_modules|undefined/);
  });

  test('methods that an address takes are named', async () => {
    const service = await startTestService();
    const answer = await service.fetch('/v1/checks', { method: 'DELETE' });
    expect(answer.headers.get('Allow')).toBe('POST');
  });

  test('bodies that are too large are refused, compressed ones too', async () => {
    const service = await startTestService({ settings: { 'limits.bodyMegabytes': 1, 'limits.uploadMegabytes': 1 } });
    const large = JSON.stringify({ template: 'note', data: { text: 'x'.repeat(1_100_000) } });
    expect((await service.fetch('/v1/briefs', { method: 'POST', body: large, headers: JSON_TYPE })).status).toBe(413);
    const { gzipSync } = await import('node:zlib');
    const packed = gzipSync(large);
    expect(packed.length).toBeLessThan(10_000);
    expect((await service.fetch('/v1/briefs', { method: 'POST', body: packed, headers: { ...JSON_TYPE, 'Content-Encoding': 'gzip' } })).status).toBe(413);
    const zip = { method: 'POST', body: new Uint8Array(1_100_000), headers: { 'Content-Type': 'application/zip' } };
    expect((await service.fetch('/v1/templates?name=x', zip)).status).toBe(413);
  });

  test('what nobody foresaw says nothing of itself, but the log does', async () => {
    const service = await startTestService();
    service.pool.render = async () => {
      throw new Error('secret of the inside');
    };
    const answer = await service.fetch('/v1/briefs', { json: { template: 'note', dataset: 'sample' } });
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ diagnostics: [messages.internalError()] });
    await expect.poll(() => JSON.stringify(service.log)).toContain('secret of the inside');
    expect(answer.headers.get('Content-Disposition')).toBeNull();
  });

  test('one caller who asks too often is told to wait', async () => {
    const service = await startTestService({ settings: { 'limits.requestsPerMinute': 3 } });
    for (let count = 0; count < 3; count += 1) expect((await service.fetch('/v1/me')).status).toBe(200);
    const answer = await service.fetch('/v1/me');
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await service.fetch('/health/live')).status).toBe(200);
  });

  test('answers carry headers that keep browsers from guessing and framing', async () => {
    const service = await startTestService();
    const { headers } = await service.fetch('/v1/me');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('X-Frame-Options')).toBe('SAMEORIGIN');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'self'");
    expect(headers.get('X-Powered-By')).toBeNull();
  });
});
