/** A place in a text: line and column from 1, offset from 0. */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset?: number | undefined;
}

interface PlacedTree {
  readonly position?: { readonly start: Point; readonly end: Point } | undefined;
  readonly children?: readonly PlacedTree[];
}

/** A copy of a tree of Markdown whose nodes stand elsewhere. */
export function moveTree<Tree extends PlacedTree>(tree: Tree, move: (point: Point) => Point): Tree {
  const { position, children } = tree;
  return {
    ...tree,
    ...(position === undefined ? {} : { position: { start: move(position.start), end: move(position.end) } }),
    ...(children === undefined ? {} : { children: children.map((child) => moveTree(child, move)) }),
  };
}
