import * as messages from '../messages/document.ts';
import { buildBlockDirective } from './directives/index.ts';
import { placed } from './directives/placed.ts';
import { buildInlines } from './inlines.ts';
import type { FlowContent, ListItem } from './mdast.ts';
import type { Block, Heading, HeadingLevel, Inline, Paragraph } from './model.ts';
import { buildPicture, picturesOf } from './picture.ts';
import { mergeTexts, tidyCode, tidyText } from './plainText.ts';
import { enter, isApart, sourceOf } from './scope.ts';
import type { Scope } from './scope.ts';
import { slugify } from './slug.ts';
import { buildMarkdownTable } from './markdownTable.ts';
import { inlineText } from './walk.ts';

type Handlers = {
  readonly [Type in FlowContent['type']]: (node: Extract<FlowContent, { type: Type }>, scope: Scope) => Block[];
};

/** What each kind of Markdown block becomes. */
const HANDLERS: Handlers = {
  paragraph(node, scope) {
    const pictures = picturesOf(node.children);
    if (pictures !== undefined) return pictures.flatMap((picture) => buildPicture(picture, scope));
    reportMalformed(sourceOf(node, scope), node.position?.start.line, scope);
    return [{ type: 'paragraph', children: buildInlines(node.children, scope), ...at(node, scope) }];
  },
  heading: (node, scope) => [buildHeading(node, scope)],
  blockquote: (node, scope) => [
    { type: 'quote', children: buildBlocks(node.children, enter(scope, 'quote')), ...at(node, scope) },
  ],
  list: (node, scope) => [
    {
      type: 'list',
      ordered: node.ordered ?? false,
      start: node.start ?? 1,
      items: node.children.map((item) => buildItem(item, scope)),
      ...at(node, scope),
    },
  ],
  table: (node, scope) => [buildMarkdownTable(node, scope)],
  thematicBreak: (node, scope) => [{ type: 'rule', ...at(node, scope) }],
  code: (node, scope) => [{ type: 'paragraph', children: codeLines(node.value, node, scope), ...at(node, scope) }],
  html(node, scope) {
    scope.brief.report(messages.rawHtml(node.value, scope.placeOf(node)));
    const value = tidyText(node.value, () => {});
    return [{ type: 'paragraph', children: [{ type: 'text', value }], ...at(node, scope) }];
  },
  leafDirective: buildBlockDirective,
  containerDirective: buildBlockDirective,
  // Both are gathered before and print where they are referred to.
  definition: () => [],
  footnoteDefinition: () => [],
};

/** Markdown blocks as a brief's, headings that run in joined to the paragraph after them. */
export function buildBlocks(nodes: readonly FlowContent[], scope: Scope): Block[] {
  const blocks = nodes.flatMap((node) => buildBlock(node, scope));
  return blocks.map((block, index) =>
    block.type === 'heading' && blocks[index + 1]?.type === 'paragraph' ? runIn(block, scope) : block,
  );
}

function buildBlock<Type extends FlowContent['type']>(
  node: Extract<FlowContent, { type: Type }>,
  scope: Scope,
): Block[] {
  const handler = HANDLERS[node.type as Type];
  return handler(node, scope);
}

function buildHeading(node: Extract<FlowContent, { type: 'heading' }>, scope: Scope): Heading {
  const children = buildInlines(node.children, enter(scope, 'heading'));
  if (node.depth > 5) scope.brief.report(messages.headingTooDeep(scope.placeOf(node)));
  return {
    type: 'heading',
    id: scope.brief.slugs.claim(slugify(inlineText(children, new Map()))),
    level: Math.min(node.depth, 5) as HeadingLevel,
    children,
    runIn: false,
    unlisted: isApart(scope),
    ...at(node, scope),
  };
}

/** A full stop parts a heading that runs in from its paragraph, unless the author put a mark there. */
function runIn(heading: Heading, scope: Scope): Heading {
  if (!scope.brief.template.theme.headings.runIn.includes(heading.level)) return heading;
  const closed = /[.:?!…]$/u.test(inlineText(heading.children, new Map()).trimEnd());
  const children = closed ? heading.children : mergeTexts([...heading.children, { type: 'text', value: '.' }]);
  return { ...heading, children, runIn: true };
}

function buildItem(item: ListItem, scope: Scope): Block[] {
  const blocks = buildBlocks(item.children, enter(scope, 'list'));
  const empty: Paragraph = { type: 'paragraph', children: [], ...at(item, scope) };
  return blocks.length === 0 ? [empty] : blocks;
}

function codeLines(code: string, node: Extract<FlowContent, { type: 'code' }>, scope: Scope): Inline[] {
  return code.split('\n').flatMap((line, index): Inline[] => {
    const value = tidyCode(line, (character, substitute) =>
      scope.brief.report(messages.substitutedCharacter(character, substitute, scope.placeOf(node))),
    );
    return index === 0 ? [{ type: 'code', value }] : [{ type: 'break' }, { type: 'code', value }];
  });
}

/** Lines that look like directives but came out as text: a quote or bracket is not closed. */
function reportMalformed(source: string, firstLine: number | undefined, scope: Scope): void {
  for (const [index, line] of source.split('\n').entries()) {
    const start = /^[\s>]*(:{2,}\s*[A-Za-z][\w-]*)/.exec(line)?.[1];
    if (start === undefined || firstLine === undefined) continue;
    scope.brief.report(messages.malformedDirective(start, scope.placeOf(firstLine + index)));
  }
}

function at(node: FlowContent | ListItem, scope: Scope) {
  return placed({ place: scope.placeOf(node) });
}
