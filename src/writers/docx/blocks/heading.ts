import { headingLead } from '../../../document/lines.ts';
import type { Heading } from '../../../document/model.ts';
import { bookmarkedLength } from '../headingText.ts';
import { wordInlines } from '../inlines.ts';
import type { WordInline, WordParagraph } from '../model.ts';
import { styled } from '../paragraphs.ts';
import { runContext, runText, textRun } from '../runContext.ts';
import type { Flow, Scope } from '../scope.ts';

/** A heading in the style of its level; its number is text only where Word would count another. */
export function headingBlock(block: Heading, flow: Flow, scope: Scope): WordParagraph[] {
  const style = scope.headings.styles.get(block)!;
  if (style.own !== undefined) scope.ownStyles.set(style.own.id, style.own);
  const context = runContext(flow);
  const lead = style.counted ? '' : headingLead(block, scope.document);
  const children = [
    ...(lead === '' ? [] : [textRun(lead, context)]),
    ...wordInlines(block.children, scope, context),
  ];
  const anchor = scope.bookmarks.get(block.id);
  if (anchor === undefined) return [styled(style.id, children)];
  const length = bookmarkedLength(block, scope) ?? runText(children).length;
  const [marked, rest] = splitRuns(children, length);
  return [styled(style.id, [{ type: 'bookmark', name: anchor, children: marked }, ...rest])];
}

/** Cuts runs after so many characters, in a text run or between two. */
function splitRuns(inlines: readonly WordInline[], length: number): [WordInline[], WordInline[]] {
  const before: WordInline[] = [];
  let left = length;
  for (const [index, inline] of inlines.entries()) {
    const text = runText([inline]);
    if (text.length <= left) {
      before.push(inline);
      left -= text.length;
      continue;
    }
    const rest = inlines.slice(index + 1);
    if (left === 0) return [before, [inline, ...rest]];
    if (inline.type !== 'text') return [[...before, inline], rest];
    return [
      [...before, { ...inline, text: inline.text.slice(0, left) }],
      [{ ...inline, text: inline.text.slice(left) }, ...rest],
    ];
  }
  return [before, []];
}
