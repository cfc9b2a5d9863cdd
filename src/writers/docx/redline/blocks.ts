import { nodeAt, nodesOf, serializeTree, walkTree, type XmlNode } from '../house/tree.ts';
import { alignItems, type Likeness, type Pair, sharedWords } from './align.ts';
import { bookmarks, markWholeParagraph, mergeParagraphs, propertiesKey } from './paragraphs.ts';
import { type Fate, markRow, node } from './revision.ts';
import { isOwnName } from './sharedBookmarks.ts';
import { fieldEdges, type Identify, readContent } from './tokens.ts';

/** How alike two paragraphs, tables or rows must be to be taken for one that was changed. */
const ALIKE = { paragraph: 0.4, table: 0.2, row: 0.3 } as const;
/** What has a name in both editions is the same thing, whatever it says. */
const SAME_NAME = 0.8;

/** Merges the paragraphs and tables of two editions of a document. */
export class BlockMerger {
  readonly #identify: Identify;
  readonly #keys = new WeakMap<XmlNode, string>();
  readonly #words = new WeakMap<XmlNode, readonly string[]>();
  readonly #edges = new WeakMap<XmlNode, string>();

  constructor(identify: Identify) {
    this.#identify = identify;
  }

  /** What two sequences of blocks become. The marks of the last paragraphs stay: cells, notes and documents end with one. */
  merge(before: readonly XmlNode[], after: readonly XmlNode[]): XmlNode[] {
    const [lastBefore, lastAfter] = [before.at(-1), after.at(-1)];
    if (lastBefore?.name === 'w:p' && lastAfter?.name === 'w:p') {
      return [...this.#mergeAll(before.slice(0, -1), after.slice(0, -1)), this.#mergeBlock(lastBefore, lastAfter)];
    }
    return this.#mergeAll(before, after);
  }

  /** Blocks that one edition has. */
  mark(blocks: readonly XmlNode[], fate: Exclude<Fate, 'same'>, staysLast = false): XmlNode[] {
    return blocks.flatMap((block, index) => this.#markBlock(block, fate, staysLast && index === blocks.length - 1));
  }

  /** What blocks say and how they look, as text. */
  describe(blocks: readonly XmlNode[]): string {
    return blocks.map((block) => this.#key(block)).join('\n');
  }

  #mergeAll(before: readonly XmlNode[], after: readonly XmlNode[]): XmlNode[] {
    return alignItems(before, after, this.#blocks).flatMap((pair, index, pairs) => {
      if (pair.before === undefined) return this.#markBlock(pair.after!, 'inserted');
      if (pair.after === undefined) return this.#markBlock(pair.before, 'deleted');
      return [this.#mergeBlock(pair.before, pair.after, isNewParagraph(pairs[index + 1]))];
    });
  }

  #mergeBlock(before: XmlNode, after: XmlNode, meetsNew = false): XmlNode {
    if (after.name === 'w:p') return mergeParagraphs(before, after, this.#identify, meetsNew);
    if (after.name === 'w:tbl') return this.#mergeTables(before, after);
    const content = this.#mergeAll(nodesOf(nodeAt(before, 'w:sdtContent')), nodesOf(nodeAt(after, 'w:sdtContent')));
    return node(after.name, after.attributes, [...around(after, 'w:sdtContent'), node('w:sdtContent', {}, content)]);
  }

  #mergeTables(before: XmlNode, after: XmlNode): XmlNode {
    const rows = alignItems(nodesOf(before, 'w:tr'), nodesOf(after, 'w:tr'), this.#rows).map((pair) => {
      if (pair.before === undefined) return this.#markRow(pair.after!, 'inserted');
      if (pair.after === undefined) return this.#markRow(pair.before, 'deleted');
      return this.#mergeRows(pair.before, pair.after);
    });
    return node('w:tbl', after.attributes, [...around(after, 'w:tr'), ...rows]);
  }

  #mergeRows(before: XmlNode, after: XmlNode): XmlNode {
    const earlier = nodesOf(before, 'w:tc');
    const cells = nodesOf(after, 'w:tc').map((cell, index) => {
      const content = this.merge(blocksOf(earlier[index]!), blocksOf(cell));
      return node('w:tc', cell.attributes, [...nodesOf(cell, 'w:tcPr'), ...content]);
    });
    return node('w:tr', after.attributes, [...around(after, 'w:tc'), ...cells]);
  }

  #markBlock(block: XmlNode, fate: Exclude<Fate, 'same'>, staysMark = false): XmlNode[] {
    if (block.name === 'w:p') return [markWholeParagraph(block, fate, this.#identify, staysMark)];
    if (block.name === 'w:tbl') {
      const rows = nodesOf(block, 'w:tr').map((row) => this.#markRow(row, fate));
      return [node('w:tbl', block.attributes, [...around(block, 'w:tr'), ...rows])];
    }
    const content = this.mark(nodesOf(nodeAt(block, 'w:sdtContent')), fate);
    // A control is not tracked: only its text is.
    if (fate === 'deleted') return content;
    return [node(block.name, block.attributes, [...around(block, 'w:sdtContent'), node('w:sdtContent', {}, content)])];
  }

  #markRow(row: XmlNode, fate: Exclude<Fate, 'same'>): XmlNode {
    const properties = markRow(nodeAt(row, 'w:trPr'), fate);
    const cells = nodesOf(row, 'w:tc').map((cell) => {
      return node('w:tc', cell.attributes, [...nodesOf(cell, 'w:tcPr'), ...this.mark(blocksOf(cell), fate)]);
    });
    const rest = around(row, 'w:tc').filter(({ name }) => name !== 'w:trPr');
    return node('w:tr', row.attributes, [...rest, properties, ...cells]);
  }

  readonly #blocks: Likeness<XmlNode> = {
    key: (block) => this.#key(block),
    likeness: (before, after) => {
      if (before.name !== after.name) return 0;
      if (before.name === 'w:sdt') return SAME_NAME;
      if (before.name === 'w:tbl') return atLeast(ALIKE.table, columns(before) === columns(after) ? this.#shared(before, after) : 0);
      return this.#paragraphLikeness(before, after);
    },
  };

  readonly #rows: Likeness<XmlNode> = {
    key: (row) => this.#key(row),
    likeness: (before, after) => {
      if (rowShape(before) !== rowShape(after)) return 0;
      const [[first, ...rest], [other, ...others]] = [nodesOf(before, 'w:tc'), nodesOf(after, 'w:tc')];
      if (this.#isNumber(first!) && this.#isNumber(other!)) {
        // Numbers count rows and name none.
        return atLeast(ALIKE.row, sharedWords(rest.flatMap((cell) => this.#wordsOf(cell)), others.flatMap((cell) => this.#wordsOf(cell))));
      }
      const named = this.#shared(first!, other!) === 1 && this.#wordsOf(first!).length > 0 ? ALIKE.row : 0;
      return atLeast(ALIKE.row, named + this.#shared(before, after));
    },
  };

  #isNumber(cell: XmlNode): boolean {
    const words = this.#wordsOf(cell);
    return words.length === 1 && /^\p{N}+$/u.test(words[0]!);
  }

  #paragraphLikeness(before: XmlNode, after: XmlNode): number {
    const [edges, others] = [this.#edgesOf(before), this.#edgesOf(after)];
    // The ends of a field over several paragraphs stand in both editions, or it would not be whole.
    if (edges !== others) return 0;
    if (edges !== '') return 2;
    if (styleOf(before) !== styleOf(after)) return 0;
    const names = new Set(bookmarks(before).flatMap(ownName));
    const named = bookmarks(after).flatMap(ownName).some((name) => names.has(name));
    const shared = this.#shared(before, after);
    // A picture that took the place of another stands in a paragraph of its own.
    if (this.#wordsOf(before).length === 0 && this.#wordsOf(after).length === 0) return 0;
    return named ? Math.max(SAME_NAME, shared) : atLeast(ALIKE.paragraph, shared);
  }

  #shared(before: XmlNode, after: XmlNode): number {
    return sharedWords(this.#wordsOf(before), this.#wordsOf(after));
  }

  #wordsOf(block: XmlNode): readonly string[] {
    return remember(this.#words, block, () => {
      const texts = [...walkTree(block)].filter(({ name }) => name === 'w:t').map(({ children }) => children.join(''));
      return texts.join(' ').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    });
  }

  #edgesOf(paragraph: XmlNode): string {
    return remember(this.#edges, paragraph, () => fieldEdges(readContent(paragraph, this.#identify)));
  }

  #key(block: XmlNode): string {
    return remember(this.#keys, block, () => {
      if (block.name !== 'w:p') {
        const shape = block.name === 'w:tr' ? rowShape(block) : '';
        return `${block.name} ${shape} ${nodesOf(block).map((child) => this.#key(child)).join('\n')}`;
      }
      const { tokens } = readContent(block, this.#identify);
      return `${propertiesKey(block)} ${tokens.map(({ key }) => key).join('\n')}`;
    });
  }
}

function isNewParagraph(pair: Pair<XmlNode> | undefined): boolean {
  return pair?.before === undefined && pair?.after?.name === 'w:p';
}

function remember<T>(known: WeakMap<XmlNode, T>, of: XmlNode, make: () => T): T {
  const found = known.get(of);
  if (found !== undefined) return found;
  const made = make();
  known.set(of, made);
  return made;
}

function atLeast(least: number, likeness: number): number {
  return likeness >= least ? likeness : 0;
}

/** What an element holds beside its parts. */
function around(parent: XmlNode, parts: string): XmlNode[] {
  return nodesOf(parent).filter(({ name }) => name !== parts);
}

function blocksOf(cell: XmlNode): XmlNode[] {
  return around(cell, 'w:tcPr');
}

function columns(table: XmlNode): number {
  return nodesOf(nodeAt(table, 'w:tblGrid'), 'w:gridCol').length;
}

/** How the cells of a row lie over columns and rows. */
function rowShape(row: XmlNode): string {
  return nodesOf(row, 'w:tc')
    .map((cell) => nodesOf(nodeAt(cell, 'w:tcPr')).filter(({ name }) => name === 'w:gridSpan' || name === 'w:vMerge').map(serializeTree).join(''))
    .join('|');
}

function styleOf(paragraph: XmlNode): string {
  return nodeAt(paragraph, 'w:pPr', 'w:pStyle')?.attributes['w:val'] ?? '';
}

function ownName({ attributes }: XmlNode): string[] {
  const name = attributes['w:name']!;
  return isOwnName(name) ? [name] : [];
}
