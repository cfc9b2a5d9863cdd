import { openTag, tag, type MarkupAttributes } from './markup.ts';
import type { WordChart, WordPicture, WordWatermark } from './model.ts';

/** A piece of a part: finished XML, which need not be balanced, or what the library adds parts or relations for. */
export type Piece = string | LibraryPiece;

export type LibraryPiece = WordPicture | WordChart | WordWatermark | OutwardLink;

/** A link out of the document, which its part lists among its relationships. */
export interface OutwardLink {
  readonly type: 'outwardLink';
  /** An address that Word takes. */
  readonly url: string;
  readonly children: readonly Piece[];
}

/** A paragraph apart from its element, which the library puts something into. */
export interface OpenParagraph {
  /** The content of `w:pPr`. */
  readonly properties: string;
  readonly runs: readonly Piece[];
}

/** An element around pieces. */
export function element(name: string, attributes: MarkupAttributes, children: readonly Piece[]): Piece[] {
  if (isFinished(children)) return [tag(name, attributes, children.join(''))];
  return [`${openTag(name, attributes)}>`, ...children, `</${name}>`];
}

function isFinished(pieces: readonly Piece[]): pieces is readonly string[] {
  return pieces.every((piece) => typeof piece === 'string');
}
