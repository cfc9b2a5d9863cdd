import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/dataset/model.ts';
import type { Diagnostic } from '../../../src/diagnostic.ts';
import { checkFigures } from '../../../src/document/figures/check.ts';
import { openSuggestions } from '../../../src/document/figures/suggest.ts';
import type { Asset, DrawnText, FigureCount } from '../../../src/document/model.ts';
import { unboundNumber } from '../../../src/messages/figures.ts';
import type { Template } from '../../../src/template/model.ts';
import { sampleAssets } from '../../fixtures/sampleDocument.ts';
import { build, dataTable, expandedText, sampleDataset, sampleTemplate } from '../../support/briefs.ts';

interface Checked {
  readonly count: FigureCount;
  readonly findings: readonly Diagnostic[];
}

/** Builds a brief whose template is the Markdown itself, and checks its figures. */
function check(markdown: string, change: { dataset?: Dataset; template?: Partial<Template>; source?: string } = {}): Checked {
  const body = { file: 'template.md', text: change.source ?? markdown, firstLine: 1 };
  const template = { ...sampleTemplate, body, ...change.template };
  const dataset = change.dataset ?? sampleDataset;
  const { document } = build(markdown, { template, dataset });
  const findings: Diagnostic[] = [];
  const count = checkFigures(document, template, dataset, new Map<string, Asset>(), (finding) => findings.push(finding));
  return { count, findings };
}

const places = ({ findings }: Checked): string[] =>
  findings.map(({ message, place }) => `${place?.line}:${place?.column ?? '-'} ${/"(.*?)"/.exec(message)?.[1]}`);

describe('typed numbers of a text', () => {
  test('are found where they stand, in whatever they stand', () => {
    const markdown = [
      'It seized twelve kilograms',
      'of opium and *13* of heroin.[^n]',
      '',
      '- a list with 14',
      '',
      '> a quote with 15',
      '',
      '| Head | 16 |',
      '|---|---|',
      '| cell | 17 |',
      '',
      '::chart{spec=seizures caption="Seizures rose by 18 percent" note="19 of them"}',
      '',
      '[^n]: A note with 20.',
      '',
      '## A heading with 21',
    ].join('\n');
    expect(places(check(markdown))).toEqual(
      ['1:11 twelve', '2:15 13', '4:15 14', '6:16 15', '8:10 16', '10:10 17', '12:49 18', '12:67 19', '16:19 21', '14:19 20'],
    );
  });

  test('have the column of the source, not of what it expands to', () => {
    const source = 'From {{country.name}} came 12, then {{fact "opium-12"}} and 12.';
    const expanded = 'From Kazakhstan came 12, then :fact[238]{of=opium-2005} and 12.';
    expect(places(check(expanded, { source }))).toEqual([`1:${source.indexOf('12,') + 1} 12`, `1:${source.lastIndexOf('12') + 1} 12`]);
  });

  test('are told by their line alone where a value brought them', () => {
    expect(places(check('From box 12.', { source: 'From {{details.box}}.' }))).toEqual(['1:- 12']);
  });

  test('are none where they number a heading', () => {
    expect(places(check('## 3.1. Fourteen posts\n\n::heading[2 Annex]'))).toEqual(['1:9 Fourteen']);
  });

  test('are none in figures, references, code and declared names', () => {
    const names = { settings: { ...sampleTemplate.settings, names: ['Operation 12'] } };
    const header = { ...sampleDataset.header, names: ['1988 UN Drug Convention'], details: { cable: 'ALMATY 4354' } };
    const markdown =
      ':fact[238 kilograms]{of=opium-2005}, `x12`, :ref[12 of them]{to=fig-12}, Operation 12, the 1988 UN Drug Convention, ALMATY 4354, on 2005-12-05.';
    const { findings } = check(markdown, { template: names, dataset: { ...sampleDataset, header } });
    expect(findings).toEqual([]);
  });
});

describe('typed numbers of tables', () => {
  const columns = [
    { name: 'drug', label: 'Drug', type: 'text' },
    { name: 'year', label: 'Year', type: 'year' },
    { name: 'amount', label: 'Seized', type: 'number' },
  ] as const;
  const rows = [
    ['Opium', 2005, [238, 'opium-2005']],
    ['Heroin, 3 loads', 2005, 1037],
  ] as const;
  const withTable = (more: object, given: typeof columns | readonly object[] = columns): Dataset => ({
    ...sampleDataset,
    tables: new Map([['seizures', dataTable('seizures', given as typeof columns, rows, more)]]),
  });
  const table = '::table{data=seizures}';

  test('are found by their line; years are none', () => {
    const checked = check(table, { dataset: withTable({}) });
    expect(new Set(checked.findings.map(({ place }) => `${place?.file}:${place?.line}`))).toEqual(new Set(['data/sample/tables/seizures.csv:3']));
    expect(checked.count).toEqual({ printed: 3, bound: 1, own: 0, unbound: 2 });
  });

  test('may be a series with a source of its own, as a table or a column', () => {
    expect(check(table, { dataset: withTable({ figures: 'own' }) }).count).toEqual({ printed: 2, bound: 1, own: 1, unbound: 0 });
    const own = columns.map((column) => ({ ...column, ...(column.name === 'drug' ? {} : { figures: 'own' }) }));
    expect(check(table, { dataset: withTable({}, own) }).count).toEqual({ printed: 3, bound: 1, own: 1, unbound: 1 });
  });

  test('are told of notes with the place in the dataset', () => {
    const notes = ['Rounded.', 'More than 25 percent.'];
    const at = [4, 5].map((line) => ({ file: 'dataset.yaml', line }));
    const [finding] = check(table, { dataset: withTable({ figures: 'own', notes, places: { notes: at } }) }).findings;
    expect(finding).toEqual(
      unboundNumber({ text: '25', values: [25], around: 'More than 25 percent.', within: 'note', place: at[1]! }, []),
    );
  });
});

/** The check of a brief with one chart that has words written into it. */
const chartWith = (texts: readonly DrawnText[], template: Partial<Template['settings']> = {}): Checked => {
  const { document } = build('::chart{spec=seizures caption="Seizures"}');
  const drawing = { ...sampleAssets.get('chart:shapes')!, texts } as Asset;
  const findings: Diagnostic[] = [];
  const settings = { ...sampleTemplate.settings, ...template };
  const count = checkFigures(document, { ...sampleTemplate, settings }, sampleDataset, new Map([['chart:seizures', drawing]]), (finding) => findings.push(finding));
  return { count, findings };
};

describe('numbers that are written into a chart', () => {
  const place = { file: 'charts/seizures.vl.json', line: 7, column: 12 };

  test('are found where they stand in the spec; years and names are none', () => {
    const texts = [{ text: 'All 238 kg in 2005', place }, { text: 'Twelve loads', place: { ...place, line: 9 } }, { text: 'Operation 12', place }];
    const { count, findings } = chartWith(texts, { names: ['Operation 12'] });
    expect(findings.map(({ message, place: at }) => [message, at?.line])).toEqual([
      ['The number "238" in a text of the chart is typed and bound to no fact.', 7],
      ['The number "Twelve" in a text of the chart is typed and bound to no fact.', 9],
    ]);
    expect(findings[0]).toEqual(unboundNumber({ text: '238', values: [238], around: '', within: 'chartText', place }, [sampleDataset.facts.get('opium-2005')!]));
    expect(count).toEqual({ printed: 2, bound: 0, own: 0, unbound: 2 });
  });
});

describe('what a typed number might mean', () => {
  const suggest = openSuggestions(sampleDataset.facts.values());
  const number = { text: '580', values: [580], around: 'the 580 staff', within: 'text' } as const;

  test('is first the fact of the same value', () => {
    expect(suggest(number).map(({ id }) => id)).toEqual(['officers']);
    const { findings } = check('It has 580 on its staff.');
    expect(findings[0]?.hint).toContain('{{fact "officers"}}');
  });

  test('is then the fact whose label the words around it share', () => {
    const typed = { ...number, values: [239], around: '239 kilograms of opium seized in Kazakhstan' };
    expect(suggest(typed).map(({ id }) => id)).toEqual(['opium-2005']);
  });

  test('is nothing where nothing is near', () => {
    expect(suggest({ ...number, values: [7], around: 'seven dwarfs' })).toEqual([]);
  });
});

test('a brief without numbers has none, and says nothing of typed ones', () => {
  const { document } = build('Nothing here.');
  expect(document).not.toHaveProperty('typed');
  expect(check('Nothing here.').count).toEqual({ printed: 0, bound: 0, own: 0, unbound: 0 });
  expect(expandedText('x').markdown).toBe('x');
});
