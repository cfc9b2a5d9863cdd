import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { expect, test } from 'vitest';
import { parseSample, parseText, sampleText } from './sampleFiles.ts';

/** Any text of Unicode characters that UTF-8 can hold, also controls, with something in it to see. */
const anyText = fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => /\S/.test(text));

/** Line ends are normalised in files, and NUL marks a file that is not text. */
const fileText = anyText.map((text) => text.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '')).filter((text) => /\S/.test(text) && !text.startsWith('\uFEFF'));

const errorsIn = (findings: readonly string[]): string[] => findings.filter((line) => / error: /.test(line));

function factWith(label: string): string {
  return stringify({ quoted: { label, value: 1, unit: 'kg', period: '2005', place: 'Place', source: { document: 'report' } } }, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 });
}

test('any label survives exactly', () => {
  fc.assert(
    fc.property(fileText, (label) => {
      const { dataset, findings } = parseSample({ 'facts/quoted.yaml': factWith(label) });
      expect(errorsIn(findings)).toEqual([]);
      expect(dataset?.facts.get('quoted')?.label).toBe(label);
    }),
  );
});

test('any label survives in JSON', () => {
  fc.assert(
    fc.property(anyText, (label) => {
      const document = {
        title: label,
        country: { name: label, iso3: 'XXX' },
        edition: { name: label, year: 2005 },
        language: 'en',
        author: label,
        narrative: { summary: label },
        tables: { texts: { title: label, columns: { text: { label, type: 'text' } }, rows: [{ text: label }] } },
        facts: {},
      };
      const { dataset, findings } = parseText(JSON.stringify(document));
      expect(errorsIn(findings)).toEqual([]);
      expect(dataset?.header.title).toBe(label);
      expect(dataset?.narrative.get('summary')?.text).toBe(label);
      const table = dataset?.tables.get('texts');
      expect(table?.columns[0]?.label).toBe(label);
      if (label.trim() !== 'N/A') expect(table?.rows[0]?.cells.get('text')?.value).toBe(label);
    }),
  );
});

test('any narrative survives exactly', () => {
  fc.assert(
    fc.property(fileText, (text) => {
      const { dataset, findings } = parseSample({ 'narrative/summary.md': text });
      expect(errorsIn(findings)).toEqual([]);
      expect(dataset?.narrative.get('summary')?.text).toBe(text);
    }),
  );
});

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test('any text in a CSV cell survives exactly', () => {
  fc.assert(
    fc.property(fileText, fileText, (first, second) => {
      const { dataset, findings } = parseSample({
        'tables/seizures.csv': `amount,drug,year,day,count\n1,${quote(first)},2005,,2\n3,${quote(second)},2005,,4`,
      });
      expect(errorsIn(findings)).toEqual([]);
      const rows = dataset?.tables.get('seizures')?.rows ?? [];
      const read = (index: number): unknown => rows[index]?.cells.get('drug')?.value;
      for (const [index, text] of [first, second].entries()) if (text.trim() !== 'N/A') expect(read(index)).toBe(text);
      expect(rows[1]?.line).toBe(3 + first.split('\n').length - 1);
      expect(rows[1]?.cells.get('count')?.value).toBe(4);
    }),
  );
});

test('plain text without special characters survives unquoted', () => {
  const plain = fc.stringMatching(/^[\p{L}][\p{L}\p{N}]*( [\p{L}\p{N}(),.'";/]+)*$/u);
  fc.assert(
    fc.property(plain, (label) => {
      fc.pre(!['null', 'Null', 'NULL', 'true', 'True', 'TRUE', 'false', 'False', 'FALSE'].includes(label));
      const { dataset, findings } = parseSample({ 'facts.yaml': sampleText('facts.yaml').replace('label: Heroin seized\n', `label: ${label}\n`) });
      expect(findings).toEqual([]);
      expect(dataset?.facts.get('heroin-2005')?.label).toBe(label);
    }),
  );
});

test('a file with any damage gives findings, never an exception', () => {
  const names = ['dataset.yaml', 'facts.yaml', 'tables/seizures.csv', 'checks.yaml'];
  const piece = fc.oneof(fc.constantFrom(':', '- ', '"', "'", '[', '}', '#', '\t', '\n', '*a', '&a ', '? ', '|', '>', '%', '@', ',', '---\n', '!!'), fc.string({ unit: 'binary', maxLength: 3 }));
  const damage = fc.record({ name: fc.constantFrom(...names), at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.nat(12), piece });
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
      const changes: Record<string, string> = {};
      for (const { name, at, removed, piece } of damages) {
        const text = changes[name] ?? sampleText(name);
        const start = Math.floor(at * text.length);
        changes[name] = text.slice(0, start) + piece + text.slice(start + removed);
      }
      const { dataset, findings } = parseSample(changes);
      if (dataset === undefined) expect(errorsIn(findings)).not.toEqual([]);
      for (const line of findings) expect(line).toMatch(/^data\/sample\/[^:]+:\d+(:\d+)? (error|warning): /);
    }),
    { numRuns: 300 },
  );
});
