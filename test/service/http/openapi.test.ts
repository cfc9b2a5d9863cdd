import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { namedSchemas } from '../../../src/service/http/schemas/components.ts';
import { openSchemas, readDescription } from '../support/checkAnswer.ts';
import type { Description, Operation } from '../support/checkAnswer.ts';
import { startTestService } from '../support/testService.ts';

const describeService = async (): Promise<Description> => readDescription((await startTestService()).url);

const operationsOf = ({ paths }: Description): [string, string, Operation][] =>
  Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]): [string, string, Operation] => [path, method, operation]));

describe('the description of the interface', () => {
  test('is OpenAPI 3.1', async () => {
    const description = await describeService();
    const result = await new Validator().validate(description as unknown as Record<string, unknown>);
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(description).toMatchObject({ openapi: '3.1.0', info: { title: 'briefpress', version: '0.1.0' } });
  });

  test('has no reference that leads nowhere, and names every operation once', async () => {
    const description = await describeService();
    const refs = [...JSON.stringify(description).matchAll(/"\$ref":"#([^"]+)"/g)].map((match) => match[1]!);
    expect(refs.length).toBeGreaterThan(50);
    for (const ref of refs) {
      const found = ref.split('/').slice(1).reduce<unknown>((value, step) => (value as Record<string, unknown>)?.[step], description);
      expect(found, ref).toBeDefined();
    }
    const ids = operationsOf(description).map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has every route that the server answers, and the server answers every one', async () => {
    const service = await startTestService();
    const description = await readDescription(service.url);
    for (const [path, method] of operationsOf(description)) {
      const address = path.replace('{id}', '0'.repeat(40)).replace('{name}', 'nothing');
      const answer = await fetch(service.url + address, { method: method.toUpperCase() });
      // Its own answer, not that of an address or a method that the server does not know.
      const body = await answer.text();
      expect(answer.status, `${method} ${path}`).not.toBe(405);
      expect(body, `${method} ${path}`).not.toContain('service/unknown-path');
    }
    for (const path of Object.keys(description.paths)) {
      const address = path.replace('{id}', '0'.repeat(40)).replace('{name}', 'nothing');
      const allowed = (await fetch(service.url + address, { method: 'OPTIONS' })).headers.get('Allow');
      const described = Object.keys(description.paths[path]!).flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
      expect(allowed?.split(', ').sort(), path).toEqual(described.sort());
    }
  });

  test('has examples that are true, for the schemas and for the code', async () => {
    const description = await describeService();
    const schemaOf = openSchemas(description);
    let checked = 0;
    for (const [id, schema] of Object.entries(description.components.schemas)) {
      const { examples = [] } = schema as { examples?: unknown[] };
      const validate = schemaOf(`#/components/schemas/${id}`);
      for (const example of examples) {
        expect(validate(example), `${id}: ${JSON.stringify(validate.errors)}`).toBe(true);
        expect(namedSchemas.get(id)?.safeParse(example).error, id).toBeUndefined();
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(15);
    for (const [path, method, { requestBody, responses }] of operationsOf(description)) {
      const contents = [requestBody?.content, ...Object.values(responses).map(({ content }) => content)].flatMap((content) => Object.values(content ?? {}));
      for (const { schema, examples = {} } of contents) {
        for (const { value } of Object.values(examples)) expect(schemaOf(schema!.$ref)(value), `${method} ${path}`).toBe(true);
      }
    }
  });

  test('says of every operation who may ask and what can go wrong', async () => {
    const description = await describeService();
    for (const [path, method, operation] of operationsOf(description)) {
      const { 'x-role': role } = operation as Operation & { 'x-role': string };
      expect(['anyone', 'viewer', 'editor', 'operator'], `${method} ${path}`).toContain(role);
      if (role !== 'anyone') expect(Object.keys(operation.responses), `${method} ${path}`).toEqual(expect.arrayContaining(['401', '403', '429']));
    }
  });
});

test('the page at /docs needs nothing from elsewhere', async () => {
  const service = await startTestService();
  const page = await (await service.fetch('/docs')).text();
  const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
  expect(addresses).toContain('docs/swagger-ui-bundle.js');
  for (const address of addresses) {
    expect(address).not.toMatch(/^(?:https?:)?\/\//);
    const answer = await service.fetch(`/${address}`);
    expect(answer.status, address).toBe(200);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100);
  }
  expect((await service.fetch('/docs/..%2fpackage.json')).status).toBe(404);
  expect((await service.fetch('/docs/swagger-ui.js.map')).status).toBe(404);
});
