import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConflictNote, Dataset, Fact } from '../../../src/dataset/model.ts';
import type { Diagnostic } from '../../../src/diagnostic.ts';
import { traceFigures } from '../../../src/document/figures/trace.ts';
import type { Asset, Block, FactValue, Inline, PageReference, ReportDocument, Table } from '../../../src/document/model.ts';
import { resolveDocument } from '../../../src/document/resolve.ts';
import { anchorIds, inlineText, visitInlines, walkBlocks, walkInlines } from '../../../src/document/walk.ts';
import { noRegister, twoRegisters } from '../../../src/messages/figures.ts';
import type { Provenance } from '../../../src/template/model.ts';
import { sampleAssets, sampleDocument } from '../../fixtures/sampleDocument.ts';
import { arbitraryDocument } from '../../support/arbitraryDocument.ts';
import { build, sampleDataset, sampleFact, sampleTemplate, sampleWording } from '../../support/briefs.ts';

const fact = (id: string, more: Partial<Fact> = {}): Fact => sampleFact(id, { agency: 'KNB', attribution: 'according to the KNB', ...more });

const { source: _, ...unsourced } = fact('remaining');
const dataset: Dataset = {
  ...sampleDataset,
  facts: new Map(
    [
      fact('opium'),
      fact('heroin', { note: 'An odd number.' }),
      fact('trap', { qualifier: 'more than' }),
      { ...unsourced, computed: { operation: 'product' as const, of: ['opium', 'heroin', 'trap'] } },
    ].map((one) => [one.id, one]),
  ),
  sources: new Map([['cable', { id: 'cable', title: 'A cable', short: 'Cable 1', author: 'Embassy', date: '2005' }]]),
};

interface Options {
  readonly provenance?: Provenance;
  readonly conflicts?: ReadonlyMap<string, readonly ConflictNote[]>;
  readonly drawings?: ReadonlyMap<string, Asset>;
  readonly dataset?: Dataset;
}

function trace(markdown: string, options: Options = {}): { document: ReportDocument; findings: Diagnostic[] } {
  const template = {
    ...sampleTemplate,
    settings: { ...sampleTemplate.settings, ...(options.provenance === undefined ? {} : { provenance: options.provenance }) },
  };
  const given = options.dataset ?? dataset;
  const { document, diagnostics } = build(markdown, { dataset: given, template });
  expect(diagnostics).toEqual([]);
  const findings: Diagnostic[] = [];
  const context = { template, dataset: given, wording: sampleWording, drawings: options.drawings ?? new Map(), conflicts: options.conflicts ?? new Map() };
  return { document: traceFigures(document, context, (finding) => findings.push(finding)), findings };
}

const tables = (document: ReportDocument): Table[] => [...walkBlocks(document.blocks)].filter((block): block is Table => block.type === 'table' && block.fill !== undefined);
const textOf = (inlines: readonly Inline[], document: ReportDocument): string =>
  inlineText(inlines, resolveDocument(document, () => {})?.labels ?? new Map()).replaceAll('\n', ' / ');

/** The cells of a register's rows as words. */
function rowsOf(document: ReportDocument): string[][] {
  const [register] = tables(document);
  return register!.body.map((row) => row.cells.map((cell) => textOf(cell.children, document)));
}

function figures(document: ReportDocument): FactValue[] {
  const found: FactValue[] = [];
  visitInlines(document, (inline) => {
    if (inline.type === 'factValue') found.push(inline);
  });
  return found;
}

const backLinks = (block: Block): PageReference[] =>
  block.type === 'table'
    ? block.body.flatMap((row) => row.cells.flatMap((cell) => [...walkInlines(cell.children)])).filter((inline) => inline.type === 'pageReference')
    : [];

describe('the register', () => {
  const text = [
    '# Seizures',
    '',
    'It seized :fact[581 kilograms]{of=opium} and :fact[581 kilograms]{of=heroin}.[^n] :fact[581 Kilograms]{of=opium} again.',
    '',
    '# Sums',
    '',
    'That is :fact[no more]{of="opium heroin" formula="difference(opium,heroin)"}, or :fact[581]{of=opium}.',
    '',
    '::register',
    '',
    '[^n]: Of :fact[more]{of=trap}.',
  ].join('\n');

  test('has a row for each figure in the order in which a reader meets it, with all that is known of it', () => {
    const { document, findings } = trace(text);
    expect(findings).toEqual([]);
    expect(rowsOf(document)).toEqual([
      ['1', '581 kilograms; 581', 'Label of opium', 'the fact opium', '2005 / Kazakhstan', 'KNB / according to the KNB', 'Cable 1, paragraph 17', 'I. Seizures; II. Sums'],
      ['2', '581 kilograms', 'Label of heroin', 'the fact heroin', '2005 / Kazakhstan', 'KNB / according to the KNB', 'Cable 1, paragraph 17', 'I. Seizures'],
      ['An odd number.'],
      ['3', 'more', 'Label of trap', 'the fact trap', '2005 / Kazakhstan', 'KNB / according to the KNB', 'Cable 1, paragraph 17', 'I. Seizures'],
      ['4', 'no more', 'Computed: the fact opium (no. 1) less the fact heroin (no. 2)', '0 kilograms', '', '', '', 'II. Sums'],
    ]);
  });

  test('is led to by each figure, and leads back to it', () => {
    const { document } = trace(text);
    const [register] = tables(document);
    const rows = new Map(register!.body.map((row) => [[...walkInlines(row.cells[0]!.children)].find((inline) => inline.type === 'anchor')?.id, row]));
    for (const figure of figures(document)) {
      const back = rows.get(figure.entry)!.cells.flatMap((cell) => [...walkInlines(cell.children)]).flatMap((inline) => (inline.type === 'pageReference' ? inline.targets : []));
      expect(back).toContain(figure.use);
    }
    expect(rows.has('fact_opium')).toBe(true);
    expect(resolveDocument(document, (finding) => expect(finding.severity).not.toBe('error'))).toBeDefined();
  });

  test('explains facts that are computed, and what they are computed from though it is not printed', () => {
    const { document } = trace('There remain :fact[140 tons]{of=remaining}.\n\n::register');
    expect(rowsOf(document).map((row) => row.slice(0, 3))).toEqual([
      ['1', '140 tons', 'Label of remaining'],
      ['Computed: the fact opium (no. 2) times the fact heroin (no. 3) times the fact trap (no. 4)'],
      ['2', '', 'Label of opium'],
      ['3', '', 'Label of heroin'],
      ['An odd number.'],
      ['4', '', 'Label of trap'],
    ]);
    expect(rowsOf(document)[2]!.at(-1)).toBe('no. 1');
  });

  test.each([
    ['11 percent', 'change(more,opium)', '10.9294… percent'],
    ['10 percent less', 'change(opium,more)', '-9.8525… percent'],
    ['90 percent', 'ratio(opium,more)', '90.1474… percent'],
    ['1.1 times', 'ratio(more,opium)', '1.1092…'],
    ['half', 'ratio(half,opium)', '0.5'],
    ['in all', 'sum(opium,more,half)', '1,516 kilograms'],
    ['a quarter', 'difference(rate,rate)', '0 percentage points'],
    ['words', 'other(opium,more)', ''],
    ['a range', 'sum(opium,range)', ''],
  ])('tells what %j came to before it was rounded', (printed, formula, exact) => {
    const more = [
      fact('more', { value: { kind: 'number', value: 644.5, decimals: 1 } }),
      fact('half', { value: { kind: 'number', value: 290.5, decimals: 1 } }),
      fact('rate', { value: { kind: 'number', value: 25, decimals: 0 }, unit: 'percent' }),
      fact('range', { value: { kind: 'range', low: 1, high: 2 } }),
    ];
    const facts = new Map([...dataset.facts, ...more.map((one): [string, Fact] => [one.id, one])]);
    const operands = /\((.*)\)/.exec(formula)![1]!.replaceAll(',', ' ');
    const { document } = trace(`A :fact[${printed}]{of="${operands}" formula="${formula}"}.\n\n::register{columns="amount value unit"}`, { dataset: { ...dataset, facts } });
    const [row] = rowsOf(document);
    expect(row![1]).toBe(exact);
    expect(`${row![2]} ${row![3]}`.trim()).toBe(exact);
  });

  test('prints the columns that are asked for, parts below each other, notes where wanted', () => {
    const { document } = trace('A :fact[581]{of=heroin}.\n\n::register{columns="label+note qualifier value unit" widths="10 30 20 20 20"}');
    expect(rowsOf(document)).toEqual([['1', 'Label of heroin / An odd number.', '', 'the value of heroin', 'the unit of heroin']]);
    expect(rowsOf(trace('A :fact[581]{of=heroin}.\n\n::register{notes=none}').document)).toHaveLength(1);
    expect(build('::register{columns="labels"}').diagnostics.map(({ rule }) => rule)).toEqual(['document/bad-attribute']);
  });

  test('gives the reason of a conflict once, and leads the others there', () => {
    const note: Omit<ConflictNote, 'others'> = { conflict: 'c', kind: 'two values', reason: 'Both are given.' };
    const conflicts = new Map([['opium', [{ ...note, others: ['trap'] }]], ['trap', [{ ...note, others: ['opium'] }]]]);
    const { document } = trace('A :fact[1]{of=opium} and :fact[2]{of=trap}.\n\n::register', { conflicts });
    expect(rowsOf(document).filter((row) => row.length === 1)).toEqual([['Both are given (see no. 2).'], ['On a contradiction in the source see no. 1.']]);
  });

  test('names the figures of a chart under its caption', () => {
    const drawing = { ...sampleAssets.get('chart:shapes')!, figures: { facts: [{ fact: 'trap', words: 'more than 581 kg' }], typed: { unbound: [], own: 0 } } };
    const drawings = new Map([['chart:seizures', drawing as Asset]]);
    const { document } = trace('::chart{spec=seizures caption="Seizures"}\n\n::register', { drawings });
    expect(rowsOf(document)[0]).toEqual(expect.arrayContaining(['more than 581 kg', 'Figure 1']));
    expect(backLinks(tables(document)[0]!)).toEqual([{ type: 'pageReference', targets: ['fig-seizures'], lead: ', ' }]);
  });
});

describe('endnotes', () => {
  test('follow each sentence with figures, and the caption of a table', () => {
    const { document } = trace('The U.S. has :fact[1]{of=opium} and :fact[2]{of=heroin}. It has none. Now :fact[3]{of=trap}!\n\n::endnotes');
    const [paragraph] = document.blocks;
    expect(paragraph?.type === 'paragraph' && textOf(paragraph.children, document)).toBe('The U.S. has 1 and 2.S1 It has none. Now 3!S2');
    expect(rowsOf(document)).toEqual([
      ['S1', '1; 2: Cable 1, paragraph 17, according to the KNB.'],
      ['S2', '3: Cable 1, paragraph 17, according to the KNB.'],
    ]);
    expect(figures(document).every(({ entry }) => entry === undefined)).toBe(true);
    expect(resolveDocument(document, (finding) => expect(finding.severity).not.toBe('error'))).toBeDefined();
  });

  test('are not repeated in the contents', () => {
    const { document } = trace('# Of :fact[581]{of=opium}\n\nText.\n\n::endnotes');
    const { outline } = resolveDocument(document, () => {})!;
    expect(inlineText(outline[0]!.children, new Map())).toBe('Of 581');
    expect([...walkInlines(outline[0]!.children)].filter((inline) => inline.type === 'anchor')).toEqual([]);
  });
});

describe('provenance', () => {
  const text = 'A :fact[581]{of=opium}.';

  test('is told in words even where nothing leads anywhere', () => {
    const [figure] = figures(trace(text).document);
    expect(figure).toEqual({
      type: 'factValue',
      facts: ['opium'],
      about: 'Label of opium, 2005. Cable 1, paragraph 17, according to the KNB.',
      children: [{ type: 'text', value: '581' }],
    });
  });

  test('follows the front matter before the directives', () => {
    const both = `${text}\n\n::register\n\n::endnotes`;
    const leads = (provenance?: Provenance): [boolean, number] => {
      const { document } = trace(both, provenance === undefined ? {} : { provenance });
      return [figures(document)[0]!.entry !== undefined, tables(document)[1]!.body.length];
    };
    expect([leads(), leads('register'), leads('endnotes'), leads('both'), leads('none')]).toEqual([[true, 1], [true, 0], [false, 1], [true, 1], [false, 0]]);
  });

  test('that has no place, or two, is a finding', () => {
    expect(trace(text, { provenance: 'register' }).findings).toEqual([noRegister(undefined, 'register')]);
    const { findings } = trace(`${text}\n\n::register\n\n::register`);
    expect(findings).toEqual([twoRegisters({ file: 'template.md', line: 5 }, 'register')]);
  });
});

test('whatever a document holds, each of its figures is used in exactly one row, and ids are given once', () => {
  const register: Block = tables(build('::register').document)[0]!;
  const ids = new Set(['opium-2005', 'a', 'b']);
  const known: Dataset = { ...dataset, facts: new Map([...ids].map((id) => [id, fact(id)])) };
  fc.assert(
    fc.property(arbitraryDocument, (generated) => {
      const document: ReportDocument = { meta: generated.meta, blocks: [...generated.blocks, register], notes: generated.notes };
      const context = { template: sampleTemplate, dataset: known, wording: sampleWording, drawings: sampleAssets, conflicts: new Map() };
      const traced = traceFigures(document, context, () => {});
      const uses = figures(traced).map(({ use }) => use!);
      const led = backLinks(tables(traced)[0]!).flatMap(({ targets }) => targets);
      expect(new Set(uses).size).toBe(uses.length);
      expect(led.toSorted()).toEqual(uses.toSorted());
      const anchors = anchorIds(traced);
      expect(new Set(anchors).size).toBe(anchors.length);
      for (const figure of figures(traced)) if (figure.entry !== undefined) expect(anchors).toContain(figure.entry);
    }),
    { numRuns: 60, seed: 2005 },
  );
});

test('tracing changes nothing in its input', () => {
  const before = JSON.stringify(sampleDocument.blocks);
  const context = { template: sampleTemplate, dataset, wording: sampleWording, drawings: new Map(), conflicts: new Map() };
  traceFigures(sampleDocument, context, () => {});
  expect(JSON.stringify(sampleDocument.blocks)).toBe(before);
});
