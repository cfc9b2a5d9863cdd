import * as messages from '../../messages/document.ts';
import type { ContainerDirective, LeafDirective, TextDirective } from '../mdast.ts';
import type { Block, Inline } from '../model.ts';
import { sourceOf } from '../scope.ts';
import type { Scope } from '../scope.ts';
import { chart } from './chart.ts';
import { COLUMN_DIRECTIVES } from './columns.ts';
import { openCall } from './directive.ts';
import type { BlockDirective, Directive } from './directive.ts';
import { keyFigures } from './keyFigures.ts';
import { PAGE_DIRECTIVES } from './page.ts';
import { REGISTER_DIRECTIVES } from './register.ts';
import { sources } from './sources.ts';
import { table } from './table.ts';
import { INLINE_DIRECTIVES } from './text.ts';

const BLOCK_DIRECTIVES: readonly BlockDirective[] = [
  ...PAGE_DIRECTIVES,
  chart,
  table,
  keyFigures,
  sources,
  ...REGISTER_DIRECTIVES,
  ...COLUMN_DIRECTIVES,
];

const FORMS = { textDirective: 'text', leafDirective: 'leaf', containerDirective: 'container' } as const;

/** Whether a name is that of a directive in a line of text. */
export function isTextDirective(name: string): boolean {
  return INLINE_DIRECTIVES.some((directive) => directive.name === name);
}

/** The blocks that a directive on lines of its own gives; none, with findings, if it is wrong. */
export function buildBlockDirective(node: LeafDirective | ContainerDirective, scope: Scope): Block[] {
  return build(BLOCK_DIRECTIVES, node, scope);
}

/** The inlines that a directive in a line of text gives; what the author wrote, with findings, if it is wrong. */
export function buildTextDirective(node: TextDirective, scope: Scope): Inline[] {
  const inlines = build(INLINE_DIRECTIVES, node, scope);
  if (inlines.length > 0) return inlines;
  return scope.brief.buildText(sourceOf(node, scope), scope.placeOf(node));
}

function build<Result>(
  directives: readonly Directive<string, Result>[],
  node: TextDirective | LeafDirective | ContainerDirective,
  scope: Scope,
): Result[] {
  const directive = directives.find((directive) => directive.name === node.name && directive.form === FORMS[node.type]);
  if (directive === undefined) {
    scope.brief.report(unknown(node, scope));
    return [];
  }
  const call = openCall(directive, node, scope);
  return call === undefined ? [] : directive.build(call);
}

function unknown(node: TextDirective | LeafDirective | ContainerDirective, scope: Scope) {
  const all = [...INLINE_DIRECTIVES, ...BLOCK_DIRECTIVES];
  const other = all.find((directive) => directive.name === node.name);
  const place = scope.placeOf(node);
  if (other !== undefined) return messages.wrongForm(node.name, FORMS[node.type], other.form, place);
  const names = all.map((directive) => directive.name);
  return messages.unknownDirective(node.name, FORMS[node.type], names, place);
}
