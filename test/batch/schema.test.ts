import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { batchJsonSchema } from '../../src/batch/schema.ts';

test('docs/schemas/batch.json is what the reader checks (UPDATE_GOLDENS=1 rewrites it)', () => {
  const path = join(import.meta.dirname, '../../docs/schemas/batch.json');
  const text = `${JSON.stringify(batchJsonSchema(), undefined, 2)}\n`;
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(path, text);
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(text);
});
