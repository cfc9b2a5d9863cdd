import { nodeAt, nodesOf, parseTree, removeNodes, serializeTree, type XmlNode } from './tree.ts';

/** Colours and fonts of a house's theme; its effects may need parts of their own and stay ours. */
export function mergeTheme(ours: string, house: XmlNode): string {
  const theme = parseTree(ours);
  const elements = nodeAt(theme, 'a:themeElements');
  const theirs = nodeAt(house, 'a:themeElements');
  if (elements === undefined || theirs === undefined) return ours;
  elements.children = nodesOf(elements).map((node) =>
    TAKEN.has(node.name) ? structuredClone(nodesOf(theirs, node.name)[0] ?? node) : node,
  );
  removeNodes(elements, ({ name }) => name === 'a:extLst');
  const name = house.attributes['name'];
  if (name !== undefined) theme.attributes['name'] = name;
  return serializeTree(theme);
}

const TAKEN: ReadonlySet<string> = new Set(['a:clrScheme', 'a:fontScheme']);
