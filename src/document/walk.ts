import type { Block, Inline, ReportDocument, ResolvedDocument, TableRow } from './model.ts';

/** The blocks directly inside a block. */
export function childBlocks(block: Block): readonly Block[] {
  switch (block.type) {
    case 'list':
      return block.items.flat();
    case 'quote':
    case 'callout':
    case 'landscape':
      return block.children;
    case 'columns':
      return block.columns.flatMap((column) => column.children);
    default:
      return [];
  }
}

/** Every block in reading order, each before those inside it. */
export function walkBlocks(blocks: readonly Block[]): Block[] {
  return walk(blocks, childBlocks);
}

function walk<Node>(nodes: readonly Node[], childrenOf: (node: Node) => readonly Node[]): Node[] {
  const all: Node[] = [];
  const visit = (node: Node): void => {
    all.push(node);
    childrenOf(node).forEach(visit);
  };
  nodes.forEach(visit);
  return all;
}

/** The runs of inline content of one block, in reading order, without those of the blocks inside it. */
export function inlineRuns(block: Block): (readonly Inline[])[] {
  switch (block.type) {
    case 'cover':
      return [block.title, block.subtitle ?? [], ...block.details.map((detail) => detail.value)];
    case 'heading':
    case 'paragraph':
      return [block.children];
    case 'callout':
    case 'contents':
      return [block.title ?? []];
    case 'table':
      return [
        block.caption ?? [],
        ...[...block.head, ...block.body].flatMap((row) => row.cells.map((cell) => cell.children)),
        block.source ?? [],
        ...block.notes,
      ];
    case 'figure':
      return [block.caption ?? [], block.source ?? [], ...block.notes];
    default:
      return [];
  }
}

/** The column (from 0) in which each cell of each row starts, cells that reach down from rows above counted in. */
export function cellColumns(rows: readonly TableRow[]): number[][] {
  const reach: number[] = [];
  return rows.map((row, line) => {
    let column = 0;
    return row.cells.map((cell) => {
      while ((reach[column] ?? 0) > line) column += 1;
      const start = column;
      for (; column < start + cell.columnSpan; column += 1) reach[column] = line + cell.rowSpan;
      return start;
    });
  });
}

/** The inlines directly inside an inline. */
export function childInlines(inline: Inline): readonly Inline[] {
  return 'children' in inline ? (inline.children ?? []) : [];
}

/** Every inline in reading order, each before those inside it. */
export function walkInlines(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.some((inline) => 'children' in inline) ? walk(inlines, childInlines) : inlines;
}

/** What a document says, as far as it can be walked. */
export type Walkable = Pick<ReportDocument, 'blocks' | 'notes'>;

/** Visits every inline of the document, notes last, with the block that it stands in. */
export function visitInlines({ blocks, notes }: Walkable, visit: (inline: Inline, block: Block) => void): void {
  const all = walkBlocks([...blocks, ...[...notes.values()].flatMap((note) => note.children)]);
  all.forEach((block) => inlineRuns(block).forEach((run) => walkInlines(run).forEach((inline) => visit(inline, block))));
}

/** Whether an inline is the raised mark of an endnote: a place alone that leads to the note. */
export function isEndnoteMark(inline: Inline): boolean {
  return inline.type === 'script' && inline.children.length === 1 && inline.children[0]!.type === 'anchor';
}

/** Ids of the places that figures and anchors mark, in reading order. */
export function anchorIds(document: Walkable): string[] {
  const ids: string[] = [];
  visitInlines(document, (inline) => {
    if (inline.type === 'anchor') ids.push(inline.id);
    if (inline.type === 'factValue' && inline.use !== undefined) ids.push(inline.use);
  });
  return ids;
}

/** What inlines read as, note marks and page numbers left out. A line break reads as `\n`. */
export function inlineText(inlines: readonly Inline[], labels: ResolvedDocument['labels']): string {
  return inlines.map((inline) => oneText(inline, labels)).join('');
}

function oneText(inline: Inline, labels: ResolvedDocument['labels']): string {
  switch (inline.type) {
    case 'text':
    case 'code':
      return inline.value;
    case 'break':
      return '\n';
    case 'noteReference':
    case 'pageReference':
      return '';
    case 'reference':
      return inline.children === undefined
        ? (labels.get(inline.target)?.text ?? '')
        : inlineText(inline.children, labels);
    default:
      return inlineText(inline.children, labels);
  }
}
