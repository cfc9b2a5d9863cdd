import type { Diagnostic } from '../../diagnostic.ts';
import type { Inline, ResolvedDocument } from '../../document/model.ts';
import { inlineRuns, inlineText, walkBlocks } from '../../document/walk.ts';
import { lostText } from '../../messages/pdf.ts';
import { walkContents, type Content, type Tag } from './define/structure.ts';

/**
 * Every piece of the document's text that is not in the structure, and every piece of the structure's
 * that was not painted, with its place. A brief that lost something must not be given away.
 */
export function findLostText(
  document: ResolvedDocument,
  structure: Tag,
  painted: ReadonlyMap<Content, string>,
): Diagnostic[] {
  return [...findUndefined(document, structure), ...findUnpainted(structure, painted)];
}

/** Text of the document that no element of the structure holds. */
function findUndefined(document: ResolvedDocument, structure: Tag): Diagnostic[] {
  const held = [...walkContents(structure)].map((content) => content.text).join('');
  const holds = openSearch(held);
  const lost: Diagnostic[] = [];
  const notes = [...document.notes.values()].flatMap((note) => note.children);
  for (const block of walkBlocks([...document.blocks, ...notes])) {
    for (const piece of inlineRuns(block).flatMap((run) => piecesOf(run, document))) {
      if (!holds(piece)) lost.push(lostText(piece, block.place));
    }
  }
  return lost;
}

/** Tells whether a text holds another, bare; most are asked for in the order in which they stand, as they are. */
function openSearch(held: string): (piece: string) => boolean {
  let bareHeld: string | undefined;
  let at = 0;
  return (piece) => {
    const found = held.indexOf(piece, at);
    if (found === -1) return (bareHeld ??= bare(held)).includes(bare(piece));
    at = found;
    return true;
  };
}

/** Text of the structure that was not painted. */
export function findUnpainted(structure: Tag, painted: ReadonlyMap<Content, string>): Diagnostic[] {
  const lost: Diagnostic[] = [];
  for (const content of walkContents(structure)) {
    // The page number of a line of contents is added when pages are known.
    if (!beginsWith(painted.get(content) ?? '', content.text)) lost.push(lostText(content.text, content.place));
  }
  return lost;
}

/** The text of a run, cut where something else is read in between: marks of notes, page numbers. */
function piecesOf(run: readonly Inline[], document: ResolvedDocument): string[] {
  const pieces: string[] = [''];
  const add = (inlines: readonly Inline[]): void => {
    for (const inline of inlines) {
      if (inline.type === 'noteReference' || inline.type === 'pageReference') pieces.push('');
      else if ('children' in inline && inline.children !== undefined) add(inline.children);
      else pieces[pieces.length - 1] += inlineText([inline], document.labels);
    }
  };
  add(run);
  return pieces.filter((piece) => skip(piece, 0) < piece.length);
}

/** Text without what line breaking adds or takes away. */
function bare(text: string): string {
  return text.replaceAll(/[\s\u00ad]+/gu, '');
}

/** Whether a text, bare, begins with another. */
function beginsWith(text: string, beginning: string): boolean {
  if (text.startsWith(beginning)) return true;
  let at = 0;
  for (let wanted = skip(beginning, 0); wanted < beginning.length; wanted = skip(beginning, wanted + 1)) {
    at = skip(text, at);
    if (text.charCodeAt(at) !== beginning.charCodeAt(wanted)) return false;
    at += 1;
  }
  return true;
}

function skip(text: string, from: number): number {
  let at = from;
  while (at < text.length && isLoose(text, at)) at += 1;
  return at;
}

/** White space, and hyphens that may or may not be printed. */
function isLoose(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || ((code < 0x20 || code > 0x7f) && /[\s\u00ad]/.test(text[at]!));
}
