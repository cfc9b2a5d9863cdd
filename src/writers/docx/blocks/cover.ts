import type { Cover } from '../../../document/model.ts';
import { inlineText } from '../../../document/walk.ts';
import { wordInlines } from '../inlines.ts';
import type { WordInline, WordParagraph } from '../model.ts';
import { styled } from '../paragraphs.ts';
import { type RunContext, runContext, textRun, withTrait } from '../runContext.ts';
import type { BlockWriter, Scope } from '../scope.ts';

/** The title of the brief: a page of its own or a band above the text. */
export const coverBlock: BlockWriter<'cover'> = (block, flow, scope) => {
  const context = runContext(flow);
  const title = [
    styled('Title', boundTitle(block, scope, context)),
    ...(block.subtitle === undefined ? [] : [styled('Subtitle', wordInlines(block.subtitle, scope, context))]),
  ];
  if (block.layout === 'band') return [...title, ...detailLine(block, scope, context)];
  const author = styled('CoverAuthor', [textRun(scope.document.meta.author, context)]);
  const marking = markingOf(block, scope, context);
  return [author, ...title, ...detailLines(block, scope, context), ...(marking.length === 0 ? [] : [styled('CoverMarking', marking)])];
};

/** The marking as text that is read; the one on every page is furniture. */
function markingOf({ marking }: Cover, scope: Scope, context: RunContext): WordInline[] {
  return marking === undefined ? [] : [bound('marking', marking, scope, withTrait(context, 'marking'))];
}

function boundTitle(block: Cover, scope: Scope, context: RunContext): WordInline[] {
  const title = inlineText(block.title, scope.document.labels);
  return title === scope.document.meta.title ? [bound('title', title, scope, context)] : wordInlines(block.title, scope, context);
}

/** Text that follows a property of the document, where it says the same. */
function bound(property: 'title' | 'marking', text: string, { document }: Scope, context: RunContext): WordInline {
  return text === document.meta[property] ? { type: 'control', property, text, traits: context.traits } : textRun(text, context);
}

/** Identifying lines, label and value side by side. */
function detailLines(block: Cover, scope: Scope, context: RunContext): WordParagraph[] {
  return block.details.map(({ label, value }) =>
    styled('CoverDetail', [
      textRun(label, { ...context, traits: ['coverLabel'] }),
      { type: 'tab' },
      ...wordInlines(value, scope, context),
    ]),
  );
}

const SEPARATOR = '   \u00B7   ';

/** The same in one line, the marking before them. */
function detailLine(block: Cover, scope: Scope, context: RunContext): WordParagraph[] {
  const parts = [
    markingOf(block, scope, context),
    ...block.details.map(({ label, value }) => [
      textRun(`${label}: `, { ...context, traits: ['coverLabel'] }),
      ...wordInlines(value, scope, context),
    ]),
  ].filter((part) => part.length > 0);
  if (parts.length === 0) return [];
  return [styled('CoverLine', parts.flatMap((part, index) => (index === 0 ? part : [textRun(SEPARATOR, context), ...part])))];
}
