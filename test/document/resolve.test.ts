import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { ReportDocument, ResolvedDocument } from '../../src/document/model.ts';
import { formatNumber } from '../../src/document/numbering.ts';
import { resolveDocument } from '../../src/document/resolve.ts';
import * as messages from '../../src/messages/document.ts';
import { sampleDocument, text } from '../fixtures/sampleDocument.ts';
import { arbitraryDocument } from '../support/arbitraryDocument.ts';
import { build, sampleTemplate } from '../support/briefs.ts';
import { deepFreeze } from '../support/deepFreeze.ts';

const chart = (id: string, caption: string) => `::chart{spec=seizures id=${id}${caption}}`;
const at = (line: number) => ({ file: 'template.md', line });

function resolve(document: ReportDocument): { resolved: ResolvedDocument | undefined; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const resolved = resolveDocument(document, (diagnostic) => diagnostics.push(diagnostic));
  return { resolved, diagnostics };
}

/** Resolves Markdown that must resolve without a finding. */
function resolved(markdown: string, numbering = sampleTemplate.theme.headings.numbering): ResolvedDocument {
  const theme = { ...sampleTemplate.theme, headings: { ...sampleTemplate.theme.headings, numbering } };
  const { resolved, diagnostics } = resolve(build(markdown, { template: { ...sampleTemplate, theme } }).document);
  if (resolved === undefined || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return resolved;
}

describe('headings', () => {
  test('are numbered by level, each level anew under the one above', () => {
    const { outline, labels } = resolved('# A\n\n## B\n\n## C\n\n### D\n\n# E\n\n## F\n\n### G', [
      'upper-roman',
      'upper-alpha',
      'decimal',
    ]);
    expect(outline.map(({ id, number }) => `${id} ${number}`)).toEqual([
      'a I',
      'b A',
      'c B',
      'd 1',
      'e II',
      'f A',
      'g 1',
    ]);
    expect(labels.get('c')).toEqual({ kind: 'heading', number: 'B', text: 'B. C' });
  });

  test('without numbering have their words as label', () => {
    expect(resolved('# A *b*', ['none']).labels.get('a-b')).toEqual({ kind: 'heading', number: '', text: 'A b' });
  });

  test('that stand apart count for nothing; those without number end what is below them', () => {
    const { outline, labels } = resolved('# A\n\n## B\n\n> ## X\n\n::heading[C]\n\n## D\n\n# E', [
      'upper-roman',
      'decimal',
    ]);
    expect(outline.map(({ id, number }) => `${id} ${number}`)).toEqual(['a I', 'b 1', 'c ', 'd 1', 'e II']);
    expect(labels.get('x')).toEqual({ kind: 'heading', number: '', text: 'X' });
  });

  test('that run in lose their full stop in lists and references, and notes their marks', () => {
    const { outline, labels } = resolved('# A[^1]\n\n### B.\n\nText\n\n[^1]: Note');
    expect(outline.map((entry) => entry.children)).toEqual([[text('A')], [text('B')]]);
    expect(labels.get('b')?.text).toBe('B');
  });

  test('that refer to others say what those are', () => {
    expect(resolved('# See :ref[fig-seizures]\n\n::chart{spec=seizures caption=C}').labels.get('see')?.text).toBe(
      'I. See Figure 1',
    );
  });
});

test.each([
  [1, 'upper-roman', 'I'],
  [4, 'upper-roman', 'IV'],
  [49, 'upper-roman', 'XLIX'],
  [1994, 'upper-roman', 'MCMXCIV'],
  [1, 'upper-alpha', 'A'],
  [26, 'upper-alpha', 'Z'],
  [27, 'upper-alpha', 'AA'],
  [703, 'upper-alpha', 'AAA'],
  [12, 'decimal', '12'],
  [12, 'none', ''],
] as const)('%i as %s is %s', (count, numbering, expected) => {
  expect(formatNumber(count, numbering)).toBe(expected);
});

describe('figures and tables', () => {
  test('with captions are numbered in reading order, each on its own count', () => {
    const markdown = [
      ':ref[a] :ref[b] :ref[c] :ref[t]',
      chart('a', ' caption="A[^1]"'),
      chart('x', ''),
      ':::columns\n:::column',
      chart('b', ' caption=B'),
      ':::\n:::column\n::table{data=seizures id=t caption=T}\n:::\n:::',
      `- ${chart('c', ' caption=C')}`,
      '[^1]: Note',
    ].join('\n\n');
    const { figures, tables, labels } = resolved(markdown);
    expect(figures.map(({ id, label }) => `${id} ${label}`)).toEqual(['a Figure 1', 'b Figure 2', 'c Figure 3']);
    expect(figures[0]?.caption).toEqual([text('A')]);
    expect(tables).toEqual([{ id: 't', label: 'Table 1', caption: [text('T')] }]);
    expect(labels.get('t')).toEqual({ kind: 'table', number: '1', text: 'Table 1' });
    expect(labels.has('x')).toBe(false);
  });

  test('that nothing refers to are warned of', () => {
    const { resolved, diagnostics } = resolve(build(chart('a', ' caption=A')).document);
    expect(diagnostics).toEqual([messages.neverReferredTo('Figure 1', 'a', at(1))]);
    expect(resolved).toBeDefined();
  });

  test('without caption cannot be referred to', () => {
    const { resolved, diagnostics } = resolve(build(`:ref[a] :ref[words]{to=a}\n\n${chart('a', '')}`).document);
    expect(diagnostics).toEqual([messages.targetWithoutNumber('a', at(1)), messages.targetWithoutNumber('a', at(1))]);
    expect(resolved).toBeUndefined();
  });
});

describe('notes', () => {
  test('are numbered as the reader meets them; those never met are warned of and left out', () => {
    const { resolved, diagnostics } = resolve(build('A[^b] B[^a] C[^b]\n\n[^a]: A\n[^b]: B\n[^c]: C').document);
    expect(diagnostics).toEqual([messages.unusedNote('note-c', at(5))]);
    expect([...resolved!.notes.keys()]).toEqual(['note-b', 'note-a']);
    expect(resolved?.labels.get('note-a')).toEqual({ kind: 'note', number: '2', text: '2' });
  });

  test('that are not there are reported', () => {
    const document: ReportDocument = {
      ...sampleDocument,
      blocks: [{ type: 'paragraph', children: [{ type: 'noteReference', note: 'x' }], place: at(3) }],
      notes: new Map(),
    };
    expect(resolve(document)).toEqual({ resolved: undefined, diagnostics: [messages.unknownNote('x', [], at(3))] });
  });
});

describe('references', () => {
  test('that lead nowhere are reported with what was likely meant', () => {
    const { resolved, diagnostics } = resolve(
      build('# Summary\n\n:ref[sumary] and\n:ref[x]{to=y}[^1]\n\n[^1]: :ref[note-1]').document,
    );
    expect(diagnostics).toEqual([
      messages.unknownTarget('sumary', ['summary'], at(3)),
      messages.unknownTarget('y', ['summary'], at(4)),
      messages.unknownTarget('note-1', ['summary'], at(6)),
    ]);
    expect(diagnostics[0]?.hint).toBe('Did you mean "summary"?');
    expect(resolved).toBeUndefined();
  });
});

test('an id that is given twice is reported with both places', () => {
  const { resolved, diagnostics } = resolve(
    build('# Fig seizures\n\n::chart{spec=seizures}\n\n::chart{spec=seizures}').document,
  );
  expect(diagnostics).toEqual([
    messages.duplicateId('fig-seizures', at(1), at(3)),
    messages.duplicateId('fig-seizures', at(1), at(5)),
  ]);
  expect(resolved).toBeUndefined();
});

test('the sample resolves to itself', () => {
  const { resolved, diagnostics } = resolve({
    meta: sampleDocument.meta,
    blocks: sampleDocument.blocks,
    notes: sampleDocument.notes,
  });
  expect(diagnostics).toEqual([]);
  expect(resolved?.labels).toEqual(sampleDocument.labels);
  expect(resolved?.figures).toEqual(sampleDocument.figures);
  expect(resolved?.tables).toEqual(sampleDocument.tables);
  expect(resolved?.outline.map(({ id, level, number }) => ({ id, level, number }))).toEqual(
    sampleDocument.outline.map(({ id, level, number }) => ({ id, level, number })),
  );
});

test('resolving twice gives the same, and changes nothing in what it is given', () => {
  fc.assert(
    fc.property(arbitraryDocument, (document) => {
      const before = structuredClone(document);
      const again = resolveDocument(deepFreeze(document), () => {});
      expect(again).toEqual(before);
    }),
    { seed: 2005, numRuns: 60 },
  );
});
