import type { Relation } from './package.ts';
import { walkTree, type XmlNode } from './tree.ts';

/** Fields that print something of the document itself. Others load files, ask servers or start programs. */
const FIELDS = /^\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES|PAGEREF|REF|STYLEREF|TITLE|SUBJECT|AUTHOR|KEYWORDS|COMPANY|DOCPROPERTY|FILENAME|DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE|SEQ|QUOTE)\b/i;

/** Addresses that a reader may be led to. */
const ADDRESS = /^(?:https?:|mailto:)/i;

/** What begins like an address, or like a path out of the document. */
const OUTWARD = /^\s*(?:[a-z][\w+.-]*:[\\/]|(?:javascript|vbscript|data|file|mhtml|ms-[\w-]+):|\\\\|\/\/)/i;

/** Attributes whose values are names that look like addresses. */
const NAMES = /^(?:xmlns\b.*|uri)$/;

/** Pictures that Word shows without running anything. */
const PICTURE = /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf)$/i;

/**
 * Whether a head or foot of pages keeps to itself: its pictures are in the package, its links lead to pages, its
 * fields print. `used` are the relations that it uses.
 */
export function isSafeArt(art: XmlNode, used: Iterable<Relation>): boolean {
  return [...used].every(isSafeRelation) && hasSafeAttributes(art) && fieldCodes(art).every((code) => FIELDS.test(code));
}

function isSafeRelation({ kind, target, external }: Relation): boolean {
  return kind === 'hyperlink' ? external && ADDRESS.test(target) : !external && PICTURE.test(target);
}

function hasSafeAttributes(art: XmlNode): boolean {
  return [...walkTree(art)].every(({ attributes }) => Object.entries(attributes).every(([name, value]) => NAMES.test(name) || !OUTWARD.test(value)));
}

/** What fields are told, put together from the runs that it stands in. */
function fieldCodes(art: XmlNode): string[] {
  const codes: string[] = [];
  const open: string[] = [];
  for (const { name, attributes, children } of walkTree(art)) {
    if (name === 'w:fldSimple') codes.push(attributes['w:instr'] ?? '');
    if (name === 'w:instrText') open.push((open.pop() ?? '') + children.join(''));
    if (name !== 'w:fldChar') continue;
    if (attributes['w:fldCharType'] === 'begin') open.push('');
    else codes.push(...open.splice(-1));
  }
  // After the separator of a field there is nothing more to tell it.
  return [...codes, ...open].filter((code) => code.trim() !== '');
}
