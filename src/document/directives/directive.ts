import type { Place } from '../../diagnostic.ts';
import * as messages from '../../messages/document.ts';
import type { ContainerDirective, FlowContent, LeafDirective, PhrasingContent, TextDirective } from '../mdast.ts';
import type { Block, Inline } from '../model.ts';
import { sourceOf } from '../scope.ts';
import type { Container, Scope } from '../scope.ts';

/** One directive that authors may write: `:name[label]{attribute=value}`. */
export interface Directive<Name extends string, Result> {
  readonly name: string;
  /** `text`: one colon, in a line; `leaf`: two, on a line of its own; `container`: three, around blocks. */
  readonly form: 'text' | 'leaf' | 'container';
  /** Words in square brackets. */
  readonly label: 'none' | 'optional' | 'required';
  readonly required: readonly Name[];
  readonly optional: readonly Name[];
  /** What it must not stand in. */
  readonly notWithin: readonly Container[];
  build(call: Call<Name>): Result[];
}

export type BlockDirective = Directive<string, Block>;
export type InlineDirective = Directive<string, Inline>;

/** A directive as written, its attributes checked to be all there and none too many. */
export interface Call<Name extends string> {
  readonly name: string;
  readonly scope: Scope;
  readonly place: Place | undefined;
  readonly attributes: Readonly<Partial<Record<Name, string>>>;
  readonly label: readonly PhrasingContent[];
  readonly children: readonly FlowContent[];
}

type DirectiveNode = TextDirective | LeafDirective | ContainerDirective;

/** Types the attributes of a directive by the names that it lists. */
export function defineDirective<const Name extends string, Result extends Block | Inline>(
  directive: Directive<Name, Result>,
): Directive<Name, Result> {
  return directive;
}

/** Reads what the author wrote. Undefined, with findings, where the directive cannot be built from it. */
export function openCall<Name extends string>(
  directive: Directive<Name, unknown>,
  node: DirectiveNode,
  scope: Scope,
): Call<Name> | undefined {
  const { report } = scope.brief;
  const place = scope.placeOf(node);
  const { name } = directive;
  const { label, children } = partsOf(node);
  const problems = [...misplaced(directive, scope, place), ...wrongLabel(directive, node, label, scope, place)];

  const accepted: readonly string[] = [...directive.required, ...directive.optional];
  const attributes: Record<string, string> = {};
  for (const [attribute, value] of Object.entries(node.attributes ?? {})) {
    if (accepted.includes(attribute)) attributes[attribute] = (value ?? '').trim();
    else report(messages.unknownAttribute(name, attribute, accepted, place));
  }
  for (const attribute of repeatedAttributes(sourceOf(node, scope))) {
    problems.push(messages.repeatedAttribute(name, attribute, place));
  }
  for (const attribute of directive.required) {
    if ((attributes[attribute] ?? '') === '') problems.push(messages.missingAttribute(name, attribute, place));
  }

  problems.forEach(report);
  if (problems.length > 0) return undefined;
  return { name, scope, place, attributes: attributes as Partial<Record<Name, string>>, label, children };
}

/** Attributes given more than once; the parser keeps only one of each. */
function repeatedAttributes(source: string): string[] {
  const [line = ''] = source.split('\n');
  const braces =
    line
      .replaceAll(/"[^"]*"|'[^']*'/g, '""')
      .split('{')
      .at(-1) ?? '';
  const names = [...braces.matchAll(/([\w:.-]+)\s*=/g)].map(([, name]) => name!);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function partsOf(node: DirectiveNode): { label: PhrasingContent[]; children: FlowContent[] } {
  if (node.type !== 'containerDirective') return { label: node.children, children: [] };
  const [first, ...rest] = node.children;
  const labelled = first?.type === 'paragraph' && first.data !== undefined && 'directiveLabel' in first.data;
  return labelled ? { label: first.children, children: rest } : { label: [], children: node.children };
}

function misplaced(directive: Directive<string, unknown>, scope: Scope, place: Place | undefined) {
  const container = scope.within.findLast((container) => directive.notWithin.includes(container));
  return container === undefined ? [] : [messages.misplacedDirective(directive.name, container, place)];
}

function wrongLabel(
  directive: Directive<string, unknown>,
  node: DirectiveNode,
  label: readonly PhrasingContent[],
  scope: Scope,
  place: Place | undefined,
) {
  if (directive.label === 'none' && label.length > 0) return [messages.needlessLabel(directive.name, place)];
  if (directive.label !== 'required' || label.length > 0) return [];
  const next = scope.source.charAt(node.position?.end.offset ?? scope.source.length);
  return next === '[' && sourceOf(node, scope) === `:${directive.name}`
    ? [messages.malformedDirective(`:${directive.name}[`, place)]
    : [messages.missingLabel(directive.name, directive.form, place)];
}
