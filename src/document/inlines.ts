import * as messages from '../messages/document.ts';
import { buildTextDirective } from './directives/index.ts';
import { allowedUrl } from './links.ts';
import type { Definition, PhrasingContent, Positioned } from './mdast.ts';
import type { Inline } from './model.ts';
import { mergeTexts, tidyCode, tidyText } from './plainText.ts';
import type { OnSubstitute } from './plainText.ts';
import { enter, sourceOf } from './scope.ts';
import type { Container, Scope } from './scope.ts';

type Handlers = {
  readonly [Type in PhrasingContent['type']]: (
    node: Extract<PhrasingContent, { type: Type }>,
    scope: Scope,
  ) => Inline[];
};

/** What each kind of Markdown inline becomes. */
const HANDLERS: Handlers = {
  text(node, scope) {
    reportUnknownNotes(sourceOf(node, scope), scope, node);
    readNumbers(node, scope);
    return [{ type: 'text', value: tidyText(node.value, onSubstitute(node, scope)) }];
  },
  emphasis: (node, scope) => [{ type: 'emphasis', children: buildInlines(node.children, scope) }],
  strong: (node, scope) => [{ type: 'strong', children: buildInlines(node.children, scope) }],
  inlineCode: (node, scope) => [{ type: 'code', value: tidyCode(node.value, onSubstitute(node, scope)) }],
  break: () => [{ type: 'break' }],
  link: (node, scope) => buildLink(node.url, node, scope),
  linkReference(node, scope) {
    const definition = definitionOf(node, scope);
    return definition === undefined ? buildInlines(node.children, scope) : buildLink(definition.url, node, scope);
  },
  footnoteReference(node, scope) {
    const note = scope.brief.noteIds.get(node.identifier);
    if (scope.within.includes('link')) scope.brief.report(messages.noNestedLink(scope.placeOf(node)));
    if (note !== undefined) return [{ type: 'noteReference', note }];
    scope.brief.report(messages.unknownNote(node.identifier, scope.brief.noteIds.keys(), scope.placeOf(node)));
    return [];
  },
  textDirective: buildTextDirective,
  html(node, scope) {
    scope.brief.report(messages.rawHtml(node.value, scope.placeOf(node)));
    readNumbers(node, scope);
    return [{ type: 'text', value: tidyText(node.value, onSubstitute(node, scope)) }];
  },
  image: (node, scope) => pictureInText(node.alt, node, scope),
  imageReference: (node, scope) => pictureInText(node.alt, node, scope),
  delete(node, scope) {
    scope.brief.report(messages.noStrikethrough(scope.placeOf(node)));
    return buildInlines(node.children, scope);
  },
};

/** Markdown inlines as a brief's; the words of what cannot be printed stay, with a finding. */
export function buildInlines(nodes: readonly PhrasingContent[], scope: Scope): Inline[] {
  return mergeTexts(nodes.flatMap((node) => buildInline(node, scope)));
}

function buildInline<Type extends PhrasingContent['type']>(
  node: Extract<PhrasingContent, { type: Type }>,
  scope: Scope,
): Inline[] {
  const handler = HANDLERS[node.type as Type];
  return handler(node, scope);
}

/** The target of a reference by label; the parser makes references only to targets that there are. */
export function definitionOf(node: { readonly identifier: string }, scope: Scope): Definition | undefined {
  return scope.brief.definitions.get(node.identifier);
}

/** Reports the characters of a node that text cannot keep. */
export function onSubstitute(node: PhrasingContent, scope: Scope): OnSubstitute {
  return (character, substitute) =>
    scope.brief.report(messages.substitutedCharacter(character, substitute, scope.placeOf(node)));
}

function buildLink(
  address: string,
  node: Extract<PhrasingContent, { type: 'link' | 'linkReference' }>,
  scope: Scope,
): Inline[] {
  const { report } = scope.brief;
  const url = allowedUrl(address);
  const children = buildInlines(node.children, enter(scope, 'link'));
  if (scope.within.includes('link')) {
    report(messages.noNestedLink(scope.placeOf(node)));
    return children;
  }
  if (url === undefined) {
    report(messages.refusedLink(address, scope.placeOf(node)));
    return children;
  }
  return [{ type: 'link', url, children: children.length === 0 ? [{ type: 'text', value: url }] : children }];
}

function pictureInText(alt: string | null | undefined, node: PhrasingContent, scope: Scope): Inline[] {
  scope.brief.report(messages.pictureInText(scope.placeOf(node)));
  return [{ type: 'text', value: tidyText(alt ?? '', onSubstitute(node, scope)) }];
}

/** Figures are bound, references and the names of targets are no figures. */
const NOT_TYPED = ['fact', 'reference'] as const satisfies readonly Container[];

function readNumbers(node: { readonly value: string } & Positioned, scope: Scope): void {
  if (NOT_TYPED.some((container) => scope.within.includes(container))) return;
  const first = node.position?.start.line;
  const text = scope.within.includes('heading') ? node.value.replace(/^\d+(?:\.\d+)*\.?(?=\s)/, (number) => ' '.repeat(number.length)) : node.value;
  scope.brief.numbers.readText(text, (line) => scope.placeOf(first === undefined ? node : first + line));
}

/** The parser leaves a mark of a note that nobody wrote as text. */
function reportUnknownNotes(source: string, scope: Scope, node: PhrasingContent): void {
  for (const [, name] of source.matchAll(/(?<!\\)\[\^([^\]\s]+)\]/g)) {
    scope.brief.report(messages.unknownNote(name!, scope.brief.noteIds.keys(), scope.placeOf(node)));
  }
}
