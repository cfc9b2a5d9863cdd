import { onceFor } from '../cache.ts';
import { CONSTANTS, FUNCTIONS, OPERATORS, SIGNS } from './interpreterLibrary.ts';

/**
 * Evaluates the syntax trees of Vega's expressions without code made from text, as vega-interpreter does. A tree
 * becomes closures once and is then only called: that package walks the tree anew and makes six functions for
 * every value of every mark, and V8 puts those among the old objects, with all that the chart holds.
 */
export const interpreter = {
  /** Updates an operator's value. */
  operator({ functions }: Context, { ast }: Parsed): (params: Params) => unknown {
    const evaluate = evaluationOf(ast);
    return (params) => evaluate({ functions, params, datum: undefined, item: undefined, event: undefined });
  },

  /** A parameter that is a function of a row. */
  parameter({ functions }: Context, { ast }: Parsed): (datum: unknown, params: Params) => unknown {
    const evaluate = evaluationOf(ast);
    return (datum, params) => evaluate({ functions, params, datum, item: undefined, event: undefined });
  },

  /** Filters events. */
  event({ functions }: Context, { ast }: Parsed): (event: unknown) => unknown {
    const evaluate = evaluationOf(ast);
    return (event) => evaluate({ functions, params: NONE, datum: undefined, item: undefined, event });
  },

  /** Updates a value when something happens. */
  handler({ functions }: Context, { ast }: Parsed): (params: Params, event: { readonly item?: { readonly datum?: unknown } }) => unknown {
    const evaluate = evaluationOf(ast);
    return (params, event) => evaluate({ functions, params, datum: event.item?.datum, item: undefined, event });
  },

  /** Gives a mark its place and look; the function tells whether anything changed. */
  encode({ functions }: Context, { marktype, channels }: Encoding): (item: Item, params: Params) => boolean {
    const evaluations = evaluationsOf(channels);
    const spans = marktype === 'group' || marktype === 'image' || marktype === 'rect';
    return (item, params) => {
      const scope: Scope = { functions, params, datum: item['datum'], item, event: undefined };
      let changed = false;
      for (const [channel, evaluate] of evaluations) {
        const value = evaluate(scope);
        if (item[channel] === value) continue;
        item[channel] = value;
        changed = true;
      }
      if (marktype !== 'rule') setExtent(item, channels, spans);
      return changed;
    };
  },
};

interface Context {
  /** What Vega lends to expressions, called with itself as `this`. */
  readonly functions: Readonly<Record<string, AnyFunction>>;
}

type AnyFunction = (...values: readonly unknown[]) => unknown;
type Params = Readonly<Record<string, unknown>>;
type Item = Record<string, unknown>;

interface Parsed {
  readonly ast: Node;
}

interface Encoding {
  readonly marktype: string;
  readonly channels: Readonly<Record<string, Parsed>>;
}

/** A node of the tree, with the members that its type has. */
interface Node {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** What an expression can name. */
interface Scope extends Context {
  readonly params: Params;
  readonly datum: unknown;
  readonly item: unknown;
  readonly event: unknown;
}

type Evaluate = (scope: Scope) => unknown;

const NONE: Params = {};

const evaluationOf = onceFor(compile);

const evaluationsOf = onceFor((channels: Encoding['channels']) =>
  Object.entries(channels).map(([channel, { ast }]): [string, Evaluate] => [channel, evaluationOf(ast)]),
);

function compile(node: Node): Evaluate {
  const make = KINDS[node.type];
  if (make === undefined) throw new Error(`its expressions have a ${node.type}, which charts cannot have`);
  return make(node);
}

const child = (node: Node, member: string): Evaluate => compile(node[member] as Node);

const KINDS: Readonly<Record<string, (node: Node) => Evaluate>> = {
  Literal: literal,
  Identifier: identifier,
  MemberExpression: member,
  CallExpression: call,
  ObjectExpression: object,
  ArrayExpression(node) {
    const elements = (node['elements'] as readonly Node[]).map(compile);
    return (scope) => elements.map((element) => element(scope));
  },
  BinaryExpression(node) {
    const [left, right] = [child(node, 'left'), child(node, 'right')];
    const operate = OPERATORS[String(node['operator'])]!;
    return (scope) => operate(left(scope), right(scope));
  },
  UnaryExpression(node) {
    const argument = child(node, 'argument');
    const sign = SIGNS[String(node['operator'])]!;
    return (scope) => sign(argument(scope));
  },
  ConditionalExpression: (node) => conditional(child(node, 'test'), child(node, 'consequent'), child(node, 'alternate')),
  LogicalExpression(node) {
    const [left, right] = [child(node, 'left'), child(node, 'right')];
    return node['operator'] === '&&' ? (scope) => left(scope) && right(scope) : (scope) => left(scope) || right(scope);
  },
};

function literal({ value, regex }: Node): Evaluate {
  // A pattern remembers where it stopped: each evaluation has its own.
  if (value instanceof RegExp && regex !== undefined) return () => new RegExp(value);
  return () => value;
}

function identifier(node: Node): Evaluate {
  const name = String(node['name']);
  switch (name) {
    case 'datum':
      return ({ datum }) => datum;
    case 'item':
      return ({ item }) => item;
    case 'event':
      return ({ event }) => event;
  }
  const constant = Object.hasOwn(CONSTANTS, name) ? CONSTANTS[name] : undefined;
  if (constant !== undefined) return () => constant;
  const signal = `$${name}`;
  return ({ params }) => params[signal];
}

function member(node: Node): Evaluate {
  const of = child(node, 'object');
  if (node['computed'] === true) {
    const property = child(node, 'property');
    return (scope) => harmless((of(scope) as Item)[property(scope) as string]);
  }
  const name = nameOf(node['property'] as Node);
  return (scope) => harmless((of(scope) as Item)[name]);
}

function nameOf({ name, value }: Node): string {
  return String(name ?? value);
}

function object(node: Node): Evaluate {
  const properties = (node['properties'] as readonly Node[]).map((property): [string, Evaluate] => [
    nameOf(property['key'] as Node),
    child(property, 'value'),
  ]);
  const allowed = properties.filter(([name]) => !DANGEROUS_NAMES.has(name));
  return (scope) => Object.fromEntries(allowed.map(([name, value]) => [name, harmless(value(scope))]));
}

function call(node: Node): Evaluate {
  // Encoders call functions of their own by a name with a line before it.
  const name = String((node['callee'] as Node)['name']).replace(/^_/, '');
  const values = (node['arguments'] as readonly Node[]).map(compile);
  if (name === 'if') return conditional(values[0]!, values[1]!, values[2]!);
  return (scope) => {
    const { functions } = scope;
    const called = functions[name] ?? FUNCTIONS.get(name);
    if (called === undefined) throw new Error(`its expressions call ${name}, which charts cannot call`);
    return called.apply(functions, values.map((value) => value(scope)));
  };
}

function conditional(test: Evaluate, yes: Evaluate, no: Evaluate): Evaluate {
  return (scope) => (test(scope) ? yes(scope) : no(scope));
}

/** What every object has: an expression must not put something else in its place. */
const DANGEROUS_NAMES: ReadonlySet<string> = new Set(['__proto__', ...Object.getOwnPropertyNames(Object.prototype)]);

/** No value is a function, least of all one that runs text as code. */
function harmless(value: unknown): unknown {
  return typeof value === 'function' ? undefined : value;
}

/** Place and size of a mark from two ends, or from its centre. */
function setExtent(item: Item, channels: Encoding['channels'], spans: boolean): void {
  setSide(item, channels, spans, 'x', 'x2', 'xc', 'width');
  setSide(item, channels, spans, 'y', 'y2', 'yc', 'height');
}

function setSide(item: Item, channels: Encoding['channels'], spans: boolean, from: string, to: string, centre: string, size: string): void {
  const value = (name: string): number => item[name] as number;
  if (channels[to] !== undefined) {
    if (channels[from] !== undefined) {
      if (spans && value(from) > value(to)) [item[from], item[to]] = [item[to], item[from]];
      item[size] = value(to) - value(from);
    } else {
      item[from] = value(to) - (value(size) || 0);
    }
  }
  if (channels[centre] !== undefined) item[from] = value(centre) - (value(size) || 0) / 2;
}
