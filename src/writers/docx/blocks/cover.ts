import type { Cover } from '../../../document/model.ts';
import { inlineText } from '../../../document/walk.ts';
import { wordInlines } from '../inlines.ts';
import type { WordInline, WordParagraph } from '../model.ts';
import { styled } from '../paragraphs.ts';
import { type RunContext, runContext, textRun } from '../runContext.ts';
import type { BlockWriter, Scope } from '../scope.ts';

/** The title of the brief: a page of its own or a band above the text. */
export const coverBlock: BlockWriter<'cover'> = (block, flow, scope) => {
  const context = runContext(flow);
  const title = [
    styled('Title', boundTitle(block, scope, context)),
    ...(block.subtitle === undefined ? [] : [styled('Subtitle', wordInlines(block.subtitle, scope, context))]),
  ];
  const marking =
    block.marking === undefined ? [] : [styled('CoverMarking', [bound('marking', block.marking, scope, context)])];
  if (block.layout === 'band') return [...marking, ...title, ...detailLine(block, scope, context)];
  return [styled('CoverAuthor', [textRun(scope.document.meta.author, context)]), ...title, ...detailLines(block, scope, context), ...marking];
};

function boundTitle(block: Cover, scope: Scope, context: RunContext): WordInline[] {
  const title = inlineText(block.title, scope.document.labels);
  return title === scope.document.meta.title ? [bound('title', title, scope, context)] : wordInlines(block.title, scope, context);
}

/** Text that follows a property of the document, where it says the same. */
function bound(property: 'title' | 'marking', text: string, { document }: Scope, context: RunContext): WordInline {
  return text === document.meta[property] ? { type: 'control', property, text } : textRun(text, context);
}

/** Identifying lines, label and value side by side. */
function detailLines(block: Cover, scope: Scope, context: RunContext): WordParagraph[] {
  return block.details.map(({ label, value }, index) =>
    styled(index === 0 ? 'CoverDetailFirst' : 'CoverDetail', [
      textRun(label, { ...context, traits: ['coverLabel'] }),
      { type: 'tab' },
      ...wordInlines(value, scope, context),
    ]),
  );
}

/** The same in one line. */
function detailLine(block: Cover, scope: Scope, context: RunContext): WordParagraph[] {
  if (block.details.length === 0) return [];
  const words = block.details.flatMap(({ label, value }, index) => [
    textRun(`${index === 0 ? '' : '   \u00B7   '}${label}: `, { ...context, traits: ['coverLabel'] }),
    ...wordInlines(value, scope, context),
  ]);
  return [styled('CoverLine', words)];
}
