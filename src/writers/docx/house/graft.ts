import type { Report } from '../../../diagnostic.ts';
import type { WordList } from '../lists.ts';
import { NAMESPACES } from '../markup.ts';
import type { HouseStyle } from './houseStyle.ts';
import { mergeFurniturePart } from './mergeFurniture.ts';
import { listShift, mergeNumbering } from './mergeNumbering.ts';
import { mergeStyles, type MergedStyles } from './mergeStyles.ts';
import { mergeTheme } from './mergeTheme.ts';
import { nodesOf, parseTree, removeNodes, serializeTree, type XmlNode } from './tree.ts';

type Parts = Map<string, Uint8Array | string>;

/** Headers and footers of a package, by path, and whether they are those of the first page. */
export type FurnitureParts = ReadonlyMap<string, { readonly kind: 'header' | 'footer'; readonly first: boolean }>;

/** Gives a finished package the looks of a house. Changes `parts`. */
export function graftHouseStyle(
  parts: Parts,
  house: HouseStyle,
  lists: readonly WordList[],
  furniture: FurnitureParts,
  report: Report,
): void {
  const shift = listShift(house.numbering);
  const text = (path: string): string => parts.get(path) as string;
  const styles = mergeStyles(house.styles, text('word/styles.xml'), shift);
  parts.set('word/styles.xml', styles.markup);
  parts.set('word/numbering.xml', mergeNumbering(house.numbering, text('word/numbering.xml'), lists, styles));
  const { theme, fonts } = house;
  if (theme !== undefined) parts.set('word/theme/theme1.xml', mergeTheme(text('word/theme/theme1.xml'), theme));
  if (fonts !== undefined) parts.set('word/fontTable.xml', mergeFonts(fonts, text('word/fontTable.xml')));
  for (const path of [...parts.keys()].filter((key) => TEXT_PARTS.test(key))) parts.set(path, renameIn(text(path), styles, shift));
  for (const [path, { kind, first }] of furniture) {
    const art = kind === 'header' ? house.headers : house.footers;
    const from = first ? (art.first ?? art.default) : art.default;
    if (from !== undefined) mergeFurniturePart(parts, path, from, house.package, report);
  }
}

const TEXT_PARTS = /^word\/(?:document|footnotes|header\d+|footer\d+)\.xml$/;
const STYLE_TYPES: Readonly<Record<string, string>> = { pStyle: 'paragraph', rStyle: 'character', tblStyle: 'table' };

function renameIn(markup: string, { renamed }: MergedStyles, shift: number): string {
  return markup
    .replace(/(?<=<w:(pStyle|rStyle|tblStyle) w:val=")[^"]+/g, (id, name: string) => renamed.get(`${STYLE_TYPES[name]} ${id}`) ?? id)
    .replace(/(?<=<w:numId w:val=")[1-9]\d*/g, (number) => String(Number(number) + shift));
}

/** The fonts of both; those of the house without the files that it may embed. */
function mergeFonts(house: XmlNode, ours: string): string {
  const copy: XmlNode = structuredClone(house);
  removeNodes(copy, ({ name }) => name.startsWith('w:embed'));
  copy.attributes['xmlns:r'] ??= NAMESPACES.r;
  const known = new Set(nodesOf(copy, 'w:font').map(({ attributes }) => attributes['w:name']));
  copy.children.push(...nodesOf(parseTree(ours), 'w:font').filter(({ attributes }) => !known.has(attributes['w:name'])));
  return serializeTree(copy);
}
