import type { Heading, HeadingLevel, Label, ResolvedDocument } from '../../../document/model.ts';
import { inlineText, walkBlocks } from '../../../document/walk.ts';
import { numeral } from '../numerals.ts';
import { HEADING_LEVELS } from '../styles/style.ts';
import { nodesOf, valueAt, type XmlNode } from './tree.ts';

/** How a house style numbers the headings of one level. */
export interface HeadingFormat {
  /** Position in its list, from 0. */
  readonly position: number;
  /** What is printed, `%1` standing for the number at the first position: "%1.%2". */
  readonly text: string;
  /** The formats of all positions of the list. */
  readonly formats: readonly string[];
  readonly starts: readonly number[];
  /** List (`w:abstractNumId`) that it counts in. */
  readonly list: string;
}

/** Where a style puts its paragraphs in a list. */
export interface StylePosition {
  /** `w:abstractNumId` */
  readonly list: string;
  readonly level: number;
}

/** The list position that a style has, of its own or from one that it is based on. */
export function stylePosition(
  style: XmlNode | undefined,
  styles: ReadonlyMap<string, XmlNode>,
  numbering: XmlNode | undefined,
): StylePosition | undefined {
  for (let at = style, steps = 0; at !== undefined && steps < 50; at = styles.get(valueAt(at, 'w:basedOn') ?? ''), steps++) {
    const number = valueAt(at, 'w:pPr', 'w:numPr', 'w:numId');
    if (number === undefined) continue;
    if (number === '0') return undefined;
    const list = nodesOf(numbering, 'w:num').find(({ attributes }) => attributes['w:numId'] === number);
    const abstract = valueAt(list, 'w:abstractNumId');
    if (abstract === undefined) return undefined;
    const tied = levelsOf(numbering, abstract).findIndex((level) => valueAt(level, 'w:pStyle') === at!.attributes['w:styleId']);
    return { list: abstract, level: Number(valueAt(at, 'w:pPr', 'w:numPr', 'w:ilvl') ?? Math.max(0, tied)) };
  }
  return undefined;
}

/** How headings are numbered, by level; a level that is not numbered is absent. */
export function headingFormats(
  byName: ReadonlyMap<string, XmlNode>,
  byId: ReadonlyMap<string, XmlNode>,
  numbering: XmlNode | undefined,
): ReadonlyMap<HeadingLevel, HeadingFormat> {
  const formats = new Map<HeadingLevel, HeadingFormat>();
  for (const level of HEADING_LEVELS) {
    const position = stylePosition(byName.get(`paragraph heading ${level}`), byId, numbering);
    if (position === undefined) continue;
    const levels = levelsOf(numbering, position.list);
    const format = valueAt(levels[position.level], 'w:numFmt') ?? 'decimal';
    const text = valueAt(levels[position.level], 'w:lvlText') ?? '';
    if (format === 'none' || format === 'bullet' || text === '') continue;
    formats.set(level, {
      position: position.level,
      text,
      formats: levels.map((one) => valueAt(one, 'w:numFmt') ?? 'decimal'),
      starts: levels.map((one) => Number(valueAt(one, 'w:start') ?? 1)),
      list: position.list,
    });
  }
  return formats;
}

function levelsOf(numbering: XmlNode | undefined, list: string): XmlNode[] {
  const abstract = nodesOf(numbering, 'w:abstractNum').find(({ attributes }) => attributes['w:abstractNumId'] === list);
  return nodesOf(abstract, 'w:lvl').sort((a, b) => Number(a.attributes['w:ilvl']) - Number(b.attributes['w:ilvl']));
}

/** The document with the heading numbers that Word prints under a house style. */
export function renumberHeadings(document: ResolvedDocument, formats: ReadonlyMap<HeadingLevel, HeadingFormat>): ResolvedDocument {
  const labels = new Map(document.labels);
  const counts = new Map<string, number[]>();
  for (const block of walkBlocks(document.blocks)) {
    if (block.type !== 'heading') continue;
    const number = countHeading(block, formats.get(block.level), counts);
    const label = labels.get(block.id);
    if (label !== undefined && number !== undefined) labels.set(block.id, relabel(label, number, block, document));
  }
  const outline = document.outline.map((entry) => ({ ...entry, number: labels.get(entry.id)?.number ?? entry.number }));
  return { ...document, labels, outline };
}

/** The number without its last full stop; undefined where the house style has none. */
function countHeading(heading: Heading, format: HeadingFormat | undefined, counts: Map<string, number[]>): string | undefined {
  if (format === undefined || heading.unlisted || heading.unnumbered === true) return undefined;
  let count = counts.get(format.list);
  if (count === undefined) counts.set(format.list, (count = []));
  for (let at = 0; at <= format.position; at++) count[at] ??= (format.starts[at] ?? 1) - (at === format.position ? 1 : 0);
  count[format.position]! += 1;
  count.length = format.position + 1;
  const printed = format.text.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    return numeral(count[at] ?? 1, format.formats[at] ?? 'decimal');
  });
  return printed.trim().replace(/\.$/, '');
}

function relabel(label: Label, number: string, heading: Heading, document: ResolvedDocument): Label {
  const lead = label.number === '' ? '' : `${label.number}. `;
  const words = label.text.startsWith(lead) ? label.text.slice(lead.length) : inlineText(heading.children, document.labels);
  return { ...label, number, text: `${number}. ${words}` };
}
