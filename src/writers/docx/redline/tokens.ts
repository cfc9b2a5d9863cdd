import { nodeAt, nodesOf, serializeTree, type XmlNode } from '../house/tree.ts';

/** A word, blank, mark, field, picture or other thing in a paragraph that is the same or is not. */
export interface Token {
  /** The same for what says and looks the same. */
  readonly key: string;
  /** What is printed, if it is nothing but text. */
  readonly text?: string;
  /** Properties of the text. */
  readonly properties?: XmlNode;
  /** Runs, for all but text. */
  readonly runs: readonly XmlNode[];
  /** The link that it stands in. */
  readonly link?: XmlNode;
  /** Ends and beginnings of bookmarks before it. */
  readonly markers: readonly XmlNode[];
  /** Number of the footnote in its file that it is the mark of. */
  readonly note?: string;
}

/** What a paragraph holds. */
export interface Content {
  readonly tokens: readonly Token[];
  /** Ends of bookmarks behind the last token. */
  readonly tail: readonly XmlNode[];
}

/** What ids stand for, as text that is the same for the same thing in either edition. */
export interface Identify {
  /** What a relationship leads to. */
  relation(id: string): string;
  /** What a footnote says. */
  note(id: string): string;
}

interface Piece {
  readonly properties: XmlNode | undefined;
  readonly child: XmlNode;
  readonly link: XmlNode | undefined;
  readonly markers: readonly XmlNode[];
  /** A content control, which is one piece. */
  readonly whole?: XmlNode;
}

/** Reads a paragraph. With `open`, content controls are no more than the text in them. */
export function readContent(paragraph: XmlNode, identify: Identify, open = false): Content {
  const { pieces, tail } = readPieces(paragraph, open);
  const tokens: Token[] = [];
  for (let at = 0; at < pieces.length; ) {
    const end = fieldEnd(pieces, at);
    const taken = pieces.slice(at, end + 1);
    tokens.push(...(taken.length > 1 ? [fieldToken(taken, identify)] : pieceTokens(taken[0]!, identify)));
    at = end + 1;
  }
  return { tokens, tail };
}

function readPieces(paragraph: XmlNode, open: boolean): { pieces: Piece[]; tail: XmlNode[] } {
  const pieces: Piece[] = [];
  let markers: XmlNode[] = [];
  const add = (piece: Omit<Piece, 'markers'>): void => {
    pieces.push({ ...piece, markers });
    markers = [];
  };
  const read = (parent: XmlNode, link: XmlNode | undefined): void => {
    for (const child of nodesOf(parent)) {
      if (child.name === 'w:pPr' || child.name === 'w:rPr') continue;
      if (child.name === 'w:bookmarkStart' || child.name === 'w:bookmarkEnd') markers.push(child);
      else if (child.name === 'w:hyperlink') read(child, child);
      else if (child.name === 'w:sdt' && open) read(nodeAt(child, 'w:sdtContent')!, link);
      else if (child.name === 'w:r') {
        const properties = nodeAt(child, 'w:rPr');
        for (const inner of nodesOf(child)) if (inner.name !== 'w:rPr') add({ properties, child: inner, link });
      } else add({ properties: undefined, child, link, whole: child });
    }
  };
  read(paragraph, undefined);
  return { pieces, tail: markers };
}

/** Where the field ends that begins at a piece; the piece itself if none does or it ends in another paragraph. */
function fieldEnd(pieces: readonly Piece[], start: number): number {
  const { link } = pieces[start]!;
  let depth = 0;
  for (let at = start; at < pieces.length; at++) {
    const { child, link: here } = pieces[at]!;
    depth += { begin: 1, end: -1 }[fieldRole(child) ?? ''] ?? 0;
    if (depth === 0) return at;
    if (here !== link) return start;
  }
  return start;
}

function fieldRole({ name, attributes }: XmlNode): string | undefined {
  return name === 'w:fldChar' ? attributes['w:fldCharType'] : undefined;
}

/** The ends of fields that begin or end in another paragraph, such as those of the contents; empty for most paragraphs. */
export function fieldEdges({ tokens }: Content): string {
  const roles = tokens.flatMap(({ runs: [run, ...more] }) => {
    const [child] = nodesOf(run).filter(({ name }) => name !== 'w:rPr');
    return more.length === 0 && child !== undefined ? (fieldRole(child) ?? []) : [];
  });
  return roles.filter((role) => role !== 'separate').join(' ');
}

/** Words with the points, commas, hyphens and apostrophes in them; every blank and every other character is by itself. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+(?:[.,'’\-‑][\p{L}\p{M}\p{N}]+)*|\s+|[^]/gu;

function pieceTokens(piece: Piece, identify: Identify): Token[] {
  const { child, properties, link, markers, whole } = piece;
  const shared = link === undefined ? {} : { link };
  if (child.name !== 'w:t') {
    const note = child.name === 'w:footnoteReference' ? { note: child.attributes['w:id']! } : {};
    const key = note.note === undefined ? describe(child, identify) : `note ${identify.note(note.note)}`;
    return [{ key: keyOf(piece, key, identify), runs: [whole ?? runOf(properties, child)], markers, ...shared, ...note }];
  }
  const words = child.children.join('').match(WORD) ?? [];
  return words.map((text, index) => ({
    key: keyOf(piece, `"${text}`, identify),
    text,
    ...(properties === undefined ? {} : { properties }),
    runs: [],
    markers: index === 0 ? markers : [],
    ...shared,
  }));
}

function fieldToken(pieces: readonly Piece[], identify: Identify): Token {
  const [first] = pieces;
  const { link } = first!;
  return {
    key: pieces.map((piece) => keyOf(piece, describe(piece.child, identify), identify)).join('\n'),
    runs: pieces.map(({ properties, child }) => runOf(properties, child)),
    markers: pieces.flatMap(({ markers }) => markers),
    ...(link === undefined ? {} : { link }),
  };
}

export function runOf(properties: XmlNode | undefined, child: XmlNode): XmlNode {
  return { name: 'w:r', attributes: {}, children: properties === undefined ? [child] : [properties, child] };
}

function keyOf({ properties, link }: Piece, content: string, identify: Identify): string {
  const look = properties === undefined ? '' : serializeTree(properties);
  return `${look} ${link === undefined ? '' : linkKey(link, identify)} ${content}`;
}

/** Links within the document are the same wherever they lead: their places are named anew in each edition. */
function linkKey({ attributes }: XmlNode, identify: Identify): string {
  const outward = attributes['r:id'];
  return outward === undefined ? 'link' : `link ${identify.relation(outward)}`;
}

const RELATIONSHIP = / (r:(?:id|embed|link))="([^"]+)"/g;
/** Numbers of things in a file, which say nothing. */
const NUMBERED = /(?<=<(?:wp:docPr id|w:id w:val)=")[^"]+/g;

function describe(child: XmlNode, identify: Identify): string {
  return serializeTree(child)
    .replace(NUMBERED, '')
    .replace(RELATIONSHIP, (_, name: string, id: string) => ` ${name}="${identify.relation(id)}"`);
}
