import type { Note, ResolvedDocument } from '../../document/model.ts';
import { anchorIds, inlineRuns, walkBlocks, visitInlines, walkInlines } from '../../document/walk.ts';
import { field } from './fields.ts';
import type { WordBlock, WordInline } from './model.ts';
import { type RunContext, textRun, withTrait } from './runContext.ts';
import type { Scope } from './scope.ts';

type WriteNote = (note: Note, scope: Scope) => WordBlock[];

/** The footnotes of a document in the order in which its text first refers to them. */
export class FootnoteBook {
  /** Elements of each footnote by its number in the file, from 1. */
  readonly notes = new Map<number, readonly WordBlock[]>();
  readonly #numbers = new Map<string, number>();
  readonly #inText: ReadonlySet<string>;
  readonly #repeated: ReadonlySet<string>;
  readonly #holders: ReadonlyMap<string, string>;
  readonly #write: WriteNote;
  /** Notes that the note being written refers to and no text does. */
  #inner: Note[] | undefined;

  constructor(document: ResolvedDocument, write: WriteNote) {
    this.#write = write;
    this.#inText = notesOfText(document);
    this.#repeated = repeatedNotes(document);
    this.#holders = placesInNotes(document, this.#inText);
  }

  /** Where links to a place lead: for one in a footnote that is its mark in the text, which programs can find the page of. */
  placeInText(id: string): string {
    return this.#holders.get(id) ?? id;
  }

  /** The mark of a footnote: the note itself at the first reference, after that a field that names it. */
  mark(id: string, scope: Scope, context: RunContext): WordInline[] {
    const note = scope.document.notes.get(id);
    if (note === undefined) return [];
    const anchor = scope.bookmarks.get(id);
    const label = scope.document.labels.get(id)?.number ?? '';
    if (this.#numbers.has(id) || (this.#inner !== undefined && this.#inText.has(id))) {
      const raised = withTrait(context, 'superscript');
      return [anchor === undefined ? textRun(label, raised) : field(`NOTEREF ${anchor} \\f \\h`, label, raised)];
    }
    if (this.#inner !== undefined) {
      // Word has no footnotes to footnotes: the inner note is printed at the end of the outer.
      this.#inner.push(note);
      return [textRun(label, withTrait(context, 'superscript'))];
    }
    const mark: WordInline = { type: 'footnote', id: this.#enter(note, scope) };
    const wanted = this.#repeated.has(id) || [...this.#holders.values()].includes(id);
    if (anchor === undefined || !wanted) return [mark];
    return [{ type: 'bookmark', name: anchor, children: [mark] }];
  }

  #enter(note: Note, scope: Scope): number {
    const number = this.#numbers.size + 1;
    this.#numbers.set(note.id, number);
    this.notes.set(number, []);
    const inner: Note[] = (this.#inner = []);
    const blocks = this.#write(note, scope);
    const printed = new Set<string>([note.id]);
    for (const nested of inner) {
      if (printed.has(nested.id)) continue;
      printed.add(nested.id);
      blocks.push(...withLead(scope.document.labels.get(nested.id)?.number ?? '', this.#write(nested, scope)));
    }
    this.#inner = undefined;
    this.notes.set(number, blocks);
    return number;
  }
}

/** A note with its number printed before it, where Word prints none. */
function withLead(number: string, blocks: WordBlock[]): WordBlock[] {
  const [first, ...rest] = blocks;
  if (first?.type !== 'paragraph') return blocks;
  const children = [textRun(number, { traits: ['superscript'] }), ...first.children];
  return [{ ...first, children }, ...rest];
}

function notesOfText(document: ResolvedDocument): Set<string> {
  const found = new Set<string>();
  for (const block of walkBlocks(document.blocks)) {
    for (const inline of walkInlines(inlineRuns(block).flat())) {
      if (inline.type === 'noteReference') found.add(inline.note);
    }
  }
  return found;
}

/** Notes that the text names again after the first mark; ids of other things do no harm among them. */
function repeatedNotes(document: ResolvedDocument): Set<string> {
  const once = new Set<string>();
  const again = new Set<string>();
  visitInlines(document, (inline) => {
    if (inline.type === 'reference') again.add(inline.target);
    if (inline.type === 'noteReference') (once.has(inline.note) ? again : once).add(inline.note);
  });
  return again;
}

/** The note that each place stands in that links lead to, for notes that the text refers to. */
function placesInNotes(document: ResolvedDocument, inText: ReadonlySet<string>): Map<string, string> {
  const notes = [...document.notes.values()].filter(({ id }) => inText.has(id));
  return new Map(notes.flatMap(({ id, children }) => anchorIds({ blocks: children, notes: new Map() }).map((place) => [place, id])));
}
