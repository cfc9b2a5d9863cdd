import type { CaptionEntry, Contents, Inline, OutlineEntry } from '../../../document/model.ts';
import { inlineText } from '../../../document/walk.ts';
import { setInlines, setText } from './inlines.ts';
import { bodyText, headingText } from './look.ts';
import type { Node, Run, TextNode } from './nodes.ts';
import { languageOf } from './paragraph.ts';
import { parentOf, type Scope } from './scope.ts';
import { addTag, contentOf, type Tag } from './structure.ts';

/** A line of a list made from the document. */
interface Entry {
  readonly id: string;
  /** 1 for the parts of the brief. */
  readonly level: number;
  readonly lead: string;
  readonly words: readonly Inline[];
}

/** Contents, list of figures or list of tables: each line linked, with leader and page number. */
export function setContents(contents: Contents, scope: Scope): Node[] {
  const entries = listEntries(contents, scope);
  const parent = parentOf(scope);
  const title = contents.title === undefined ? [] : [titleNode(contents, scope, parent)];
  const root = addTag(parent, 'TOC', languageOf(contents));
  const open: { level: number; tag: Tag }[] = [{ level: 1, tag: root }];
  const lines = entries.map((entry, index) => {
    while (open.length > 1 && open.at(-1)!.level > entry.level) open.pop();
    if (entry.level > open.at(-1)!.level) {
      open.push({ level: entry.level, tag: addTag(open.at(-1)!.tag, 'TOC') });
    }
    return entryNode(entry, open.at(-1)!.tag, scope, index === 0);
  });
  return [...title, { stack: lines, margin: [0, 0, 0, 2 * scope.paragraphSpace] }];
}

function listEntries(contents: Contents, scope: Scope): Entry[] {
  const { document } = scope.context;
  switch (contents.of) {
    case 'headings':
      return document.outline
        .filter((entry) => entry.level <= contents.depth)
        .map((entry: OutlineEntry) => ({
          id: entry.id,
          level: entry.level,
          lead: entry.number === '' ? '' : `${entry.number}. `,
          words: entry.children,
        }));
    case 'figures':
      return document.figures.map(captionEntry);
    case 'tables':
      return document.tables.map(captionEntry);
  }
}

function captionEntry(entry: CaptionEntry): Entry {
  return { id: entry.id, level: 1, lead: `${entry.label}. `, words: entry.caption };
}

function titleNode(contents: Contents, scope: Scope, parent: Tag): TextNode {
  const { theme, headingRoles } = scope.context;
  const tag = addTag(parent, headingRoles.get(contents) ?? 'H2');
  return {
    ...headingText(theme, 1),
    text: setInlines(contents.title ?? [], tag, scope, {}, contents.place),
    margin: [0, 1.6 * theme.sizes.body, 0, 0.6 * theme.sizes.body],
    keepWithNext: true,
  };
}

function entryNode(entry: Entry, toc: Tag, scope: Scope, first: boolean): TextNode {
  const { theme, document } = scope.context;
  const link = addTag(addTag(addTag(toc, 'TOCI'), 'Reference'), 'Link');
  const words = entry.lead + inlineText(entry.words, document.labels);
  const target = { tag: link, to: { id: entry.id }, words, underlined: false };
  const strong = entry.level === 1 && scope.context.document.outline.some((other) => other.id === entry.id);
  const style = { bold: strong, color: theme.colors.ink };
  const runs: Run[] = [
    ...(entry.lead === '' ? [] : [setText(entry.lead, link, style)]),
    ...plainRuns(entry.words, link, scope).map((run) => ({ ...run, ...style })),
  ];
  const page: Run = {
    ...style,
    bold: strong,
    font: theme.fonts.heading,
    text: '',
    content: contentOf(link),
    link: target,
    pageOf: entry.id,
  };
  return {
    ...bodyText(theme),
    font: theme.fonts.heading,
    lineHeight: 1.25,
    text: runs.map((run) => ({ ...run, link: target })),
    leader: { page, dots: { text: '.', color: theme.colors.muted }, reserve: 36 },
    margin: [(entry.level - 1) * 14, strong && !first ? 4 : 0, 0, 2],
  };
}

/** Inlines without their links and notes: the whole line is one link already. */
function plainRuns(inlines: readonly Inline[], tag: Tag, scope: Scope): Run[] {
  const plain = (inline: Inline): Inline[] => {
    switch (inline.type) {
      case 'noteReference':
      case 'pageReference':
        return [];
      case 'link':
      case 'factValue':
      case 'anchor':
      case 'span':
        return inline.children.flatMap(plain);
      case 'reference':
        return [{ type: 'text', value: inlineText([inline], scope.context.document.labels) }];
      case 'break':
        return [{ type: 'text', value: ' ' }];
      case 'emphasis':
      case 'strong':
      case 'script':
        return [{ ...inline, children: inline.children.flatMap(plain) }];
      case 'text':
      case 'code':
        return [inline];
    }
  };
  return setInlines(inlines.flatMap(plain), tag, scope);
}
