import type { Dataset, Fact } from '../../dataset/model.ts';
import type { Asset, Block, FactValue, Inline, ReportDocument, Table, TableRow } from '../model.ts';
import { mapRuns } from '../mapRuns.ts';
import { inlineRuns, inlineText, walkInlines } from '../walk.ts';
import { formulaOf, keyOf } from './entries.ts';
import { BETWEEN_MARKS, formulaWords, sourceWords, text } from './words.ts';
import type { FigureWords } from './words.ts';

/** One endnote: the figures of one sentence, or of one table or chart. */
export interface Endnote {
  readonly number: number;
  /** Id of the note, and of the mark in the text that leads to it. */
  readonly id: string;
  readonly mark: string;
  readonly figures: readonly Cited[];
}

/** A figure that an endnote speaks of. */
interface Cited {
  readonly facts: readonly string[];
  readonly formula?: string;
  readonly printed: string;
}

/** Puts the mark of an endnote behind each sentence with figures, and behind the caption of each table and chart that has some. */
export function markSentences(
  document: ReportDocument,
  drawings: ReadonlyMap<string, Asset>,
  markPattern: string,
): { document: ReportDocument; endnotes: Endnote[] } {
  const endnotes: Endnote[] = [];
  const add = (figures: readonly Cited[]): Inline => {
    const number = endnotes.length + 1;
    const note: Endnote = { number, id: `endnote_${number}`, mark: `mark_${number}`, figures };
    endnotes.push(note);
    const words = text(markPattern.replace('{number}', String(number)));
    return { type: 'script', position: 'super', children: [{ type: 'anchor', id: note.mark, children: [{ type: 'reference', target: note.id, children: [words] }] }] };
  };
  const marked = mapRuns(document, (run, block) => {
    const caption = block.type === 'table' || block.type === 'figure' ? block.caption : undefined;
    if (block.type === 'cover' || block.type === 'contents') return run;
    if (caption === undefined) return markRun(run, add);
    if (run !== caption) return inlineRuns(block).includes(run) && isCell(run, block) ? run : markRun(run, add);
    const figures = [...citedOf(cellsAndCaption(block)), ...drawnIn(block, drawings)];
    return figures.length === 0 ? run : [...run, add(figures)];
  });
  return { document: marked, endnotes };
}

/** The runs of a table that its caption's mark speaks for. */
function cellsAndCaption(block: Block): Inline[] {
  if (block.type !== 'table' && block.type !== 'figure') return [];
  const cells = block.type === 'table' ? [...block.head, ...block.body].flatMap((row) => row.cells.flatMap((cell) => cell.children)) : [];
  return [...(block.caption ?? []), ...cells];
}

function isCell(run: readonly Inline[], block: Block): boolean {
  return block.type === 'table' && [...block.head, ...block.body].some((row) => row.cells.some((cell) => cell.children === run));
}

function drawnIn(block: Block, drawings: ReadonlyMap<string, Asset>): Cited[] {
  const asset = block.type === 'figure' ? drawings.get(block.asset) : undefined;
  if (asset?.kind !== 'drawing') return [];
  return (asset.figures?.facts ?? []).map(({ fact, words }) => ({ facts: [fact], printed: words }));
}

function citedOf(inlines: readonly Inline[]): Cited[] {
  return walkInlines(inlines).filter((inline) => inline.type === 'factValue').map(cite);
}

function cite({ facts, formula, children }: FactValue): Cited {
  return { facts, ...(formula === undefined ? {} : { formula }), printed: inlineText(children, new Map()) };
}

function markRun(run: readonly Inline[], add: (figures: readonly Cited[]) => Inline): Inline[] {
  const marked: Inline[] = [];
  let pending: Cited[] = [];
  const close = (): void => {
    if (pending.length > 0) marked.push(add(pending));
    pending = [];
  };
  for (const [index, inline] of run.entries()) {
    pending.push(...citedOf([inline]));
    if (inline.type !== 'text' || pending.length === 0) {
      marked.push(inline);
      continue;
    }
    const end = firstSentenceEnd(inline.value, index === run.length - 1);
    if (end === undefined) {
      marked.push(inline);
      continue;
    }
    // Behind its first end a text has no figures: they are inlines of their own.
    marked.push(text(inline.value.slice(0, end)));
    close();
    if (end < inline.value.length) marked.push(text(inline.value.slice(end)));
    else if (run[index + 1]?.type === 'noteReference') marked.push(BETWEEN_MARKS);
  }
  close();
  return marked;
}

/** Where the first sentence of a text ends; single letters with a full stop, as in U.S., end none. */
function firstSentenceEnd(value: string, last: boolean): number | undefined {
  for (const match of value.matchAll(/[.!?…]+[)"'”’\]]*(?=\s+\P{Ll}|\s*$)/gu)) {
    const end = match.index + match[0].length;
    if (/(?:^|[^\p{L}])\p{L}$/u.test(value.slice(0, match.index)) && !(last && end === value.trimEnd().length)) continue;
    return end;
  }
  return undefined;
}

/** The table with a row for each endnote. */
export function fillEndnotes(table: Table, endnotes: readonly Endnote[], dataset: Dataset, words: FigureWords): Table {
  return {
    ...table,
    body: endnotes.map(({ number, id, mark, figures }): TableRow => {
      const label = text(words.locale.register.mark.replace('{number}', String(number)));
      const cells: Inline[][] = [
        [{ type: 'anchor', id, children: [label] }],
        [...noteText(figures, dataset, words), { type: 'pageReference', targets: [mark], lead: ' ' }],
      ];
      return { kind: 'data', cells: cells.map((children) => ({ children, columnSpan: 1, rowSpan: 1, missing: false })) };
    }),
  };
}

/** "1,400 tons, one-third: Cable ALMATY 4354, paragraph 26, according to ... 11 percent: Computed: ..." */
function noteText(figures: readonly Cited[], dataset: Dataset, words: FigureWords): Inline[] {
  const distinct = [...new Map(figures.map((figure) => [`${keyOf(figure)} ${figure.printed.toLowerCase()}`, figure])).values()];
  const grouped = Map.groupBy(distinct, (figure) => {
    const formula = formulaOf(figure, dataset.facts);
    return formula === undefined ? statedWords(dataset.facts.get(figure.facts[0] ?? ''), words) : keyOf(figure);
  });
  return [...grouped.values()].flatMap((same, index) => {
    const [first] = same;
    const formula = first === undefined ? undefined : formulaOf(first, dataset.facts);
    const origin = formula === undefined ? [text(statedWords(dataset.facts.get(first?.facts[0] ?? ''), words))] : formulaWords(formula, words);
    const printed = [...new Set(same.map((figure) => figure.printed))].join('; ');
    return [text(`${index === 0 ? '' : ' '}${printed}: `), ...origin, text('.')];
  });
}

function statedWords(fact: Fact | undefined, words: FigureWords): string {
  if (fact === undefined) return '';
  return [sourceWords(fact, words), fact.attribution ?? ''].filter((part) => part !== '').join(', ');
}
