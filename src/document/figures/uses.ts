import type { Asset, Block, FactValue, Inline, ReportDocument } from '../model.ts';
import { childBlocks, inlineRuns, inlineText, walkInlines } from '../walk.ts';

/** One figure as a reader meets it, in text, in a table or drawn. */
export interface FigureUse {
  readonly facts: readonly string[];
  /** How it was computed from them: `difference(a,b)`. */
  readonly formula?: string;
  readonly printed: string;
  /** Id of the place: of the figure itself, or of the chart that shows it. */
  readonly place: string | undefined;
  /** Id of the heading, or of the table or figure with a caption, that it stands under. */
  readonly section: string | undefined;
}

/** A run of inlines in the order in which a reader meets it, notes after the block that refers to them. */
interface Passage {
  readonly run: readonly Inline[];
  readonly section: string | undefined;
}

/** The figures of a document in reading order. */
export function readUses(document: ReportDocument, drawings: ReadonlyMap<string, Asset>): FigureUse[] {
  const uses: FigureUse[] = [];
  const seen = new Set<string>();
  let heading: string | undefined;

  const readRun = ({ run, section }: Passage): void => {
    for (const inline of walkInlines(run)) if (inline.type === 'factValue') uses.push(useOf(inline, section));
  };
  const readNotes = (run: readonly Inline[]): void => {
    for (const inline of walkInlines(run)) {
      if (inline.type !== 'noteReference' || seen.has(inline.note)) continue;
      seen.add(inline.note);
      document.notes.get(inline.note)?.children.forEach(read);
    }
  };
  const read = (block: Block): void => {
    if (block.type === 'heading' && !block.unlisted) heading = block.id;
    const captioned = (block.type === 'table' || block.type === 'figure') && block.caption !== undefined;
    const section = captioned ? block.id : heading;
    const runs = block.type === 'contents' ? [] : inlineRuns(block);
    for (const run of runs) readRun({ run, section });
    if (block.type === 'figure') {
      const asset = drawings.get(block.asset);
      const drawn = asset?.kind === 'drawing' ? (asset.figures?.facts ?? []) : [];
      for (const { fact, words } of drawn) uses.push({ facts: [fact], printed: words, place: block.id, section });
    }
    for (const run of runs) readNotes(run);
    childBlocks(block).forEach(read);
  };
  document.blocks.forEach(read);
  return uses;
}

function useOf(figure: FactValue, section: string | undefined): FigureUse {
  return {
    facts: figure.facts,
    ...(figure.formula === undefined ? {} : { formula: figure.formula }),
    printed: inlineText(figure.children, new Map()),
    place: figure.use,
    section,
  };
}
