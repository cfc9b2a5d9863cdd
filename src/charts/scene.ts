/** The part of Vega's scene graph that is read after drawing. Positions count from the group around. */
export interface SceneItem {
  readonly datum?: Readonly<Record<string, unknown>>;
  readonly bounds: SceneBounds;
  readonly x?: number;
  readonly y?: number;
  readonly fill?: unknown;
  readonly fillOpacity?: number;
  readonly opacity?: number;
  readonly stroke?: unknown;
  readonly text?: unknown;
  readonly angle?: number;
  readonly font?: string;
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
  readonly fontStyle?: string;
  /** Marks inside, for a group. */
  readonly items?: readonly SceneMark[];
}

export interface SceneBounds {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Items of one kind. */
export interface SceneMark {
  readonly marktype: string;
  readonly name?: string;
  readonly role?: string;
  readonly items: readonly SceneItem[];
}

/** The root of a scene: a mark whose items are groups. */
export type SceneGroup = SceneMark;

/** An item with its place on the whole drawing. */
export interface PlacedItem {
  readonly mark: SceneMark;
  readonly item: SceneItem;
  readonly bounds: SceneBounds;
}

/** Every item that is no group, in the order of painting. */
export function* placedItems(root: SceneGroup, dx = 0, dy = 0): Generator<PlacedItem> {
  for (const item of root.items) {
    if (root.marktype !== 'group') {
      const { x1, y1, x2, y2 } = item.bounds;
      yield { mark: root, item, bounds: { x1: x1 + dx, y1: y1 + dy, x2: x2 + dx, y2: y2 + dy } };
      continue;
    }
    for (const mark of item.items ?? []) yield* placedItems(mark, dx + (item.x ?? 0), dy + (item.y ?? 0));
  }
}
