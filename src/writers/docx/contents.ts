import type { Contents, Inline, ResolvedDocument } from '../../document/model.ts';
import { pageMissing } from '../../messages/docx.ts';
import { sequenceName } from './captions.ts';
import { pageReference } from './fields.ts';
import { wordInlines } from './inlines.ts';
import type { WordField, WordInline, WordParagraph } from './model.ts';
import { styled } from './paragraphs.ts';
import { textRun } from './runContext.ts';
import type { BlockWriter, Scope } from './scope.ts';

interface Entry {
  readonly id: string;
  readonly style: string;
  readonly lead: string;
  readonly text: readonly Inline[];
}

/** Contents, list of figures or list of tables, filled in as Word would. */
export const contentsBlock: BlockWriter<'contents'> = (block, _flow, scope) => {
  const title: WordParagraph[] =
    block.title === undefined ? [] : [styled('TOCHeading', wordInlines(block.title, scope))];
  const entries = ENTRIES[block.of](scope.document, block);
  if (entries.length === 0) return title;
  const lines = entries.map((entry) => entryLine(entry, scope));
  const code = FIELD_CODES[block.of](block, scope);
  const paragraphs = [...title, ...inOneField(code, lines)];
  return block.of === 'headings' ? [{ type: 'contents', paragraphs }] : paragraphs;
};

const ENTRIES = {
  headings: ({ outline }, { depth }) =>
    outline
      .filter(({ level }) => level <= depth)
      .map(({ id, level, number, children }) => ({
        id,
        style: `TOC${level}`,
        lead: number === '' ? '' : `${number}. `,
        text: children,
      })),
  figures: ({ figures }) => figures.map(captionEntry),
  tables: ({ tables }) => tables.map(captionEntry),
} as const satisfies Record<Contents['of'], (document: ResolvedDocument, block: Contents) => Entry[]>;

function captionEntry({ id, label, caption }: ResolvedDocument['figures'][number]): Entry {
  return { id, style: 'TableofFigures', lead: `${label}. `, text: caption };
}

const FIELD_CODES = {
  headings: ({ depth }, scope) => {
    const others = [...scope.headings.styles]
      .filter(([heading, style]) => style.own !== undefined && !heading.unlisted && heading.level <= depth)
      .map(([heading, style]) => `${style.own!.name},${heading.level}`);
    const more = others.length === 0 ? '' : ` \\t "${[...new Set(others)].join(',')}"`;
    return `TOC \\o "1-${depth}" \\h \\z${more}`;
  },
  figures: (_block, { document }) => `TOC \\h \\z \\c "${sequenceName('figure', document)}"`,
  tables: (_block, { document }) => `TOC \\h \\z \\c "${sequenceName('table', document)}"`,
} as const satisfies Record<Contents['of'], (block: Contents, scope: Scope) => string>;

function entryLine({ id, style, lead, text }: Entry, scope: Scope): WordParagraph {
  const anchor = scope.bookmarks.get(id);
  const page = scope.pageOf?.get(id);
  if (page === undefined) scope.report(pageMissing(id));
  const words = [textRun(lead), ...wordInlines(withoutLinks(text), scope)];
  if (anchor === undefined || page === undefined) return styled(style, words);
  const line: WordInline[] = [...words, { type: 'tab' }, pageReference(anchor, String(page))];
  return styled(style, [{ type: 'jump', anchor, children: line }]);
}

/** A field over several paragraphs: it begins in the first and ends in the last. */
function inOneField(code: string, lines: readonly WordParagraph[]): WordParagraph[] {
  return lines.map((line, index) => {
    const part: WordField = {
      type: 'field',
      code,
      result: line.children,
      span: { begins: index === 0, ends: index === lines.length - 1 },
    };
    return { ...line, children: [part] };
  });
}

/** The inlines of a heading or caption as a list repeats them: without notes, links and marks of their own. */
function withoutLinks(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    switch (inline.type) {
      case 'noteReference':
      case 'pageReference':
        return [];
      case 'break':
        return [{ type: 'text', value: ' ' }];
      case 'link':
      case 'factValue':
      case 'anchor':
        return withoutLinks(inline.children);
      case 'reference':
        return inline.children === undefined ? [inline] : withoutLinks(inline.children);
      case 'emphasis':
      case 'strong':
      case 'script':
      case 'span':
        return [{ ...inline, children: withoutLinks(inline.children) }];
      case 'text':
      case 'code':
        return [inline];
    }
  });
}
