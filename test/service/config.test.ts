import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BriefError } from '../../src/diagnostic.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import * as messages from '../../src/messages/serviceConfig.ts';
import { loadConfig } from '../../src/service/config/load.ts';
import type { ConfigSources } from '../../src/service/config/load.ts';
import { printConfig } from '../../src/service/config/print.ts';
import { isLoopback } from '../../src/service/config/exposure.ts';
import { SETTINGS } from '../../src/service/config/settings.ts';

const load = (sources: Partial<ConfigSources>): ReturnType<typeof loadConfig> => loadConfig({ environment: {}, options: {}, ...sources });
const fileOf = (text: string): Pick<ConfigSources, 'file'> => ({ file: { name: 'briefpress.yaml', text } });

function findingsOf(sources: Partial<ConfigSources>): readonly Diagnostic[] {
  try {
    load(sources);
  } catch (error) {
    if (error instanceof BriefError) return error.diagnostics;
    throw error;
  }
  throw new Error('nothing was found');
}

describe('the configuration', () => {
  test('needs nothing', () => {
    expect(load({}).config).toMatchObject({ host: '127.0.0.1', port: 8080, storage: { url: 'output' }, auth: { keys: [] } });
    expect(load(fileOf('')).config.port).toBe(8080);
  });

  test('takes the command line before variables, variables before the file, and the file before defaults', () => {
    const file = fileOf('host: 127.0.0.2\nport: 1\nstorage:\n  url: there\nstopSeconds: 5\n');
    const { config, origins } = load({ ...file, environment: { BRIEFPRESS_PORT: '2', BRIEFPRESS_HOST: '127.0.0.3' }, options: { port: 3 } });
    expect(config).toMatchObject({ host: '127.0.0.3', port: 3, stopSeconds: 5, storage: { url: 'there', region: 'us-east-1' } });
    expect(Object.fromEntries(origins)).toEqual({
      port: 'command line',
      host: 'BRIEFPRESS_HOST',
      'storage.url': 'briefpress.yaml',
      stopSeconds: 'briefpress.yaml',
    });
  });

  test('reads variables by what they hold', () => {
    const { config } = load({
      environment: {
        BRIEFPRESS_STORAGE_URL: 's3://bucket/prefix',
        BRIEFPRESS_STORAGE_PATH_STYLE: 'true',
        BRIEFPRESS_CORS_ORIGINS: 'https://a.example.org, https://b.example.org',
        BRIEFPRESS_RENDER_PROCESSES: '3',
        BRIEFPRESS_AUTH_KEYS: `[{name: jane, role: editor, hash: "sha256:${'a'.repeat(64)}"}]`,
        BRIEFPRESS_LOG_LEVEL: '',
        BRIEFPRESS_DEBUG: '1',
        PATH: '/bin',
      },
    });
    expect(config).toMatchObject({
      storage: { url: 's3://bucket/prefix', pathStyle: true },
      cors: { origins: ['https://a.example.org', 'https://b.example.org'] },
      render: { processes: 3 },
      auth: { keys: [{ name: 'jane', role: 'editor' }] },
      log: { level: 'info' },
    });
  });

  test('names everything that is wrong, where it was set and what to do', () => {
    const file = fileOf('port: 80\nstorage:\n  regin: eu\nhost: [1]\n');
    const found = findingsOf({ ...file, environment: { BRIEFPRESS_PROT: '1', BRIEFPRESS_STOP_SECONDS: 'soon' } });
    expect(found).toContainEqual(messages.unknownVariable('BRIEFPRESS_PROT', SETTINGS.map(({ variable }) => variable)));
    expect(found).toContainEqual(messages.unknownSetting('storage.regin', SETTINGS.map(({ path }) => path.join('.')), { file: 'briefpress.yaml', line: 3 }));
    const texts = found.map(({ message, place }) => `${place?.line ?? ''} ${message}`);
    expect(texts).toContainEqual(expect.stringMatching(/^4 host cannot be \[1\]/));
    expect(texts).toContainEqual(expect.stringMatching(/^ BRIEFPRESS_STOP_SECONDS: stopSeconds cannot be "soon"/));
    expect(found.find(({ rule }) => rule === 'config/unknown-variable')?.hint).toContain('BRIEFPRESS_PORT');
  });

  test.each([
    ['port: [', /^The configuration cannot be read/],
    ['- a', /settings are expected/],
    ['auth: {keys: [{name: jane, role: editor, hash: secret}]}', /auth\.keys\.0\.hash cannot be "secret"/],
    ['auth: {keys: [{name: jane, role: king, hash: x}]}', /auth\.keys\.0\.role cannot be "king"/],
    ['auth: {oidc: {issuer: idp.example.org, audience: a}}', /auth\.oidc\.issuer/],
    ['auth: {oidc: {issuer: "https://idp.example.org"}}', /auth\.oidc\.audience is missing/],
    ['port: 70000', /port cannot be 70000/],
  ])('%s', (text, words) => {
    expect(findingsOf(fileOf(text)).map(({ message }) => message)).toContainEqual(expect.stringMatching(words));
  });

  test('prints as a file that gives the same configuration, with where values come from', () => {
    const loaded = load({ ...fileOf('port: 81\n'), environment: { BRIEFPRESS_STORAGE_URL: 'there' } });
    const text = printConfig(loaded);
    expect(text).toContain('port: 81 # briefpress.yaml');
    expect(text).toContain('url: there # BRIEFPRESS_STORAGE_URL');
    expect(load(fileOf(text)).config).toEqual(loaded.config);
  });

  test('keeps secrets to itself', () => {
    const webhooks = 'webhooks: {origins: ["https://hooks.example.org"], secret: "a secret of more than 24 characters"}';
    const printed = printConfig(load(fileOf(webhooks)));
    expect(printed).toContain('secret: (not shown)');
    expect(printed).not.toContain('a secret');
    const short = findingsOf({ environment: { BRIEFPRESS_WEBHOOKS_SECRET: 'hushhush' } });
    expect(JSON.stringify(short)).not.toContain('hushhush');
    expect(short.map(({ message }) => message)).toContainEqual(expect.stringContaining('webhooks.secret'));
    const none = findingsOf(fileOf('webhooks: {origins: ["https://hooks.example.org"]}'));
    expect(none.map(({ message }) => message)).toEqual(['webhooks.secret is missing.']);
  });

  test('is described setting by setting in docs/operations.md', () => {
    const text = readFileSync('docs/operations.md', 'utf8');
    const rows = [...text.matchAll(/^\| `([a-zA-Z.]+)` \| `(BRIEFPRESS_[A-Z_]+)` \|[^|]*\| (.*) \|$/gm)].map(([, ...cells]) => cells);
    expect(rows).toEqual(SETTINGS.map(({ path, variable, description }) => [path.join('.'), variable, description]));
  });
});

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['[::1]', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
  ['::ffff:10.0.0.1', false],
  ['localhost.example.org', false],
  ['127.0.0.1.example.org', false],
  ['', false],
])('is %j of this machine alone: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
