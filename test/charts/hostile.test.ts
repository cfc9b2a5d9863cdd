import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataTable } from '../support/briefs.ts';
import { hostile } from './hostile.ts';
import { check, draw } from './support.ts';

describe('a hostile spec is refused before it runs: one that', () => {
  test.each(Object.entries(hostile))('%s', (_what, spec) => {
    // Deep specs cannot be printed with indents, so they come as they are.
    const findings = check(JSON.stringify(spec));
    expect(findings.map(({ severity }) => severity)).toContain('error');
  });
});

test('a table with more rows than a chart may draw is refused', () => {
  const rows = Array.from({ length: 5_001 }, (_, index): [number] => [index]);
  const long = dataTable('long', [{ name: 'n', label: 'N', type: 'number' }], rows);
  const spec = { data: { name: 'long' }, mark: 'point', encoding: { x: { field: 'n', type: 'quantitative' } } };
  const findings = check(spec, new Map([['long', long]]));
  expect(findings.map(({ rule }) => rule)).toEqual(['charts/too-much']);
  expect(findings[0]!.message).toContain('5001');
});

test('so many panels that none can be read are refused', () => {
  const rows = Array.from({ length: 41 }, (_, index): [string] => [`panel ${index}`]);
  const table = dataTable('panels', [{ name: 'name', label: 'Name', type: 'text' }], rows);
  const spec = { data: { name: 'panels' }, facet: { field: 'name' }, spec: { mark: 'point' } };
  expect(check(spec, new Map([['panels', table]])).map(({ rule }) => rule)).toEqual(['charts/too-much']);
});

test('a chart that turns out larger than paper is refused after drawing', async () => {
  const rows = Array.from({ length: 200 }, (_, index): [string, number] => [`name ${index}`, index]);
  const table = dataTable('tall', [{ name: 'name', label: 'Name', type: 'text' }, { name: 'n', label: 'N', type: 'number' }], rows);
  const spec = { data: { name: 'tall' }, mark: 'bar', encoding: { y: { field: 'name' }, x: { field: 'n', type: 'quantitative' } } };
  const { dataset } = await import('./support.ts');
  const { drawing, findings } = await draw(spec, { dataset: { ...dataset, tables: new Map([['tall', table]]) } });
  expect(drawing).toBeUndefined();
  expect(findings.map(({ rule }) => rule)).toContain('charts/too-much');
});

test('whatever JSON a spec is, the check tells what is wrong and never throws', () => {
  const words = fc.constantFrom('bar', 'seizures', 'drug', 'amount', 'x', 'datum.amount > 1', 'quantitative', '__proto__');
  const keys = fc.constantFrom(
    'data', 'name', 'values', 'mark', 'type', 'encoding', 'x', 'y', 'color', 'field', 'layer', 'hconcat', 'spec', 'facet', 'transform', 'filter', 'calculate',
    'lookup', 'from', 'bin', 'step', 'scale', 'axis', 'tickCount', 'params', 'width', 'projection', 'usermeta', 'alt', 'condition', 'test', 'sort',
  );
  const { part } = fc.letrec<{ part: unknown }>((tie) => ({
    part: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.oneof(words, fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
      fc.array(tie('part'), { maxLength: 4 }),
      fc.dictionary(keys, tie('part'), { maxKeys: 6 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(keys, part, { maxKeys: 8 }), (spec) => {
      for (const finding of check(spec)) {
        expect(finding.place?.line).toBeGreaterThan(0);
        expect(finding.message).toContain('"sample"');
      }
    }),
    { numRuns: 400 },
  );
});

test('whatever text a spec is, the check tells what is wrong and never throws', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      expect(check(text).length).toBeGreaterThan(0);
    }),
  );
});
