import { openCache } from '../cache.ts';
import type { Cache } from '../cache.ts';
import { findLoneChunks, paragraphOfWords } from './loneChunks.ts';
import type { Chunk } from './loneChunks.ts';
import type { FlowContent, Root } from './mdast.ts';
import { moveTree } from './positions.ts';
import type { Point } from './positions.ts';

/** Blocks of earlier texts by how they are written, each placed as if it were the whole text. */
export type KnownBlocks = Cache<FlowContent>;

/** What is kept at most: so many blocks, so long, with so many marks, each of which may make a few nodes. */
const MOST_BLOCKS = 1_000;
const LONGEST = 4_000;
const MOST_MARKS = 80;

export function openKnownBlocks(): KnownBlocks {
  return openCache(MOST_BLOCKS);
}

/** Blocks that follow each other and are left out. */
interface Run {
  readonly first: Chunk;
  last: Chunk;
  readonly blocks: FlowContent[];
}

/**
 * Parses a text as `parse` does, which sees only a part of it: blocks that stand alone are left out if they are nothing but
 * words, or known from an earlier text. `parse` finds an `x` on the first and last line of what was left out; if it makes
 * no paragraph of that, code or HTML goes on there, and it gets the whole text.
 */
export function parseKnown(source: string, known: KnownBlocks, parse: (source: string) => Root): Root {
  // With these, lines and columns are not what they seem.
  if (/[\r\0]|^\uFEFF/.test(source)) return parse(source);
  const lines = source.split('\n');
  const starts = startsOf(lines);
  const runs: Run[] = [];
  const fresh = new Map<number, Chunk>();
  for (const chunk of findLoneChunks(source, lines)) {
    const block = paragraphOfWords(chunk) ?? known.get(chunk.text);
    if (block === undefined) fresh.set(chunk.first, chunk);
    else leaveOut(chunk, moveTree(block, moveBy(chunk.first, starts[chunk.first]!)), runs);
  }

  const left = new Map(runs.flatMap((run) => [[run.first.first, run], [run.last.last, run]] as const));
  const rest = withStubs(lines, runs);
  const tree = moveTree(parse(rest.map(({ text }) => text).join('\n')), (point) => {
    const { line } = rest[point.line - 1]!;
    const column = point.column > 1 && left.has(line) ? lines[line]!.length + 1 : point.column;
    return { line: line + 1, column, offset: starts[line]! + column - 1 };
  });
  const found: FlowContent[] = [];
  if (putBack(left, tree as Parent, found) < runs.length) return parse(source);
  for (const block of found) keep(block, fresh, starts, known);
  return tree;
}

/** Adds a block to the last run if it follows it, else begins a run. */
function leaveOut(chunk: Chunk, block: FlowContent, runs: Run[]): void {
  const run = runs.at(-1);
  if (run === undefined || run.last.index + 1 < chunk.index) {
    runs.push({ first: chunk, last: chunk, blocks: [block] });
    return;
  }
  run.last = chunk;
  run.blocks.push(block);
}

/** The lines that are left, each with its number in the text (from 0): of a run, no more than an `x` where it begins and ends. */
function withStubs(lines: readonly string[], runs: readonly Run[]): { text: string; line: number }[] {
  const rest: { text: string; line: number }[] = [];
  const addLines = (from: number, to: number): void => {
    for (let line = from; line < to; line += 1) rest.push({ text: lines[line]!, line });
  };
  let next = 0;
  for (const { first: { first }, last: { last } } of runs) {
    addLines(next, first);
    rest.push({ text: 'x', line: first });
    if (last > first + 1) rest.push({ text: '', line: first + 1 });
    if (last > first) rest.push({ text: 'x', line: last });
    next = last + 1;
  }
  addLines(next, lines.length);
  return rest;
}

interface Parent {
  children: FlowContent[];
}

/** Puts runs where their stubs are, and tells how many; `found` gets the blocks that are none. */
function putBack(left: ReadonlyMap<number, Run>, parent: Parent, found: FlowContent[]): number {
  let count = 0;
  parent.children = parent.children.flatMap((child) => {
    const line = child.position!.start.line - 1;
    const run = child.type === 'paragraph' ? left.get(line) : undefined;
    if (run === undefined) {
      found.push(child);
      if (child.type === 'containerDirective') count += putBack(left, child as Parent, found);
      return [child];
    }
    if (line !== run.first.first) return [];
    count += 1;
    return run.blocks;
  });
  return count;
}

/** Keeps a block that was parsed if it stands alone and is not too large. */
function keep(block: FlowContent, fresh: ReadonlyMap<number, Chunk>, starts: readonly number[], known: KnownBlocks): void {
  const { start, end } = block.position!;
  const chunk = fresh.get(start.line - 1);
  if (chunk === undefined || end.line - 1 !== chunk.last) return;
  const marks = chunk.text.match(/[*_~`:[&<]/g)?.length ?? 0;
  if (chunk.text.length <= LONGEST && marks <= MOST_MARKS) known.set(chunk.text, moveTree(block, moveBy(-chunk.first, -starts[chunk.first]!)));
}

function moveBy(lines: number, characters: number): (point: Point) => Point {
  return ({ line, column, offset = 0 }) => ({ line: line + lines, column, offset: offset + characters });
}

/** Offsets of the first character of each line. */
function startsOf(lines: readonly string[]): number[] {
  let start = 0;
  return lines.map(({ length }) => (start += length + 1) - length - 1);
}
