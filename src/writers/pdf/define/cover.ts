import type { Cover } from '../../../document/model.ts';
import { setInlines, setText } from './inlines.ts';
import { headingText, inkOn, markingText } from './look.ts';
import type { Margin, Node, Run, StackNode, TextNode, TextStyle } from './nodes.ts';
import { parentOf, type Scope } from './scope.ts';
import { addTag, type Tag } from './structure.ts';

/** The elements of a title, made in the order in which they are read. */
interface TitleTags {
  readonly title: Tag;
  readonly subtitle: Tag | undefined;
}

/** The title of the brief: a page of its own or a band above the text. */
export function setCover(cover: Cover, scope: Scope): Node[] {
  return cover.layout === 'page' ? coverPage(cover, scope) : titleBand(cover, scope);
}

function titleTags(cover: Cover, scope: Scope): TitleTags {
  const parent = parentOf(scope);
  return {
    title: addTag(parent, scope.context.headingRoles.get(cover) ?? 'H1'),
    subtitle: cover.subtitle === undefined ? undefined : addTag(parent, 'P'),
  };
}

/** Height of the coloured ground above the author's name, and below the title. */
const GROUND_ABOVE = 118;
const GROUND_BELOW = 44;

/** Title on a coloured ground that reaches the edges of the paper, details below. */
function coverPage(cover: Cover, scope: Scope): Node[] {
  const { theme, document } = scope.context;
  const authorTag = addTag(parentOf(scope), 'P');
  const tags = titleTags(cover, scope);
  const ink = inkOn(theme.colors.accent, theme);
  const author: TextNode = {
    ...headingText(theme, 3),
    color: ink,
    fontSize: theme.sizes.body,
    characterSpacing: 0.5,
    text: [setText(document.meta.author, authorTag)],
    margin: [0, GROUND_ABOVE, 0, 0],
  };
  const ground: StackNode = {
    stack: [
      author,
      { stack: [], rule: { color: ink, thickness: 1.5, length: 48 }, margin: [0, 14, 0, 22] },
      ...titleNodes(cover, tags, scope, { title: 1.3, subtitle: 1.15, ink, between: 14 }),
    ],
    box: { color: theme.colors.accent, padding: [0, 0, 0, GROUND_BELOW], bleed: true },
  };
  return [
    { stack: [ground, ...detailRows(cover, scope), ...markingNodes(cover, scope, [0, 26, 0, 0])], cover: true },
    { stack: [], page: 'break' },
  ];
}

/** Title, subtitle and details above the text, closed by a rule. */
function titleBand(cover: Cover, scope: Scope): Node[] {
  const { theme } = scope.context;
  const look = { title: 0.86, subtitle: 0.93, ink: theme.colors.accent, between: 2 };
  const nodes: Node[] = [
    ...titleNodes(cover, titleTags(cover, scope), scope, look),
    ...detailLine(cover, scope),
    { stack: [], rule: { color: theme.colors.accent, thickness: 2 }, margin: [0, 7, 0, 12] },
  ];
  return [{ stack: nodes, band: true }];
}

interface TitleLook {
  /** Sizes as multiples of the theme's. */
  readonly title: number;
  readonly subtitle: number;
  readonly ink: string;
  /** Space between title and subtitle. */
  readonly between: number;
}

function titleNodes(cover: Cover, tags: TitleTags, scope: Scope, look: TitleLook): TextNode[] {
  const { theme } = scope.context;
  const title: TextNode = {
    ...headingText(theme, 1),
    font: theme.fonts.body,
    fontSize: theme.sizes.title * look.title,
    lineHeight: 1.12,
    color: look.ink,
    balanced: true,
    text: setInlines(cover.title, tags.title, scope, {}, cover.place),
    margin: [0, 0, 0, 0],
  };
  if (cover.subtitle === undefined || tags.subtitle === undefined) return [title];
  const subtitle: TextNode = {
    ...headingText(theme, 2),
    bold: false,
    fontSize: theme.sizes.subtitle * look.subtitle,
    lineHeight: 1.28,
    color: look.ink,
    balanced: true,
    text: setInlines(cover.subtitle, tags.subtitle, scope, {}, cover.place),
    margin: [0, look.between, scope.width * 0.1, 0],
  };
  return [title, subtitle];
}

/** Width of the labels' column. */
const LABELS = 124;

/** Identifying lines on a title page, label and value side by side, parted by hair lines. */
function detailRows(cover: Cover, scope: Scope): Node[] {
  const { theme } = scope.context;
  const base: TextStyle = { ...headingText(theme, 4), fontSize: theme.sizes.body, bold: false, lineHeight: 1.35 };
  const hair = { color: theme.colors.rule, thickness: 0.5 };
  const rows = cover.details.flatMap((detail): Node[] => {
    const tag = addTag(parentOf(scope), 'P');
    return [
      {
        columns: [
          { ...base, width: LABELS, text: [setText(`${detail.label} `, tag)], color: theme.colors.muted },
          { ...base, width: '*', text: setInlines(detail.value, tag, scope, {}, cover.place), color: theme.colors.ink },
        ],
        columnGap: 8,
        margin: [0, 6, 0, 6],
      },
      { stack: [], rule: hair },
    ];
  });
  return rows.length === 0 ? [] : [{ stack: [], margin: [0, 30, 0, 0] }, ...rows];
}

/** The same on one line, after the marking. */
function detailLine(cover: Cover, scope: Scope): TextNode[] {
  if (cover.marking === undefined && cover.details.length === 0) return [];
  const { theme } = scope.context;
  const tag = addTag(parentOf(scope), 'P');
  const muted = { color: theme.colors.muted };
  const runs: Run[] = [];
  const addPart = (part: () => readonly Run[]): void => {
    if (runs.length > 0) runs.push(setText('  \u00b7  ', tag, muted));
    runs.push(...part());
  };
  if (cover.marking !== undefined) {
    addPart(() => [setText(cover.marking!, tag, { bold: true, color: theme.colors.marking })]);
  }
  for (const { label, value } of cover.details) {
    addPart(() => [setText(`${label}: `, tag, muted), ...setInlines(value, tag, scope, {}, cover.place)]);
  }
  return [
    {
      ...headingText(theme, 4),
      fontSize: theme.sizes.caption,
      bold: false,
      lineHeight: 1.3,
      color: theme.colors.ink,
      text: runs,
      margin: [0, 5, 0, 0],
    },
  ];
}

/** The marking as text that is read; the one on every page is decoration. */
function markingNodes(cover: Cover, scope: Scope, margin: Margin): TextNode[] {
  if (cover.marking === undefined) return [];
  const tag = addTag(parentOf(scope), 'P');
  return [{ ...markingText(scope.context.theme), alignment: 'left', text: [setText(cover.marking, tag)], margin }];
}
