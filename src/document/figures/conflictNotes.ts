import type { Conflict, Dataset } from '../../dataset/model.ts';
import type { Report } from '../../diagnostic.ts';
import { conflictsUntold } from '../../messages/figures.ts';
import type { Template } from '../../template/model.ts';
import type { Asset, Block, Inline, NoteReference, ReportDocument } from '../model.ts';
import { mapFigures, mapRuns } from '../mapRuns.ts';
import { orderNotes } from '../noteOrder.ts';
import { inlineRuns, walkBlocks } from '../walk.ts';
import type { Wording } from '../wording.ts';
import { conflictWords, seeWords } from './conflictWords.ts';
import { figuresIn, findStops } from './stops.ts';
import type { Noted, RunPlace, StopPlace } from './stops.ts';
import { BETWEEN_MARKS, spaced, text } from './words.ts';

/** What notes on contradictions are made from. */
export interface ConflictContext {
  readonly template: Template;
  readonly dataset: Dataset;
  readonly wording: Wording;
  readonly drawings: ReadonlyMap<string, Asset>;
  /** The accepted conflicts that are still there. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Tells readers of each accepted conflict where the first of its figures stands: in a footnote behind the
 * clause, the cell or the caption, with the figures that it is about. Key figures together, and each later
 * part of the brief that prints one of them, name that footnote in one of their own. A footnote of the
 * author that states a figure tells of it at its end. Changes nothing in its input.
 */
export function noteConflicts(document: ReportDocument, context: ConflictContext, report: Report): ReportDocument {
  const conflicts = toldInNotes(document, context, report);
  if (conflicts.length === 0) return document;
  const conflictsOf = indexConflicts(conflicts);
  const stops = findStops(document, context.drawings).map((stop) => ({
    stop,
    here: [...new Set(stop.figures.flatMap(({ facts }) => facts.flatMap((fact) => conflictsOf.get(fact) ?? [])))],
  }));
  const told = new Map<Conflict, Telling>();
  const tellings = openTellings();

  // Key figures are an overview: what there is to say of them is said where the text comes to them.
  const byRank = [...stops.filter(({ stop }) => !isOverview(stop.block)), ...stops.filter(({ stop }) => isOverview(stop.block))];
  for (const { stop, here } of byRank) {
    const first = here.filter((conflict) => !told.has(conflict));
    if (first.length === 0) continue;
    const telling = tellings.at(stop.at, stop.block);
    telling.tells.push({ conflicts: first, beside: stop.figures });
    for (const conflict of first) told.set(conflict, telling);
  }
  const mentioned = new Set<string>();
  for (const { stop, here } of stops) {
    for (const conflict of here) {
      const mention = `${stop.part} ${conflict.id}`;
      const there = told.get(conflict)!;
      const isFirst = !mentioned.has(mention) || isOverview(stop.block);
      mentioned.add(mention);
      // A note in a note, or one below a figure, only to name another would be more than readers need.
      if (!isFirst || there.note === undefined || there.at === stop.at || stop.at.kind !== 'run') continue;
      if (setsSideBySide(stop.block, conflict)) continue;
      const telling = tellings.at(stop.shortAt ?? stop.at, stop.block);
      if (telling !== there) telling.see.add(there.note);
    }
  }
  return printTellings(document, shareNotes([...tellings.all]), context);
}

function isOverview(block: Block): boolean {
  return block.type === 'table' && block.variant === 'keyFigures';
}

/** A text that puts figures of a conflict beside each other tells of it itself. */
function setsSideBySide(block: Block, { facts }: Conflict): boolean {
  if (block.type === 'table' || block.type === 'figure') return false;
  const stated = inlineRuns(block).flatMap(figuresIn).flatMap((figure) => figure.facts);
  return facts.filter((fact) => stated.includes(fact)).length > 1;
}

function toldInNotes(document: ReportDocument, { template, conflicts }: ConflictContext, report: Report): readonly Conflict[] {
  const setting = template.settings.conflicts ?? 'notes';
  if (setting === 'notes') return conflicts;
  if (setting !== 'register') return conflicts.filter(({ kind }) => setting.kinds.some((told) => told.toLowerCase() === kind.toLowerCase()));
  const hasRegister = walkBlocks(document.blocks).some((block) => block.type === 'table' && block.fill?.kind === 'register');
  if (conflicts.length > 0 && !hasRegister) report(conflictsUntold(template.places?.get('conflicts')));
  return [];
}

function indexConflicts(conflicts: readonly Conflict[]): ReadonlyMap<string, readonly Conflict[]> {
  const byFact = new Map<string, Conflict[]>();
  for (const conflict of conflicts) {
    for (const fact of new Set(conflict.facts)) byFact.set(fact, [...(byFact.get(fact) ?? []), conflict]);
  }
  return byFact;
}

/** What is told at one place. */
interface Telling {
  readonly at: StopPlace;
  readonly block: Block;
  /** Id of the footnote that it is told in; absent: it is told below a figure. */
  readonly note?: string;
  readonly tells: { readonly conflicts: readonly Conflict[]; readonly beside: readonly Noted[] }[];
  /** Ids of the footnotes that are named here. */
  readonly see: Set<string>;
}

interface Tellings {
  readonly all: Iterable<Telling>;
  /** The one telling of a place. */
  at(place: StopPlace, block: Block): Telling;
}

function openTellings(): Tellings {
  const all = new Map<StopPlace, Telling>();
  return {
    get all() {
      return all.values();
    },
    at(place, block) {
      const known = all.get(place);
      if (known !== undefined) return known;
      const note = place.kind === 'figure' ? {} : { note: place.kind === 'note' ? place.note : `conflict_note_${all.size + 1}` };
      const telling: Telling = { at: place, block, ...note, tells: [], see: new Set() };
      all.set(place, telling);
      return telling;
    },
  };
}

/** Figures of one table about which the same notes are named have one note to do so; key figures have one for all. */
function shareNotes(tellings: readonly Telling[]): Telling[] {
  const firsts = new Map<Block, Map<string, Telling>>();
  return tellings.map((telling) => {
    const { block, note, tells, see } = telling;
    if (block.type !== 'table' || note === undefined || tells.length > 0) return telling;
    const named = isOverview(block) ? '' : [...see].sort().join(' ');
    const ofBlock = firsts.get(block) ?? new Map<string, Telling>();
    const first = ofBlock.get(named) ?? telling;
    firsts.set(block, ofBlock.set(named, first));
    for (const other of see) first.see.add(other);
    return { ...telling, note: first.note!, see: first.see };
  });
}

function printTellings(document: ReportDocument, tellings: readonly Telling[], context: ConflictContext): ReportDocument {
  const wordsOf = ({ tells, see }: Telling, order: readonly string[]): Inline[] => {
    const named = [...see].sort((a, b) => order.indexOf(a) - order.indexOf(b));
    return spaced([...tells.flatMap(({ conflicts, beside }) => conflictWords(conflicts, beside, context)), ...seeWords(named, context)]);
  };
  const below = new Map(tellings.flatMap((telling) => (telling.at.kind === 'figure' ? [[telling.at.figure, wordsOf(telling, [])]] : [])));
  const byRun = Map.groupBy(tellings.flatMap(markOf), ({ at }) => at.run);
  const marked = mapRuns(
    mapFigures(document, (figure) => {
      const words = below.get(figure);
      return words === undefined ? figure : { ...figure, notes: [...figure.notes, words] };
    }),
    (run) => insertMarks(run, byRun.get(run) ?? []),
  );

  const notes = new Map(marked.notes);
  for (const { note } of tellings.flatMap(markOf)) notes.set(note, { id: note, children: [] });
  const order = orderNotes(marked.blocks, notes);
  for (const telling of new Map(tellings.map((telling) => [telling.note, telling])).values()) {
    const note = notes.get(telling.note ?? '');
    if (note === undefined) continue;
    const place = note.place ?? telling.tells[0]?.conflicts[0]?.where;
    const children: readonly Block[] = [...note.children, { type: 'paragraph', children: wordsOf(telling, order) }];
    notes.set(note.id, { ...note, children, ...(place === undefined ? {} : { place }) });
  }
  return { ...marked, notes };
}

interface Mark {
  readonly at: RunPlace;
  readonly note: string;
}

function markOf({ at, note }: Telling): Mark[] {
  return at.kind === 'run' && note !== undefined ? [{ at, note }] : [];
}

/** A run with marks at their places. */
function insertMarks(run: readonly Inline[], marks: readonly Mark[]): readonly Inline[] {
  if (marks.length === 0) return run;
  const marked: Inline[] = [];
  for (let index = 0; index <= run.length; index += 1) {
    const inline = run[index];
    let from = 0;
    for (const { at, note } of marks.filter((mark) => mark.at.index === index).sort((a, b) => a.at.offset - b.at.offset)) {
      if (inline?.type === 'text' && at.offset > from) marked.push(text(inline.value.slice(from, at.offset)));
      from = at.offset;
      addMark(marked, { type: 'noteReference', note });
    }
    if (inline === undefined) continue;
    const rest = inline.type === 'text' && from > 0 ? text(inline.value.slice(from)) : inline;
    if (rest.type === 'noteReference') addMark(marked, rest);
    else if (rest.type !== 'text' || rest.value !== '') marked.push(rest);
  }
  return marked;
}

function addMark(marked: Inline[], mark: NoteReference): void {
  if (marked.at(-1)?.type === 'noteReference') marked.push(BETWEEN_MARKS);
  marked.push(mark);
}
