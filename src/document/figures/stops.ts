import type { Asset, Block, FactValue, Figure, Inline, ReportDocument } from '../model.ts';
import { childBlocks, inlineRuns, walkBlocks, walkInlines } from '../walk.ts';

/** A figure as a note is asked about it. */
export type Noted = Pick<FactValue, 'facts' | 'formula'>;

/** A place where a note on the figures before it can stand. */
export interface Stop {
  readonly figures: readonly Noted[];
  /** Which part of the brief it is in: parts begin with the headings of the first level. */
  readonly part: number;
  readonly at: StopPlace;
  readonly block: Block;
  /** Where a note stands that only names others, if elsewhere: behind the caption of the table. */
  readonly shortAt?: RunPlace;
}

/** In a run of inlines, below a figure without caption, or at the end of a footnote. */
export type StopPlace = RunPlace | { readonly kind: 'figure'; readonly figure: Figure } | { readonly kind: 'note'; readonly note: string };

export interface RunPlace {
  readonly kind: 'run';
  readonly run: readonly Inline[];
  /** Before this inline of the run or, with an offset above 0, so many characters into it. */
  readonly index: number;
  readonly offset: number;
}

/** The places for notes in reading order: the end of each clause, cell and caption with figures; one for all of a footnote. */
export function findStops(document: ReportDocument, drawings: ReadonlyMap<string, Asset>): Stop[] {
  const stops: Stop[] = [];
  const seen = new Set<string>();
  let part = 0;

  const readNotes = (run: readonly Inline[], block: Block): void => {
    for (const inline of walkInlines(run)) {
      if (inline.type !== 'noteReference' || seen.has(inline.note)) continue;
      seen.add(inline.note);
      const runs = walkBlocks(document.notes.get(inline.note)?.children ?? []).flatMap(inlineRuns);
      const figures = runs.flatMap((words) => figuresIn(words));
      if (figures.length > 0) stops.push({ figures, part, block, at: { kind: 'note', note: inline.note } });
      for (const words of runs) readNotes(words, block);
    }
  };
  const read = (block: Block): void => {
    if (block.type === 'heading' && block.level === 1) part += 1;
    const drawn = block.type === 'figure' ? drawnIn(block, drawings) : [];
    const caption = block.type === 'table' || block.type === 'figure' ? block.caption : undefined;
    const behind = caption === undefined ? undefined : endOf(caption);
    for (const run of block.type === 'contents' ? [] : inlineRuns(block)) {
      const ofRun = run === caption ? [{ at: behind!, figures: [...figuresIn(run), ...drawn] }] : clauseStops(run);
      for (const { at, figures } of ofRun) {
        if (figures.length > 0) stops.push({ figures, part, block, at, ...(behind === undefined ? {} : { shortAt: behind }) });
      }
      readNotes(run, block);
    }
    if (block.type === 'figure' && caption === undefined && drawn.length > 0) {
      stops.push({ figures: drawn, part, block, at: { kind: 'figure', figure: block } });
    }
    childBlocks(block).forEach(read);
  };
  document.blocks.forEach(read);
  return stops;
}

function drawnIn(block: Figure, drawings: ReadonlyMap<string, Asset>): Noted[] {
  const asset = drawings.get(block.asset);
  const drawn = asset?.kind === 'drawing' ? (asset.figures?.facts ?? []) : [];
  return drawn.map(({ fact }) => ({ facts: [fact] }));
}

/** The figures in a run, at any depth. */
export function figuresIn(run: readonly Inline[]): FactValue[] {
  return walkInlines(run).filter((inline) => inline.type === 'factValue');
}

/** The figures of a run by the clauses that they stand in. */
function clauseStops(run: readonly Inline[]): { at: RunPlace; figures: FactValue[] }[] {
  const stops: { at: RunPlace; figures: FactValue[] }[] = [];
  for (const [index, inline] of run.entries()) {
    const figures = figuresIn([inline]);
    if (figures.length === 0) continue;
    const at = clauseEnd(run, index);
    const last = stops.at(-1);
    if (last?.at.index === at.index && last.at.offset === at.offset) last.figures.push(...figures);
    else stops.push({ at, figures });
  }
  return stops;
}

/** Behind the punctuation that follows an inline, or before what begins something new. */
function clauseEnd(run: readonly Inline[], from: number): RunPlace {
  for (const [index, inline] of run.entries()) {
    if (index <= from) continue;
    if (inline.type === 'noteReference' || inline.type === 'break') return { kind: 'run', run, index, offset: 0 };
    const offset = inline.type === 'text' ? punctuationEnd(inline.value) : undefined;
    if (offset !== undefined) return { kind: 'run', run, index, offset };
  }
  return endOf(run);
}

function endOf(run: readonly Inline[]): RunPlace {
  return { kind: 'run', run, index: run.length, offset: 0 };
}

/** Single letters with a full stop, as in U.S., end no clause. */
function punctuationEnd(value: string): number | undefined {
  for (const match of value.matchAll(/[,;:.!?)]["”’)\],;:.!?]*(?=[\s—]|$)|(?=\s*—)/gu)) {
    if (match[0].startsWith('.') && /(?:^|[^\p{L}])\p{L}$/u.test(value.slice(0, match.index)) && /\S/.test(value.slice(match.index + 1))) continue;
    return match.index + match[0].length;
  }
  return undefined;
}
