import { describe, expect, test } from 'vitest';
import type { Conflict, Dataset } from '../../../src/dataset/model.ts';
import type { Diagnostic } from '../../../src/diagnostic.ts';
import { noteConflicts } from '../../../src/document/figures/conflictNotes.ts';
import type { Asset, ReportDocument, ResolvedDocument, Table } from '../../../src/document/model.ts';
import { resolveDocument } from '../../../src/document/resolve.ts';
import { inlineRuns, walkBlocks } from '../../../src/document/walk.ts';
import { conflictsUntold } from '../../../src/messages/figures.ts';
import type { TemplateSettings } from '../../../src/template/model.ts';
import { writeInlines } from '../../../src/writers/text/inlines.ts';
import { sampleAssets } from '../../fixtures/sampleDocument.ts';
import { build, sampleDataset, sampleFact, sampleTemplate, sampleWording } from '../../support/briefs.ts';

const dataset: Dataset = {
  ...sampleDataset,
  facts: new Map(['opium', 'heroin', 'trap', 'alone'].map((id) => [id, sampleFact(id)])),
};

const conflict = (id: string, facts: readonly string[], kind = 'two values'): Conflict => ({
  id,
  facts,
  kind,
  reason: `Reason of ${id}.`,
  where: { file: 'checks.yaml', line: 3 },
});

interface Options {
  readonly conflicts?: readonly Conflict[];
  readonly setting?: TemplateSettings['conflicts'];
  readonly drawings?: ReadonlyMap<string, Asset>;
  readonly dataset?: Dataset;
}

function note(markdown: string, { conflicts = [conflict('c', ['opium', 'trap'])], setting, ...more }: Options = {}): {
  readonly noted: ReportDocument;
  readonly resolved: ResolvedDocument;
  readonly findings: readonly Diagnostic[];
} {
  const settings = { ...sampleTemplate.settings, ...(setting === undefined ? {} : { conflicts: setting }) };
  const template = { ...sampleTemplate, settings };
  const inputs = { template, dataset: more.dataset ?? dataset };
  const { document, diagnostics } = build(markdown, inputs);
  expect(diagnostics).toEqual([]);
  const findings: Diagnostic[] = [];
  const context = { ...inputs, wording: sampleWording, drawings: more.drawings ?? new Map(), conflicts };
  const noted = noteConflicts(document, context, (finding) => findings.push(finding));
  return { noted, resolved: resolveDocument(noted, (finding) => expect(finding.severity).not.toBe('error'))!, findings };
}

/** The runs of the text, and the notes, marks in brackets. */
function read({ resolved }: ReturnType<typeof note>): { text: string[]; notes: string[] } {
  const scope = { document: resolved } as Parameters<typeof writeInlines>[1];
  const words = (blocks: ReportDocument['blocks']): string[] =>
    [...walkBlocks(blocks)].flatMap((block) => inlineRuns(block).map((run) => writeInlines(run, scope))).filter((text) => text !== '');
  return { text: words(resolved.blocks), notes: [...resolved.notes.values()].map(({ children }) => words(children).join(' / ')) };
}

describe('a conflict', () => {
  test('is told behind the clause of its first figure, with the figures that do not stand there', () => {
    expect(read(note('All :fact[581 kg]{of=opium} of it, and the U.S. none. Then :fact[9 kg]{of=trap}.'))).toEqual({
      text: ['All 581 kg of it,[1] and the U.S. none. Then 9 kg.'],
      notes: ['Reason of c. Compare the fact trap (Label of trap, 2005).'],
    });
  });

  test('is told at the end of a run, and before a mark of the author', () => {
    expect(read(note('The U.S. has :fact[581 kg]{of=opium} in U.S. custody')).text).toEqual(['The U.S. has 581 kg in U.S. custody[1]']);
    expect(read(note('It has :fact[581 kg]{of=opium}.[^a]\n\n[^a]: A note.'))).toEqual({
      text: ['It has 581 kg.[1],[2]'],
      notes: ['Reason of c. Compare the fact trap (Label of trap, 2005).', 'A note.'],
    });
  });

  test('is told once for figures in one clause, which it need not repeat', () => {
    expect(read(note('Both :fact[1]{of=opium} and **:fact[2]{of=trap}** are given.'))).toEqual({
      text: ['Both 1 and 2 are given.[1]'],
      notes: ['Reason of c.'],
    });
  });

  test('is named again by its number in each later part, once', () => {
    const text = '# One\n\nHas :fact[1]{of=opium}.\n\nHas :fact[1]{of=opium}.\n\n# Two\n\nHas :fact[1]{of=trap}.\n\nHas :fact[1]{of=opium}.';
    expect(read(note(text))).toEqual({
      text: ['One', 'Has 1.[1]', 'Has 1.', 'Two', 'Has 1.[2]', 'Has 1.'],
      notes: ['Reason of c. Compare the fact trap (Label of trap, 2005).', 'See note 1.'],
    });
  });

  test('is not named again by a text that sets its figures side by side', () => {
    const text = '# One\n\nHas :fact[1]{of=opium}.\n\n# Two\n\nHas :fact[1]{of=trap}, but also :fact[1]{of=opium}.';
    expect(read(note(text)).notes).toHaveLength(1);
  });

  test('is told in the text, and named in key figures that stand before', () => {
    const text = '::keyfigures{facts="opium trap alone"}\n\n# One\n\nHas :fact[1]{of=opium}.';
    const { text: words, notes } = read(note(text));
    expect(words.filter((word) => word.includes('['))).toEqual(['the fact opium[1]', 'the fact trap[1]', 'Has 1.[2]']);
    expect(notes).toEqual(['See note 2.', 'Reason of c. Compare the fact trap (Label of trap, 2005).']);
  });

  test('is named for all key figures in one note', () => {
    const conflicts = [conflict('c', ['opium', 'trap']), conflict('d', ['alone', 'heroin'])];
    const facts = new Map([...dataset.facts, ...sampleDataset.facts]);
    const text = '::keyfigures{facts="opium alone"}\n\n# One\n\nHas :fact[1]{of=opium}.\n\nHas :fact[1]{of=alone}.';
    const { text: words, notes } = read(note(text, { conflicts, dataset: { ...dataset, facts } }));
    expect(words.filter((word) => word.includes('['))).toEqual(['the fact opium[1]', 'the fact alone[1]', 'Has 1.[2]', 'Has 1.[3]']);
    expect(notes[0]).toBe('See notes 2 and 3.');
  });

  test('is told in key figures that alone print it', () => {
    const { text, notes } = read(note('::keyfigures{facts="opium alone"}'));
    expect(text).toContain('the fact opium[1]');
    expect(notes).toEqual(['Reason of c. Compare the fact trap (Label of trap, 2005).']);
  });

  test('is told in the cell of a table, and named behind its caption', () => {
    const conflicts = [conflict('c', ['opium-2005', 'opium']), conflict('d', ['opium-2005', 'heroin'])];
    const facts = new Map([...dataset.facts, ...sampleDataset.facts]);
    const text = 'Has :fact[1]{of=heroin}.\n\n# Tables\n\n::table{data=seizures caption="Seizures" source=""}';
    const { text: words, notes } = read(note(text, { conflicts, dataset: { ...dataset, facts } }));
    expect(words).toEqual(expect.arrayContaining(['Has 1.[1]', 'Seizures[2]', '238.0[3]']));
    expect(notes[1]).toBe('See note 1.');
    expect(notes[2]).toBe('Reason of c. Compare the fact opium (Label of opium, 2005).');
  });

  test('is told behind the caption of a chart, or below a chart without one', () => {
    const figures = { facts: [{ fact: 'trap', words: '581 kg' }], typed: { unbound: [], own: 0 } };
    const drawings = new Map([['chart:seizures', { ...sampleAssets.get('chart:shapes')!, figures } as Asset]]);
    const told = 'Reason of c. Compare the fact opium (Label of opium, 2005).';
    expect(read(note('::chart{spec=seizures caption="Seizures"}', { drawings }))).toEqual({ text: ['Seizures[1]'], notes: [told] });
    expect(read(note('::chart{spec=seizures}\n\n# Later\n\nHas :fact[1]{of=opium}.', { drawings }))).toEqual({ text: [told, 'Later', 'Has 1.'], notes: [] });
  });

  test('is told at the end of a footnote that states its figure', () => {
    expect(read(note('A text.[^a]\n\n[^a]: It has :fact[1]{of=opium}.\n\n# Later\n\nHas :fact[1]{of=trap}.'))).toEqual({
      text: ['A text.[1]', 'Later', 'Has 1.[2]'],
      notes: ['It has 1. / Reason of c. Compare the fact trap (Label of trap, 2005).', 'See note 1.'],
    });
  });

  test('shares its note with others at the same place, in the order of their numbers where these are named', () => {
    const conflicts = [conflict('c', ['opium', 'trap']), conflict('d', ['trap', 'opium']), conflict('e', ['alone'])];
    const text = 'Has :fact[1]{of=alone}.\n\nHas :fact[1]{of=opium}.\n\n# Two\n\nHas :fact[1]{of=opium} and :fact[1]{of=alone}.';
    expect(read(note(text, { conflicts })).notes).toEqual(['Reason of e.', 'Reason of c. Reason of d. Compare the fact trap (Label of trap, 2005).', 'See notes 1 and 2.']);
  });

  test('tells of the source of each figure where there are several, and once of figures stated alike', () => {
    const facts = new Map([
      ['opium', sampleFact('opium')],
      ['a', sampleFact('a', { label: 'Opium', period: '2004', source: { document: 'other' } })],
    ]);
    const known = { ...dataset, facts };
    expect(read(note('Has :fact[1]{of=opium}.', { dataset: known, conflicts: [conflict('c', ['opium', 'a'])] })).notes).toEqual([
      'Reason of c. Compare the fact a (Opium, 2004, other).',
    ]);
  });
});

describe('a brief', () => {
  test('that prints no figure of a conflict says nothing of it', () => {
    const markdown = 'Has :fact[1]{of=heroin}.';
    const { noted } = note(markdown);
    expect(noted).toEqual(build(markdown, { dataset }).document);
  });

  test('may tell of some kinds only', () => {
    const conflicts = [conflict('c', ['opium', 'trap'], 'scope'), conflict('d', ['opium', 'heroin'], 'Two values')];
    expect(read(note('Has :fact[1]{of=opium}.', { conflicts, setting: { kinds: ['two values'] } })).notes).toEqual([
      'Reason of d. Compare the fact heroin (Label of heroin, 2005).',
    ]);
  });

  test('may leave it to its register, if it has one', () => {
    const text = 'Has :fact[1]{of=opium}.';
    expect(note(text, { setting: 'register' }).findings).toEqual([conflictsUntold(undefined)]);
    const { noted, findings } = note(`${text}\n\n::register`, { setting: 'register' });
    expect(findings).toEqual([]);
    expect(noted.notes.size).toBe(0);
  });

  test('has the figures of its notes in the register, and no marks there', () => {
    const { noted } = note('Has :fact[1]{of=opium}.\n\n::register');
    const register = noted.blocks.find((block): block is Table => block.type === 'table');
    expect(register?.fill?.kind).toBe('register');
    expect(JSON.stringify([...noted.notes])).toContain('"facts":["trap"]');
  });
});
