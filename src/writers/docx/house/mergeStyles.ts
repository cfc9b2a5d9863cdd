import { styleKey } from './houseStyle.ts';
import { nodeAt, nodesOf, parseTree, removeNodes, serializeTree, valueAt, type XmlNode } from './tree.ts';

/** Styles of both, and what ours are called there. */
export interface MergedStyles {
  readonly markup: string;
  /** Ids of our styles that have another in the merged sheet, by `type id`. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Ids of our styles, as `type id`, in whose place the house has its own. */
  readonly replaced: ReadonlySet<string>;
}

const TIES = ['w:basedOn', 'w:next', 'w:link'] as const;

/** The styles of a house, and of ours those that it lacks. A style is theirs where the names are the same. */
export function mergeStyles(theirSheet: XmlNode, ours: string, listShift: number): MergedStyles {
  const house: XmlNode = structuredClone(theirSheet);
  const theirs = nodesOf(house, 'w:style');
  const idsByKey = new Map(theirs.map((style) => [styleKey(style), style.attributes['w:styleId'] ?? '']));
  const taken = new Set(theirs.map((style) => style.attributes['w:styleId'] ?? ''));
  const defaults = theirs.filter(({ attributes }) => attributes['w:default'] !== undefined);
  const withDefault = new Set(defaults.map(({ attributes }) => attributes['w:type']));
  const renamed = new Map<string, string>();
  const replaced = new Set<string>();
  const added: XmlNode[] = [];
  const sheet = parseTree(ours);
  speak(house, sheet);
  for (const style of nodesOf(sheet, 'w:style')) {
    const { 'w:type': type, 'w:styleId': id } = style.attributes as { 'w:type': string; 'w:styleId': string };
    const theirId = idsByKey.get(styleKey(style));
    if (theirId !== undefined) {
      replaced.add(`${type} ${id}`);
      if (theirId !== id) renamed.set(`${type} ${id}`, theirId);
      complete(theirs.find(({ attributes }) => attributes['w:styleId'] === theirId)!, style);
      continue;
    }
    const freeId = unusedId(id, taken);
    taken.add(freeId);
    if (freeId !== id) renamed.set(`${type} ${id}`, freeId);
    style.attributes['w:styleId'] = freeId;
    // A sheet has one default of each type, and that is the house's.
    if (withDefault.has(type)) delete style.attributes['w:default'];
    added.push(style);
  }
  for (const style of added) adopt(style, renamed, listShift);
  const markup = serializeTree({ ...house, children: [...house.children, ...added] });
  return { markup, renamed, replaced };
}

const DEFAULTS = ['w:docDefaults', 'w:rPrDefault', 'w:rPr'] as const;

/** The language is the brief's, whatever the house's documents are written in. */
function speak(house: XmlNode, ours: XmlNode): void {
  removeNodes(house, ({ name }) => name === 'w:lang');
  let at = house;
  for (const name of DEFAULTS) {
    let next = nodeAt(at, name);
    if (next === undefined) at.children.unshift((next = { name, attributes: {}, children: [] }));
    at = next;
  }
  const language = nodeAt(ours, ...DEFAULTS, 'w:lang')!;
  insertInOrder(at, language, AFTER_LANGUAGE);
}

const AFTER_LANGUAGE: ReadonlySet<string> = new Set(['w:eastAsianLayout', 'w:specVanish', 'w:oMath', 'w:rPrChange']);

/** Styles whose lines end in a page number at the right edge. */
const WITH_PAGE_NUMBER = /^(?:toc \d|table of figures)$/;

/**
 * Gives a style of the house what the document cannot do without: headings their level, which other
 * programs leave out, and contents the tab that Word would set by hand.
 */
function complete(theirs: XmlNode, own: XmlNode): void {
  const name = (valueAt(theirs, 'w:name') ?? '').toLowerCase();
  const wanted = name.startsWith('heading ') ? 'w:outlineLvl' : WITH_PAGE_NUMBER.test(name) ? 'w:tabs' : undefined;
  const node = wanted === undefined ? undefined : nodeAt(own, 'w:pPr', wanted);
  if (node === undefined || nodeAt(theirs, 'w:pPr', node.name) !== undefined) return;
  let properties = nodeAt(theirs, 'w:pPr');
  if (properties === undefined) insertInOrder(theirs, (properties = { name: 'w:pPr', attributes: {}, children: [] }), AFTER_PARAGRAPH);
  insertInOrder(properties, node, node.name === 'w:tabs' ? AFTER_TABS : AFTER_LEVEL);
}

/** What stands after the properties of a paragraph in a style, and after tabs and level in these. */
const AFTER_PARAGRAPH: ReadonlySet<string> = new Set(['w:rPr', 'w:tblPr', 'w:trPr', 'w:tcPr', 'w:tblStylePr']);
const AFTER_LEVEL: ReadonlySet<string> = new Set(['w:divId', 'w:cnfStyle', 'w:rPr', 'w:sectPr', 'w:pPrChange']);
const AFTER_TABS: ReadonlySet<string> = new Set([
  'w:suppressAutoHyphens', 'w:kinsoku', 'w:wordWrap', 'w:overflowPunct', 'w:topLinePunct', 'w:autoSpaceDE', 'w:autoSpaceDN', 'w:bidi',
  'w:adjustRightInd', 'w:snapToGrid', 'w:spacing', 'w:ind', 'w:contextualSpacing', 'w:mirrorIndents', 'w:suppressOverlap', 'w:jc',
  'w:textDirection', 'w:textAlignment', 'w:textboxTightWrap', 'w:outlineLvl', ...AFTER_LEVEL,
]);

function insertInOrder(parent: XmlNode, node: XmlNode, after: ReadonlySet<string>): void {
  const at = parent.children.findIndex((child) => typeof child !== 'string' && after.has(child.name));
  parent.children.splice(at < 0 ? parent.children.length : at, 0, node);
}

function unusedId(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count++) free = `${id}${count}`;
  return free;
}

function adopt(style: XmlNode, renamed: ReadonlyMap<string, string>, listShift: number): void {
  for (const tie of TIES) {
    const node = nodeAt(style, tie);
    const target = renamed.get(`${style.attributes['w:type']} ${node?.attributes['w:val']}`);
    if (node !== undefined && target !== undefined) node.attributes['w:val'] = target;
  }
  const number = nodeAt(style, 'w:pPr', 'w:numPr', 'w:numId');
  const id = valueAt(style, 'w:pPr', 'w:numPr', 'w:numId');
  if (number !== undefined && id !== '0') number.attributes['w:val'] = String(Number(id) + listShift);
}
