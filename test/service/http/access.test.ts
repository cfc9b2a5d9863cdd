import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import * as messages from '../../../src/messages/service.ts';
import { createKey } from '../../../src/service/auth/keys.ts';
import { startService } from '../../../src/service/service.ts';
import { loadConfig } from '../../../src/service/config/load.ts';
import { openToOthers } from '../../../src/messages/serviceConfig.ts';
import { openInProcessPool } from '../support/inProcessPool.ts';
import { NOTE_TEMPLATE } from '../support/project.ts';
import { NOW, startTestService } from '../support/testService.ts';
import type { TestService } from '../support/testService.ts';

const viewer = createKey();
const editor = createKey();
const operator = createKey();
const expired = createKey();

const KEYS = [
  { name: 'vera', role: 'viewer', hash: viewer.hash },
  { name: 'eddie', role: 'editor', hash: editor.hash, expires: '2026-03-01' },
  { name: 'olga', role: 'operator', hash: operator.hash },
  { name: 'old', role: 'operator', hash: expired.hash, expires: '2026-02-28' },
];

const startKeyed = (settings: Record<string, unknown> = {}): Promise<TestService> =>
  startTestService({ settings: { 'auth.keys': KEYS, ...settings } });

const as = ({ key }: { key: string }): Record<string, string> => ({ Authorization: `Bearer ${key}` });
const RENDER = { template: 'note', dataset: 'sample', format: 'text', date: '2005-12-05' };

describe('keys', () => {
  test('are asked for everywhere but where nobody can be known yet', async () => {
    const service = await startKeyed();
    for (const path of ['/v1/briefs', '/v1/templates', '/v1/audit', '/v1/me', '/metrics']) {
      const answer = await service.fetch(path);
      expect(answer.status, path).toBe(401);
      expect(answer.headers.get('WWW-Authenticate')).toContain('Bearer');
    }
    for (const path of ['/health/live', '/health/ready', '/openapi.json', '/docs']) {
      expect((await service.fetch(path)).status, path).toBe(200);
    }
  });

  test('tell who asks, by either header', async () => {
    const service = await startKeyed();
    expect(await (await service.fetch('/v1/me', { headers: as(editor) })).json()).toEqual({ name: 'eddie', role: 'editor', isOpen: false });
    expect(await (await service.fetch('/v1/me', { headers: { 'X-API-Key': viewer.key } })).json()).toMatchObject({ name: 'vera' });
  });

  test.each([['unknown', createKey().key], ['expired', expired.key], ['no key', 'secret'], ['the hash', editor.hash]])('%s: refused', async (_what, key) => {
    const service = await startKeyed();
    const answer = await service.fetch('/v1/me', { headers: as({ key }) });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ diagnostics: [messages.badApiKey()] });
  });

  test('wrong ones are slowed down; right ones from the same address are not', async () => {
    const service = await startKeyed({ 'limits.failedLoginsPerMinute': 3 });
    const ask = async (key: string): Promise<number> => (await service.fetch('/v1/me', { headers: as({ key }) })).status;
    for (let count = 0; count < 3; count += 1) expect(await ask('wrong')).toBe(401);
    expect(await ask('wrong')).toBe(429);
    expect(await ask(viewer.key)).toBe(200);
  });

  test('never stand in the log', async () => {
    const service = await startKeyed({ 'log.level': 'debug' });
    await service.fetch(`/v1/me?key=${viewer.key}`, { headers: as(viewer) });
    await service.fetch('/v1/me', { headers: as({ key: 'wrong-secret' }) });
    const text = JSON.stringify(service.log);
    expect(text).toContain('vera');
    for (const secret of [viewer.key, viewer.hash, 'wrong-secret']) expect(text).not.toContain(secret);
  });
});

describe('roles', () => {
  test('viewers render what is published and change nothing', async () => {
    const service = await startKeyed();
    const ask = (json: unknown): Promise<Response> => service.fetch('/v1/briefs', { json, headers: as(viewer) });
    expect((await ask(RENDER)).status).toBe(200);
    const inline = { base: 'note', files: { 'template.md': NOTE_TEMPLATE } };
    for (const change of [{ template: 'note@draft' }, { template: inline }, { dataset: 'sample@1' }]) {
      const answer = await ask({ ...RENDER, ...change });
      expect(answer.status, JSON.stringify(change)).toBe(403);
      expect(await answer.json()).toMatchObject({ diagnostics: [messages.roleNeeded('vera', 'viewer', 'editor')] });
    }
    expect((await service.fetch('/v1/templates', { json: { name: 'new' }, headers: as(viewer) })).status).toBe(403);
  });

  test('editors change templates, operators see who did', async () => {
    const service = await startKeyed();
    expect((await service.fetch('/v1/templates', { json: { name: 'new' }, headers: as(editor) })).status).toBe(201);
    expect((await service.fetch('/v1/audit', { headers: as(editor) })).status).toBe(403);
    const log = (await (await service.fetch('/v1/audit', { headers: as(operator) })).json()) as { items: unknown[] };
    expect(log.items).toMatchObject([
      { actor: 'eddie', role: 'editor', action: 'templates.create', target: 'templates/new', details: { version: 1 }, at: NOW.toISOString() },
    ]);
  });

  test('who may not write is refused before anything of the body is read', async () => {
    const service = await startKeyed();
    const answer = await service.fetch('/v1/templates', { method: 'POST', body: '{not json', headers: { 'Content-Type': 'application/json', ...as(viewer) } });
    expect(answer.status).toBe(403);
  });
});

describe('without keys', () => {
  test.each(['0.0.0.0', '::', '192.0.2.1'])('a service that others could reach does not start: %s', async (host) => {
    const { config } = loadConfig({ environment: {}, options: { host, port: 0 } });
    const parts = { config, pool: openInProcessPool(), clock: () => NOW, version: '0.1.0', logTarget: { write: () => undefined } };
    await expect(startService(parts)).rejects.toMatchObject({ diagnostics: [openToOthers(host)] });
  });

  test('nor one that a proxy shows to others', async () => {
    const { config } = loadConfig({ environment: {}, options: { port: 0, publicUrl: 'https://briefs.example.org' } });
    const parts = { config, pool: openInProcessPool(), clock: () => NOW, version: '0.1.0', logTarget: { write: () => undefined } };
    await expect(startService(parts)).rejects.toMatchObject({ diagnostics: [openToOthers('briefs.example.org')] });
  });

  test('whoever sits at the machine may do all', async () => {
    const service = await startTestService();
    expect(await (await service.fetch('/v1/me')).json()).toEqual({ name: 'local', role: 'operator', isOpen: true });
  });

  test('other names that lead here are refused, so that no web site can reach the service by one', async () => {
    const service = await startTestService();
    const status = await statusFor(service.url, { Host: 'rebound.example.org' });
    expect(status).toBe(421);
    for (const host of ['localhost', '127.0.0.1:1', '[::1]:80']) expect(await statusFor(service.url, { Host: host })).toBe(200);
  });

  test('pages of other sites may change nothing', async () => {
    const service = await startTestService();
    const headers = { 'Content-Type': 'application/json', Origin: 'https://evil.example.org', 'Sec-Fetch-Site': 'cross-site' };
    expect(await statusFor(service.url, headers, 'POST', '/v1/templates', '{"name": "evil"}')).toBe(403);
    expect(await statusFor(service.url, { 'Content-Type': 'text/plain' }, 'POST', '/v1/templates', '{"name": "evil"}')).toBe(415);
  });
});

describe('pages of other sites', () => {
  test('may read nothing unless their site is configured', async () => {
    const service = await startKeyed({ 'cors.origins': ['https://desk.example.org'] });
    const preflight = (origin: string): Promise<Response> =>
      service.fetch('/v1/briefs', { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' } });
    const known = await preflight('https://desk.example.org');
    expect(known.status).toBe(204);
    expect(known.headers.get('Access-Control-Allow-Origin')).toBe('https://desk.example.org');
    expect((await preflight('https://evil.example.org')).headers.get('Access-Control-Allow-Origin')).toBeNull();
    const closed = await startKeyed();
    const answer = await closed.fetch('/v1/me', { headers: { ...as(viewer), Origin: 'https://desk.example.org' } });
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });
});

/** Status of a request with headers that `fetch` does not let anyone set. */
function statusFor(url: string, headers: Record<string, string>, method = 'GET', path = '/v1/me', body?: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, url), { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject).end(body);
  });
}
