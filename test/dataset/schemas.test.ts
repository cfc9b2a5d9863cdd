import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checksJsonSchema, datasetDocumentJsonSchema, datasetJsonSchema, factsJsonSchema } from '../../src/dataset/schema.ts';

const folder = join(import.meta.dirname, '../../docs/schemas');

const schemas = {
  'dataset.json': datasetJsonSchema(),
  'facts.json': factsJsonSchema(),
  'checks.json': checksJsonSchema(),
  'dataset-document.json': datasetDocumentJsonSchema(),
};

describe('docs/schemas is what the parser checks', () => {
  test.each(Object.entries(schemas))('%s (UPDATE_GOLDENS=1 rewrites it)', (name, schema) => {
    const path = join(folder, name);
    const text = `${JSON.stringify(schema, undefined, 2)}\n`;
    if (process.env['UPDATE_GOLDENS'] === '1') {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(text);
  });

  test('editors are told what keys mean, what they hold, and which are needed', () => {
    const stated = (factsJsonSchema() as { additionalProperties: { anyOf: Record<string, unknown>[] } }).additionalProperties.anyOf[0];
    expect(stated).toMatchObject({
      additionalProperties: false,
      required: ['label', 'unit', 'period', 'place', 'value', 'source'],
      properties: { unit: { type: 'string', description: expect.any(String), examples: ['kg'] } },
    });
  });
});
