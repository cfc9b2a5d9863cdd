import type {
  Block,
  CaptionEntry,
  Figure,
  Heading,
  HeadingLevel,
  Inline,
  Label,
  List,
  Meta,
  Note,
  OutlineEntry,
  ResolvedDocument,
  Table,
  TableCell,
  TableRow,
} from '../../../src/document/model.ts';
import { walkBlocks } from '../../../src/document/walk.ts';
import { sampleDocument, text } from '../../fixtures/sampleDocument.ts';

/** Short ways to write documents for tests. */

type Words = string | Inline | readonly (string | Inline)[];

function inlines(words: Words): Inline[] {
  const list: readonly (string | Inline)[] = Array.isArray(words) ? (words as readonly (string | Inline)[]) : [words as string | Inline];
  return list.map((word) => (typeof word === 'string' ? text(word) : word));
}

export function paragraph(...words: (string | Inline)[]): Block {
  return { type: 'paragraph', children: inlines(words) };
}

export function heading(level: HeadingLevel, id: string, words = id, runIn = false): Heading {
  return { type: 'heading', level, id, children: [text(words)], runIn, unlisted: false };
}

export function list(ordered: boolean, ...items: (Words | readonly Block[])[]): List {
  return {
    type: 'list',
    ordered,
    start: 1,
    items: items.map((item) => (isBlocks(item) ? item : [{ type: 'paragraph', children: inlines(item) }])),
  };
}

function isBlocks(item: Words | readonly Block[]): item is readonly Block[] {
  return Array.isArray(item) && item.some((part: unknown) => typeof part === 'object' && part !== null && isBlockType(part));
}

const BLOCKS = new Set(['paragraph', 'list', 'table', 'figure', 'quote', 'callout']);

function isBlockType(part: object): boolean {
  return 'type' in part && typeof part.type === 'string' && BLOCKS.has(part.type);
}

export function cell(words: Words, span: { columns?: number; rows?: number } = {}): TableCell {
  return {
    children: inlines(words),
    columnSpan: span.columns ?? 1,
    rowSpan: span.rows ?? 1,
    missing: words === 'N/A',
  };
}

export function row(kind: TableRow['kind'], ...cells: (Words | TableCell)[]): TableRow {
  return { kind, cells: cells.map((one) => (typeof one === 'object' && 'columnSpan' in one ? one : cell(one as Words))) };
}

export function table(id: string, head: readonly TableRow[], body: readonly TableRow[], more: Partial<Table> = {}): Table {
  const width = (head[0] ?? body[0]!).cells.reduce((sum, one) => sum + one.columnSpan, 0);
  return {
    type: 'table',
    id,
    variant: 'data',
    caption: [text(`Caption of ${id}`)],
    columns: Array.from({ length: width }, (_, index) => ({ align: index === 0 ? 'start' : 'decimal' })),
    head,
    body,
    headerColumns: 1,
    notes: [],
    summary: `What ${id} shows.`,
    ...more,
  };
}

export function figure(id: string, asset: string, more: Partial<Figure> = {}): Figure {
  return { type: 'figure', id, asset, caption: [text(`Caption of ${id}`)], notes: [], word: 'picture', ...more };
}

export function link(url: string, words: string): Inline {
  return { type: 'link', url, children: [text(words)] };
}

export function reference(target: string): Inline {
  return { type: 'reference', target };
}

export function noteMark(note: string): Inline {
  return { type: 'noteReference', note };
}

/** A resolved document of these blocks; labels, outline and lists are made from them. */
export function document(
  blocks: readonly Block[],
  settings: { meta?: Partial<Meta>; notes?: Readonly<Record<string, readonly Block[]>> } = {},
): ResolvedDocument {
  const all = [...walkBlocks(blocks)];
  const labels = new Map<string, Label>();
  const outline: OutlineEntry[] = [];
  const figures: CaptionEntry[] = [];
  const tables: CaptionEntry[] = [];
  for (const block of all) {
    if (block.type === 'heading') {
      labels.set(block.id, { kind: 'heading', number: '', text: block.id });
      outline.push({ id: block.id, level: block.level, number: '', children: block.children });
    } else if (block.type === 'figure' && block.caption !== undefined) {
      figures.push(captioned(block.id, 'Figure', figures.length + 1, block.caption, labels));
    } else if (block.type === 'table' && block.caption !== undefined) {
      tables.push(captioned(block.id, 'Table', tables.length + 1, block.caption, labels));
    }
  }
  const notes = new Map<string, Note>();
  for (const [id, children] of Object.entries(settings.notes ?? {})) {
    notes.set(id, { id, children });
    labels.set(id, { kind: 'note', number: String(notes.size), text: String(notes.size) });
  }
  return {
    resolved: true,
    meta: { ...sampleDocument.meta, ...settings.meta },
    blocks,
    notes,
    labels,
    outline,
    figures,
    tables,
  };
}

function captioned(
  id: string,
  word: 'Figure' | 'Table',
  number: number,
  caption: readonly Inline[],
  labels: Map<string, Label>,
): CaptionEntry {
  const label = `${word} ${number}`;
  labels.set(id, { kind: word === 'Figure' ? 'figure' : 'table', number: String(number), text: label });
  return { id, label, caption };
}

const VOCABULARY = (
  'the ministry programme budget regional authority expenditure review indicates that household energy consumption ' +
  'declined across all districts while public investment increased in transportation education and primary health care ' +
  'services during the reporting period according to preliminary statistics published by national office and verified by ' +
  'independent auditors who recommended further improvement of procurement transparency international cooperation'
).split(' ');

/** The same sentences for the same seed. */
export function prose(words: number, seed = 1): string {
  let state = seed * 2_654_435_761;
  const next = (): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff);
  const sentences: string[] = [];
  for (let left = words; left > 0; ) {
    const length = Math.min(left, 8 + ((next() >> 8) % 18));
    const chosen = Array.from({ length }, () => VOCABULARY[(next() >> 8) % VOCABULARY.length]!).join(' ');
    sentences.push(`${chosen[0]!.toUpperCase()}${chosen.slice(1)}.`);
    left -= length;
  }
  return sentences.join(' ');
}
