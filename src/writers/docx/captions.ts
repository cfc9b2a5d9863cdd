import { captionLine, sourceLines } from '../../document/lines.ts';
import type { Figure, ResolvedDocument, Table } from '../../document/model.ts';
import { wordInlines } from './inlines.ts';
import type { WordInline, WordParagraph } from './model.ts';
import { styled } from './paragraphs.ts';
import { textRun } from './runContext.ts';
import type { Scope } from './scope.ts';

/** The caption of a figure or table with its number as a field, or nothing. */
export function captionParagraph(block: Figure | Table, style: 'Caption' | 'CaptionBelow', scope: Scope): WordParagraph[] {
  const line = captionLine(block, scope.document);
  if (line === undefined) return [];
  const label = scope.document.labels.get(block.id)?.text ?? '';
  const anchor = scope.bookmarks.get(block.id);
  const lead: WordInline[] =
    label === '' || anchor === undefined
      ? [textRun(line.lead, LABEL)]
      : [
          { type: 'bookmark', name: anchor, children: numberedLabel(block, scope) },
          textRun(line.lead.slice(label.length), LABEL),
        ];
  return [styled(style, [...lead, ...wordInlines(line.content, scope)])];
}

const LABEL = { traits: ['captionLabel'] } as const;

/** "Figure 3", the 3 counted by Word where it counts the same. */
function numberedLabel(block: Figure | Table, scope: Scope): WordInline[] {
  const { text, number } = scope.document.labels.get(block.id)!;
  const at = text.lastIndexOf(number);
  if (number === '' || !isCounted(block, number, scope.document)) return [textRun(text, LABEL)];
  const code = `SEQ ${sequenceName(block.type, scope.document)} \\* ARABIC`;
  return [
    textRun(text.slice(0, at), LABEL),
    { type: 'field' as const, code, result: [textRun(number, LABEL)] },
    textRun(text.slice(at + number.length), LABEL),
  ].filter((inline) => inline.type !== 'text' || inline.text !== '');
}

/** Whether the number is the place among all figures or tables with a caption, which is what Word counts. */
function isCounted({ id, type }: Figure | Table, number: string, document: ResolvedDocument): boolean {
  const entries = type === 'figure' ? document.figures : document.tables;
  return entries.findIndex((entry) => entry.id === id) + 1 === Number(number);
}

/** What Word calls the sequence of figures or tables: the word itself, as its own caption dialogue does. */
export function sequenceName(kind: 'figure' | 'table', document: ResolvedDocument): string {
  return document.meta.locale.words[kind].replace(/[^\p{L}\p{N}]+/gu, '_') || kind;
}

/** "Source: ..." and "Note: ..." under a figure or table, all on one page. */
export function sourceParagraphs(block: Figure | Table, scope: Scope): WordParagraph[] {
  const lines = sourceLines(block, scope.document);
  return lines.map((line, index) =>
    styled(index < lines.length - 1 ? 'SourceNoteKept' : 'SourceNote', [textRun(line.lead), ...wordInlines(line.content, scope)]),
  );
}
