import type { ListShape, RecordShape, Shape } from './shape.ts';

/** What the names of an expression mean at one place of a text. */
export interface Scope {
  /** What `this` is, then what `../` is, outwards. A partial sees only its own. */
  readonly contexts: readonly [Shape, ...Shape[]];
  readonly root: RecordShape;
  /** How many loops there are around, partials included: `@index` and `@../index`. */
  readonly loops: number;
  readonly blockParams: ReadonlyMap<string, Shape>;
  /** Names such as `details.post` that a condition around has asked for. */
  readonly asked: ReadonlySet<string>;
  /** Within a partial, which cannot see what is around its call. */
  readonly inPartial: boolean;
}

export function rootScope(root: RecordShape): Scope {
  return { contexts: [root], root, loops: 0, blockParams: new Map(), asked: new Set(), inPartial: false };
}

/** Within `{{#each}}` over a list. */
export function loopScope(scope: Scope, list: ListShape | undefined, names: readonly string[]): Scope {
  const item: Shape = list?.item ?? { kind: 'unknown' };
  return {
    ...scope,
    contexts: [item, ...scope.contexts],
    loops: scope.loops + 1,
    blockParams: nameParams(scope, names, [item, { kind: 'number' }]),
  };
}

/** Within `{{#with}}`. */
export function withScope(scope: Scope, context: Shape, names: readonly string[]): Scope {
  return { ...scope, contexts: [context, ...scope.contexts], blockParams: nameParams(scope, names, [context]) };
}

function nameParams(scope: Scope, names: readonly string[], values: readonly Shape[]): ReadonlyMap<string, Shape> {
  return new Map([...scope.blockParams, ...names.map((name, index): [string, Shape] => [name, values[index] ?? { kind: 'unknown' }])]);
}

/** Within a partial that was given a context and further values. */
export function partialScope(scope: Scope, context: Shape, further: ReadonlyMap<string, Shape>): Scope {
  const own = further.size === 0 ? context : extend(context, further);
  return { ...scope, contexts: [own], blockParams: new Map(), inPartial: true };
}

function extend(context: Shape, further: ReadonlyMap<string, Shape>): Shape {
  if (context.kind === 'unknown') return context;
  const fields = context.kind === 'record' ? context.fields : new Map<string, Shape>();
  const name = context.kind === 'record' ? context.name : 'the values of the partial';
  return { kind: 'record', name, fields: new Map([...fields, ...further]) };
}

/** Where a condition has made sure that some names have values. */
export function askedScope(scope: Scope, names: readonly string[]): Scope {
  return names.length === 0 ? scope : { ...scope, asked: new Set([...scope.asked, ...names]) };
}
