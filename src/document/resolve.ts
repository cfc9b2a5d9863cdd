import type { Report } from '../diagnostic.ts';
import * as messages from '../messages/document.ts';
import type {
  Block,
  CaptionEntry,
  Figure,
  Heading,
  Label,
  Note,
  OutlineEntry,
  ReportDocument,
  ResolvedDocument,
  Table,
} from './model.ts';
import { withoutMarks, withoutFullStop } from './captions.ts';
import { openHeadingNumbers } from './numbering.ts';
import { orderNotes } from './noteOrder.ts';
import { anchorIds, inlineText, visitInlines, walkBlocks } from './walk.ts';

/**
 * Gives numbers and labels to headings, figures, tables and notes, so that every format prints the
 * same. Undefined, with findings, if ids clash or a reference leads nowhere. Changes nothing in its
 * input; a resolved document resolves to an equal one.
 */
export function resolveDocument(document: ReportDocument, report: Report): ResolvedDocument | undefined {
  let failed = false;
  const watch: Report = (diagnostic) => {
    failed ||= diagnostic.severity === 'error';
    report(diagnostic);
  };

  const notes = usedNotes(document, report);
  const blocks = walkBlocks([...document.blocks, ...[...notes.values()].flatMap((note) => note.children)]);
  const { words } = document.meta.locale;
  const headings = blocks.filter((block) => block.type === 'heading');
  const figures = captioned(
    blocks.filter((block) => block.type === 'figure'),
    words.figure,
  );
  const tables = captioned(
    blocks.filter((block) => block.type === 'table'),
    words.table,
  );

  reportDuplicateIds(blocks, { ...document, notes }, watch);
  const labels = new Map<string, Label>([
    ...captionLabels(figures, 'figure'),
    ...captionLabels(tables, 'table'),
    ...noteLabels(notes),
    ...entryLabels({ ...document, notes }),
  ]);
  // Headings come last: what they say may refer to figures and tables.
  const outline = labelHeadings(headings, document, labels);
  reportReferences({ ...document, notes }, labels, watch);
  if (failed) return undefined;
  return { ...document, notes, resolved: true, labels, outline, figures, tables };
}

/** The notes that the text refers to, in the order in which it does. */
function usedNotes(document: ReportDocument, report: Report): ReadonlyMap<string, Note> {
  const order = orderNotes(document.blocks, document.notes);
  for (const note of document.notes.values()) {
    if (!order.includes(note.id)) report(messages.unusedNote(note.id, note.place));
  }
  return new Map(order.map((id) => [id, document.notes.get(id)!]));
}

function captioned(blocks: readonly (Figure | Table)[], word: string): CaptionEntry[] {
  return blocks
    .filter((block) => block.caption !== undefined)
    .map((block, index) => ({
      id: block.id,
      label: `${word} ${index + 1}`,
      caption: withoutMarks(block.caption ?? []),
    }));
}

function captionLabels(entries: readonly CaptionEntry[], kind: 'figure' | 'table'): [string, Label][] {
  return entries.map(({ id, label }, index) => [id, { kind, number: String(index + 1), text: label }]);
}

function noteLabels(notes: ReadonlyMap<string, Note>): [string, Label][] {
  return [...notes.keys()].map((id, index) => {
    const number = String(index + 1);
    return [id, { kind: 'note', number, text: number }];
  });
}

/** Rows of the register and endnotes are called by what their anchors print. */
function entryLabels(document: Pick<ReportDocument, 'blocks' | 'notes'>): [string, Label][] {
  const entries: [string, Label][] = [];
  visitInlines(document, (inline, block) => {
    if (inline.type !== 'anchor' || block.type !== 'table' || block.fill === undefined) return;
    const number = inlineText(inline.children, new Map());
    entries.push([inline.id, { kind: 'entry', number, text: number }]);
  });
  return entries;
}

/** Adds the labels of headings and gives the outline, unlisted headings left out. */
function labelHeadings(
  headings: readonly Heading[],
  document: ReportDocument,
  labels: Map<string, Label>,
): OutlineEntry[] {
  const numbers = openHeadingNumbers(document.meta.theme.headings.numbering);
  const entries = headings.map((heading) => ({ heading, number: numbers.next(heading) }));
  for (const { heading, number } of entries) {
    const words = inlineText(withoutFullStop(heading), labels).replaceAll('\n', ' ').trim();
    labels.set(heading.id, { kind: 'heading', number, text: number === '' ? words : `${number}. ${words}` });
  }
  return entries
    .filter(({ heading }) => !heading.unlisted)
    .map(({ heading, number }) => ({
      id: heading.id,
      level: heading.level,
      number,
      children: withoutMarks(withoutFullStop(heading)),
    }));
}

function reportDuplicateIds(
  blocks: readonly Block[],
  document: Pick<ReportDocument, 'blocks' | 'notes'>,
  report: Report,
): void {
  const first = new Map<string, Pick<Note, 'place'>>();
  const named = blocks.filter((block) => 'id' in block);
  const anchors = anchorIds(document).map((id): Pick<Note, 'id' | 'place'> => ({ id }));
  for (const owner of [...named, ...document.notes.values(), ...anchors]) {
    const other = first.get(owner.id);
    if (other === undefined) first.set(owner.id, owner);
    else report(messages.duplicateId(owner.id, other.place, owner.place));
  }
}

/** Reports references and note marks that lead nowhere, and what has a number that nobody uses. */
function reportReferences(
  document: Pick<ReportDocument, 'blocks' | 'notes'>,
  labels: ReadonlyMap<string, Label>,
  report: Report,
): void {
  const numbered = [...labels].filter(([, label]) => label.kind !== 'note').map(([id]) => id);
  const figuresAndTables = walkBlocks(document.blocks).filter(
    (block) => block.type === 'figure' || block.type === 'table',
  );
  const targets = new Set<string>();
  visitInlines(document, (inline, block) => {
    if (inline.type === 'noteReference' && !document.notes.has(inline.note)) {
      report(messages.unknownNote(inline.note, document.notes.keys(), block.place));
    }
    if (inline.type !== 'reference') return;
    const { target, place = block.place } = inline;
    // The register names every table with figures; that is no reference that a reader follows from the text.
    if (block.type !== 'table' || block.fill === undefined) targets.add(target);
    // Only notes that are made for the brief name others: authors have no ids for theirs.
    if (numbered.includes(target) || (inline.quiet && labels.has(target))) return;
    const there = figuresAndTables.some((block) => block.id === target);
    report(there ? messages.targetWithoutNumber(target, place) : messages.unknownTarget(target, numbered, place));
  });
  for (const { id, caption, place } of figuresAndTables) {
    if (caption === undefined || targets.has(id)) continue;
    report(messages.neverReferredTo(labels.get(id)?.text ?? id, id, place));
  }
}
