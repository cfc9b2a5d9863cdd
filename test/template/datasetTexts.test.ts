import { expect, test } from 'vitest';
import type { Dataset } from '../../src/dataset/model.ts';
import { inlineText } from '../../src/document/walk.ts';
import { dataTable, build, sampleDataset as builtDataset } from '../support/briefs.ts';
import { findingsOf, read, sampleDataset, sampleTemplate, table, tryExpand } from './support.ts';

const place = (line: number) => ({ file: 'data/sample/dataset.yaml', line, column: 9 });

function withNotes(notes: readonly string[], source?: string): Dataset {
  const seizures = {
    ...table('seizures', ['drug'], [['Opium']]),
    notes,
    ...(source === undefined ? {} : { source }),
    places: { notes: notes.map((_, index) => place(40 + index)), source: place(30) },
  };
  return sampleDataset({ tables: [seizures] });
}

/** The texts that hold values, as a reader of their Markdown has them. */
const textsOf = (dataset: Dataset): [string, string][] =>
  [...(tryExpand(sampleTemplate('Text.'), dataset).expanded?.datasetTexts ?? [])].map(([key, text]) => [key, read(text)]);

test('sources and notes of tables print values; what stands around these is no Markdown', () => {
  expect(textsOf(withNotes(['Plain *2*.', 'All *but* {{fact "heroin-2005"}} of {{country.name}}.'], 'Cable {{edition.year}}.'))).toEqual([
    ['seizures.source', 'Cable 2005.'],
    ['seizures.notes.1', 'All *but* more than 130 kilograms of Kazakhstan.'],
  ]);
});

test('a mistake in one has its place in the dataset, though no table prints it', () => {
  const [finding] = findingsOf('Text.', withNotes(['Good.', 'All {{fact "heroine-2005"}}.']));
  expect(finding?.place).toMatchObject({ file: 'data/sample/dataset.yaml', line: 41 });
  expect(finding?.hint).toContain('heroin-2005');
});

test('the table prints them with the figures bound, and what is typed there is unbound', () => {
  const seizures = dataTable('seizures', [{ name: 'drug', label: 'Drug', type: 'text' }], [['Opium']], { notes: ['x {{}}'], places: { notes: [place(40)] } });
  const dataset = { ...builtDataset, tables: new Map([['seizures', seizures]]) };
  const datasetTexts = new Map([['seizures.notes.0', 'All \\*but\\* :fact[238 kg]{of="opium-2005"} of 44 tons.']]);
  const { document, diagnostics } = build('::table{data=seizures}', { dataset, expanded: { datasetTexts } });
  expect(diagnostics).toEqual([]);
  const [block] = document.blocks;
  const [note = []] = block?.type === 'table' ? block.notes : [];
  expect(inlineText(note, new Map())).toBe('All *but* 238 kg of 44 tons.');
  expect(note).toContainEqual({ type: 'factValue', facts: ['opium-2005'], children: [{ type: 'text', value: '238 kg' }] });
  expect(document.typed?.unbound.map(({ text, place: at }) => [text, at?.line])).toEqual([['44', 40]]);
});
