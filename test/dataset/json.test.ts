import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openJson } from '../../src/dataset/json.ts';
import { readYaml, type Path, type YamlText } from '../../src/dataset/yaml.ts';

/** What the reader of YAML makes of the same text: a comment behind it is no JSON. */
function readAsYaml(text: string): YamlText {
  const findings: unknown[] = [];
  const yaml = readYaml(`${text}\n# end`, 'a.json', (finding) => findings.push(finding));
  if (yaml === undefined || findings.length > 0) throw new Error(JSON.stringify(findings));
  return yaml;
}

function pathsOf(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, item]) => pathsOf(item).map((path) => [Array.isArray(value) ? Number(key) : key, ...path]))];
}

const words = fc.array(fc.constantFrom('opium', 'kg', '"x"', 'R&D', 'é', '\\', '\n', '1,037', '{{fact "a"}}', ' ', '#'), { maxLength: 5 }).map((list) => list.join(' '));
const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    words,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));

test('JSON is read as YAML would read it, to the place of every value', () => {
  const texts = fc.tuple(fc.dictionary(key, json, { minKeys: 1, maxKeys: 4 }), fc.constantFrom(undefined, 2)).map(([value, indent]) => JSON.stringify(value, undefined, indent));
  fc.assert(
    fc.property(texts, (text) => {
      const ours = openJson(text, 'a.json')!;
      const yaml = readAsYaml(text);
      expect(ours.value).toEqual(yaml.value);
      for (const path of [...pathsOf(ours.value), ['no', 'such']]) {
        expect(ours.valueAt(path)).toEqual(yaml.valueAt(path));
        expect(ours.placeOf(path)).toEqual(yaml.placeOf(path));
        expect(ours.placeOfKey(path)).toEqual(yaml.placeOfKey(path));
        expect(ours.placeOfWord(path, 'kg')).toEqual(yaml.placeOfWord(path, 'kg'));
        expect(ours.placesOfText(path)).toEqual(yaml.placesOfText(path));
      }
    }),
    { numRuns: 200 },
  );
});

test.each(['1.50', '1e3', '-0', '12345678901234567890', '0.1'])('%s stays as it is written', (number) => {
  expect(openJson(`{"a": ${number}}`, 'a.json')!.value).toEqual(readAsYaml(`{"a": ${number}}`).value);
});

test.each([
  ['a key that stands twice', '{"a": 1, "a": 2}'],
  ['what is no JSON', '{"a": 1,}'],
  ['YAML', 'a: 1'],
  ['a value without brackets', '"a"'],
  ['too many levels', `${'['.repeat(60)}${']'.repeat(60)}`],
])('%s is left to the reader of YAML', (_, text) => {
  expect(openJson(text, 'a.json')).toBeUndefined();
});
