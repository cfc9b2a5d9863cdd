import type { Block, Figure, Inline, Note, ReportDocument, Table, TableRow } from './model.ts';

/** Makes other inlines of one run of them: of a paragraph, a cell, a caption. */
export type ChangeRun = (run: readonly Inline[], block: Block) => readonly Inline[];

/** The document with every run of inlines changed, in reading order, notes last. Blocks stay what they are. */
export function mapRuns(document: ReportDocument, change: ChangeRun): ReportDocument {
  return mapDocument(document, { ...NOTHING, run: change });
}

/** The document with every table changed, whatever it stands in. */
export function mapTables(document: ReportDocument, change: (table: Table) => Table): ReportDocument {
  return mapDocument(document, { ...NOTHING, table: change });
}

/** The document with every figure changed, whatever it stands in. */
export function mapFigures(document: ReportDocument, change: (figure: Figure) => Figure): ReportDocument {
  return mapDocument(document, { ...NOTHING, figure: change });
}

interface Change {
  readonly run: ChangeRun;
  readonly table: (table: Table) => Table;
  readonly figure: (figure: Figure) => Figure;
}

const NOTHING: Change = { run: (run) => run, table: (table) => table, figure: (figure) => figure };

function mapDocument(document: ReportDocument, change: Change): ReportDocument {
  const blocks = mapBlocks(document.blocks, change);
  const notes = [...document.notes].map(([id, note]): [string, Note] => [id, { ...note, children: mapBlocks(note.children, change) }]);
  return { ...document, blocks, notes: new Map(notes) };
}

type Mappers = { readonly [Type in Block['type']]: (block: Extract<Block, { type: Type }>, change: Change) => Block };

const MAPPERS: Mappers = {
  cover: (block, change) => ({
    ...block,
    title: change.run(block.title, block),
    ...(block.subtitle === undefined ? {} : { subtitle: change.run(block.subtitle, block) }),
    details: block.details.map(({ label, value }) => ({ label, value: change.run(value, block) })),
  }),
  heading: (block, change) => ({ ...block, children: change.run(block.children, block) }),
  paragraph: (block, change) => ({ ...block, children: change.run(block.children, block) }),
  list: (block, change) => ({ ...block, items: block.items.map((item) => mapBlocks(item, change)) }),
  table(block, change) {
    const caption = captionOf(block, change);
    const head = mapRows(block.head, block, change);
    const body = mapRows(block.body, block, change);
    return change.table({ ...block, ...caption, head, body, ...linesOf(block, change) });
  },
  figure(block, change) {
    const changed = change.figure(block);
    return { ...changed, ...captionOf(changed, change), ...linesOf(changed, change) };
  },
  quote: (block, change) => ({ ...block, children: mapBlocks(block.children, change) }),
  callout: (block, change) => ({
    ...block,
    ...(block.title === undefined ? {} : { title: change.run(block.title, block) }),
    children: mapBlocks(block.children, change),
  }),
  contents: (block, change) => ({ ...block, ...(block.title === undefined ? {} : { title: change.run(block.title, block) }) }),
  columns: (block, change) => ({
    ...block,
    columns: block.columns.map((column) => ({ ...column, children: mapBlocks(column.children, change) })),
  }),
  landscape: (block, change) => ({ ...block, children: mapBlocks(block.children, change) }),
  pageBreak: (block) => block,
  rule: (block) => block,
};

function mapBlocks(blocks: readonly Block[], change: Change): Block[] {
  return blocks.map((block) => mapBlock(block, change));
}

function mapBlock<Type extends Block['type']>(block: Extract<Block, { type: Type }>, change: Change): Block {
  const map = MAPPERS[block.type as Type];
  return map(block, change);
}

function mapRows(rows: readonly TableRow[], table: Table, change: Change): TableRow[] {
  return rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, children: change.run(cell.children, table) })) }));
}

function captionOf(block: Table | Figure, change: Change): { caption?: readonly Inline[] } {
  return block.caption === undefined ? {} : { caption: change.run(block.caption, block) };
}

function linesOf(block: Table | Figure, change: Change): { source?: readonly Inline[]; notes: readonly (readonly Inline[])[] } {
  const source = block.source === undefined ? {} : { source: change.run(block.source, block) };
  return { ...source, notes: block.notes.map((note) => change.run(note, block)) };
}
