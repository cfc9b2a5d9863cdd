import { BriefError } from '../../../diagnostic.ts';
import type { HeadingLevel } from '../../../document/model.ts';
import { houseStyleUnreadable } from '../../../messages/docx.ts';
import type { PageShape } from '../page.ts';
import { LIST_LEVELS } from '../styles/style.ts';
import { type HeadingFormat, headingFormats, stylePosition, type StylePosition } from './headingFormats.ts';
import { type HousePackage, openPackage } from './package.ts';
import { nodeAt, nodesOf, valueAt, walkTree, type XmlNode } from './tree.ts';

/** The looks of a customer's document: styles, theme, page, head and foot of pages, numbering. */
export interface HouseStyle {
  readonly package: HousePackage;
  readonly page: PageShape;
  readonly theme: XmlNode | undefined;
  readonly fonts: XmlNode | undefined;
  readonly styles: XmlNode;
  readonly numbering: XmlNode | undefined;
  /** How it numbers headings, by level. */
  readonly headings: ReadonlyMap<HeadingLevel, HeadingFormat>;
  /** The lists of its numbered list styles, by depth from 0. */
  readonly numbers: ReadonlyMap<number, StylePosition>;
  readonly headers: HouseFurniture;
  readonly footers: HouseFurniture;
}

/** Paths of the parts that hold something to print. */
export interface HouseFurniture {
  readonly default?: string;
  readonly first?: string;
}

/** Reads the looks of a Word document or template. Throws `BriefError` if it is none. */
export function openHouseStyle(file: Uint8Array): HouseStyle {
  try {
    return readHouseStyle(openPackage(file));
  } catch (error) {
    throw new BriefError([houseStyleUnreadable(error instanceof Error ? error.message : String(error))]);
  }
}

function readHouseStyle(opened: HousePackage): HouseStyle {
  const styles = opened.part(opened.find('styles')) ?? EMPTY_STYLES;
  const numbering = opened.part(opened.find('numbering'));
  const all = nodesOf(styles, 'w:style');
  const byId = new Map(all.map((style) => [style.attributes['w:styleId'] ?? '', style]));
  const byName = new Map(all.map((style) => [styleKey(style), style]));
  const numbers = new Map<number, StylePosition>();
  for (const level of LIST_LEVELS) {
    const position = stylePosition(byName.get(`paragraph list number${level === 1 ? '' : ` ${level}`}`), byId, numbering);
    if (position !== undefined) numbers.set(level - 1, position);
  }
  const sections = [...walkTree(opened.document)].filter(({ name }) => name === 'w:sectPr');
  const section = nodeAt(opened.document, 'w:body', 'w:sectPr') ?? sections.at(-1);
  return {
    package: opened,
    page: readPage(section),
    theme: opened.part(opened.find('theme')),
    fonts: opened.part(opened.find('fontTable')),
    styles,
    numbering,
    headings: headingFormats(byName, byId, numbering),
    numbers,
    headers: readFurniture('w:headerReference', sections, section, opened),
    footers: readFurniture('w:footerReference', sections, section, opened),
  };
}

/** Styles are the same if type and name are: ids differ between languages of Word. */
export function styleKey(style: XmlNode): string {
  return `${style.attributes['w:type']} ${(valueAt(style, 'w:name') ?? '').toLowerCase()}`;
}

const EMPTY_STYLES: XmlNode = {
  name: 'w:styles',
  attributes: { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
  children: [],
};

/** Letter paper with margins of an inch, as Word has it where a document says nothing. */
const PLAIN_PAGE: PageShape = {
  width: 612,
  height: 792,
  margins: { top: 72, right: 72, bottom: 72, left: 72, header: 36, footer: 36 },
};

/** Twentieths of a point as points. */
function points(value: string | undefined, otherwise: number): number {
  const twentieths = Math.abs(Number(value));
  return value === undefined || !Number.isFinite(twentieths) ? otherwise : twentieths / 20;
}

function readPage(section: XmlNode | undefined): PageShape {
  const size = nodeAt(section, 'w:pgSz')?.attributes ?? {};
  const edges = nodeAt(section, 'w:pgMar')?.attributes ?? {};
  const sides = [points(size['w:w'], PLAIN_PAGE.width), points(size['w:h'], PLAIN_PAGE.height)].sort((a, b) => a - b) as [number, number];
  const { margins } = PLAIN_PAGE;
  const read = (edge: keyof typeof margins): number => points(edges[`w:${edge}`], margins[edge]);
  const page: PageShape = {
    width: sides[0],
    height: sides[1],
    margins: {
      top: read('top'),
      right: read('right'),
      bottom: read('bottom'),
      left: read('left'),
      header: read('header'),
      footer: read('footer'),
    },
  };
  const narrowest = 72;
  const isUsable =
    page.width - page.margins.left - page.margins.right >= narrowest && page.height - page.margins.top - page.margins.bottom >= narrowest;
  return isUsable ? page : PLAIN_PAGE;
}

function readFurniture(name: string, sections: readonly XmlNode[], section: XmlNode | undefined, opened: HousePackage): HouseFurniture {
  const main = [...opened.related('').values()].find(({ kind }) => kind === 'officeDocument')!.target;
  const relations = opened.related(main);
  const find = (type: 'default' | 'first'): string | undefined => {
    for (const at of [section, ...sections]) {
      const reference = nodesOf(at, name).find(({ attributes }) => attributes['w:type'] === type);
      const path = relations.get(reference?.attributes['r:id'] ?? '')?.target;
      if (path !== undefined) return printsSomething(opened.part(path)) ? path : undefined;
    }
    return undefined;
  };
  const usual = find('default');
  const first = nodeAt(section, 'w:titlePg') === undefined ? undefined : find('first');
  return { ...(usual === undefined ? {} : { default: usual }), ...(first === undefined ? {} : { first }) };
}

const PRINTED: ReadonlySet<string> = new Set(['w:t', 'w:drawing', 'w:pict', 'w:instrText', 'w:fldSimple', 'w:pBdr']);

function printsSomething(part: XmlNode | undefined): boolean {
  return part !== undefined && [...walkTree(part)].some(({ name }) => PRINTED.has(name));
}

/** Whether a foot or head of pages prints their number. */
export function printsPageNumber(part: XmlNode | undefined): boolean {
  if (part === undefined) return false;
  return [...walkTree(part)].some(({ name, attributes, children }) => {
    const code = name === 'w:instrText' ? children.join('') : name === 'w:fldSimple' ? (attributes['w:instr'] ?? '') : '';
    return /^\s*PAGE\b/i.test(code);
  });
}
