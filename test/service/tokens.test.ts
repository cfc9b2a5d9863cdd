import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey } from 'jose';
import { describe, expect, onTestFinished, test } from 'vitest';
import { providerUnreachable } from '../../src/messages/service.ts';
import { NOW, startTestService } from './support/testService.ts';
import type { TestService } from './support/testService.ts';

interface Provider {
  readonly issuer: string;
  /** How often its keys were read. */
  readonly reads: () => number;
  /** A token that is right but for what is changed. */
  token(claims?: Record<string, unknown>, sign?: { alg?: string; kid?: string; key?: CryptoKey | Uint8Array }): Promise<string>;
}

/** An identity provider on the loopback: discovery, keys, and tokens signed by them. */
async function startProvider(): Promise<Provider> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  let reads = 0;
  const server = createServer((request, response) => {
    void (async () => {
      response.setHeader('Content-Type', 'application/json');
      if (request.url === '/.well-known/openid-configuration') return response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` }));
      reads += 1;
      return response.end(JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'key-1', use: 'sig' }] }));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const seconds = Math.floor(NOW.valueOf() / 1000);
  return {
    issuer,
    reads: () => reads,
    async token(claims = {}, { alg = 'RS256', kid = 'key-1', key = privateKey } = {}) {
      const payload = { iss: issuer, aud: 'briefpress', sub: 'jane@example.org', iat: seconds, exp: seconds + 300, roles: ['editor'], ...claims };
      return new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(key);
    },
  };
}

const startWith = (provider: Pick<Provider, 'issuer'>, settings: Record<string, unknown> = {}): Promise<TestService> =>
  startTestService({ settings: { 'auth.oidc': { issuer: provider.issuer, audience: 'briefpress' }, ...settings } });

const ask = (service: TestService, token: string): Promise<Response> => service.fetch('/v1/me', { headers: { Authorization: `Bearer ${token}` } });

describe('tokens of an identity provider', () => {
  test('tell who asks and in which role', async () => {
    const provider = await startProvider();
    const service = await startWith(provider);
    const answer = await ask(service, await provider.token());
    expect(await answer.json()).toEqual({ name: 'jane@example.org', role: 'editor', isOpen: false });
    const both = await ask(service, await provider.token({ roles: ['viewer', 'operator', 'other'] }));
    expect(await both.json()).toMatchObject({ role: 'operator' });
    const words = await ask(service, await provider.token({ roles: 'viewer other' }));
    expect(await words.json()).toMatchObject({ role: 'viewer' });
    expect(provider.reads()).toBe(1);
  });

  test('name roles as the provider has them', async () => {
    const provider = await startProvider();
    const oidc = { issuer: provider.issuer, audience: 'briefpress', rolesClaim: 'realm_access.roles', roles: { editor: ['INL-Writers'] } };
    const service = await startWith(provider, { 'auth.oidc': oidc });
    const answer = await ask(service, await provider.token({ realm_access: { roles: ['INL-Writers'] } }));
    expect(await answer.json()).toMatchObject({ role: 'editor' });
    const none = await ask(service, await provider.token({ realm_access: { roles: ['editor', 'operator'] } }));
    expect(none.status).toBe(403);
  });

  test('without a role may nothing', async () => {
    const provider = await startProvider();
    const service = await startWith(provider);
    for (const roles of [[], 'none', undefined, { editor: true }]) {
      const answer = await ask(service, await provider.token({ roles }));
      expect(answer.status).toBe(403);
    }
  });

  test('that are wrong in any way are refused', async () => {
    const provider = await startProvider();
    const service = await startWith(provider);
    const seconds = Math.floor(NOW.valueOf() / 1000);
    const { privateKey } = await generateKeyPair('RS256');
    const [head = '', , signature = ''] = (await provider.token()).split('.');
    const forged = Buffer.from(JSON.stringify({ iss: provider.issuer, aud: 'briefpress', sub: 'eve', exp: seconds + 300, roles: ['operator'] })).toString('base64url');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    const wrong: Record<string, string> = {
      expired: await provider.token({ exp: seconds - 60 }),
      'not yet valid': await provider.token({ nbf: seconds + 600 }),
      'another audience': await provider.token({ aud: 'other' }),
      'another issuer': await provider.token({ iss: 'https://evil.example.org' }),
      'without subject': await provider.token({ sub: undefined }),
      'without end': await provider.token({ exp: undefined }),
      'signed by another key': await provider.token({}, { key: privateKey }),
      'signed by a key that is not published': await provider.token({}, { kid: 'unknown' }),
      'signed by a shared secret': await provider.token({}, { alg: 'HS256', key: new TextEncoder().encode('x'.repeat(32)) }),
      'changed after it was signed': `${head}.${forged}.${signature}`,
      'not signed': `${none}.${forged}.`,
      'no token': 'a.b.c',
    };
    for (const [what, token] of Object.entries(wrong)) expect((await ask(service, token)).status, what).toBe(401);
  });

  test('cannot be checked without the provider, which is not the fault of the caller', async () => {
    const provider = await startProvider();
    const service = await startWith({ issuer: 'http://127.0.0.1:9' });
    const answer = await ask(service, await provider.token());
    expect(answer.status).toBe(503);
    expect(answer.headers.get('Retry-After')).not.toBeNull();
    expect(await answer.json()).toMatchObject({ diagnostics: [providerUnreachable('http://127.0.0.1:9')] });
  });

  test('of a provider that names itself otherwise are not accepted', async () => {
    const provider = await startProvider();
    const issuer = provider.issuer.replace('127.0.0.1', 'localhost');
    const service = await startWith({ issuer });
    expect((await ask(service, await provider.token({ iss: issuer }))).status).toBe(503);
  });

  test('and keys work beside each other', async () => {
    const provider = await startProvider();
    const { createKey } = await import('../../src/service/auth/keys.ts');
    const { key, hash } = createKey();
    const service = await startWith(provider, { 'auth.keys': [{ name: 'robot', role: 'viewer', hash }] });
    expect(await (await ask(service, key)).json()).toMatchObject({ name: 'robot' });
    expect(await (await ask(service, await provider.token())).json()).toMatchObject({ name: 'jane@example.org' });
  });
});
