import type { Cover } from '../../../document/model.ts';
import { setInlines, setText } from './inlines.ts';
import { headingText, markingText } from './look.ts';
import type { Node, TextNode } from './nodes.ts';
import { parentOf, type Scope } from './scope.ts';
import { addTag } from './structure.ts';

/** The title of the brief: a page of its own or a band above the text. */
export function setCover(cover: Cover, scope: Scope): Node[] {
  return cover.layout === 'page' ? coverPage(cover, scope) : titleBand(cover, scope);
}

function coverPage(cover: Cover, scope: Scope): Node[] {
  const { theme, document } = scope.context;
  const width = scope.width;
  const [, , , left] = theme.margins;
  const agency: TextNode = {
    ...headingText(theme, 3),
    fontSize: theme.sizes.body + 0.5,
    bold: true,
    characterSpacing: 0.6,
    text: [setText(document.meta.author, addTag(parentOf(scope), 'P'))],
    margin: [0, 92, 0, 0],
  };
  const nodes: Node[] = [
    agency,
    { stack: [], rule: { color: theme.colors.accent, thickness: 3, length: 64 }, margin: [0, 14, 0, 26] },
    titleNode(cover, scope, theme.sizes.title * 1.25, [0, 0, width * 0.08, 0]),
  ];
  if (cover.subtitle !== undefined) {
    nodes.push(subtitleNode(cover, scope, theme.sizes.subtitle * 1.1, [0, 12, width * 0.12, 0]));
  }
  nodes.push({ stack: detailNodes(cover, scope), margin: [0, 40, 0, 0] });
  nodes.push(...markingNodes(cover, scope, 30));
  void left;
  return [{ stack: nodes, cover: true }, { stack: [], page: 'break' }];
}

function titleBand(cover: Cover, scope: Scope): Node[] {
  const { theme } = scope.context;
  const nodes: Node[] = [...markingNodes(cover, scope, 0), titleNode(cover, scope, theme.sizes.title * 0.86, [0, 0, 0, 0])];
  if (cover.subtitle !== undefined) nodes.push(subtitleNode(cover, scope, theme.sizes.subtitle * 0.93, [0, 3, 0, 0]));
  const details = detailLine(cover, scope);
  if (details !== undefined) nodes.push(details);
  nodes.push({ stack: [], rule: { color: theme.colors.accent, thickness: 2 }, margin: [0, 8, 0, 14] });
  return [{ stack: nodes, band: true }];
}

function titleNode(cover: Cover, scope: Scope, fontSize: number, margin: TextNode['margin'] & object): TextNode {
  const { theme } = scope.context;
  const tag = addTag(parentOf(scope), 'H1');
  return {
    ...headingText(theme, 1),
    font: theme.fonts.body,
    fontSize,
    lineHeight: 1.12,
    text: setInlines(cover.title, tag, scope, {}, cover.place),
    margin,
  };
}

function subtitleNode(cover: Cover, scope: Scope, fontSize: number, margin: TextNode['margin'] & object): TextNode {
  const { theme } = scope.context;
  const tag = addTag(parentOf(scope), 'P');
  return {
    ...headingText(theme, 2),
    bold: false,
    fontSize,
    lineHeight: 1.25,
    color: theme.colors.muted,
    text: setInlines(cover.subtitle ?? [], tag, scope, {}, cover.place),
    margin,
  };
}

/** Identifying lines, label and value side by side. */
function detailNodes(cover: Cover, scope: Scope): Node[] {
  const { theme } = scope.context;
  return cover.details.map((detail): Node => {
    const tag = addTag(parentOf(scope), 'P');
    const base = { ...headingText(theme, 4), fontSize: theme.sizes.body, bold: false, lineHeight: 1.35 };
    return {
      columns: [
        { ...base, width: 110, text: [setText(`${detail.label} `, tag)], color: theme.colors.muted },
        { ...base, width: '*', text: setInlines(detail.value, tag, scope, {}, cover.place), color: theme.colors.ink },
      ],
      columnGap: 8,
      margin: [0, 0, 0, 3],
    };
  });
}

function detailLine(cover: Cover, scope: Scope): TextNode | undefined {
  if (cover.details.length === 0) return undefined;
  const { theme } = scope.context;
  const tag = addTag(parentOf(scope), 'P');
  const runs = cover.details.flatMap((detail, index) => [
    setText(`${index === 0 ? '' : '   \u00b7   '}${detail.label}: `, tag, { color: theme.colors.muted }),
    ...setInlines(detail.value, tag, scope, {}, cover.place),
  ]);
  return {
    ...headingText(theme, 4),
    fontSize: theme.sizes.caption,
    bold: false,
    lineHeight: 1.3,
    color: theme.colors.ink,
    text: runs,
    margin: [0, 6, 0, 0],
  };
}

/** The marking as text that is read; the one on every page is decoration. */
function markingNodes(cover: Cover, scope: Scope, above: number): TextNode[] {
  if (cover.marking === undefined) return [];
  const { theme } = scope.context;
  const tag = addTag(parentOf(scope), 'P');
  return [
    {
      ...markingText(theme),
      alignment: 'left',
      text: [setText(cover.marking, tag)],
      margin: [0, above, 0, above === 0 ? 4 : 0],
    },
  ];
}
