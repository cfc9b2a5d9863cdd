import { inlineText } from '../../../document/walk.ts';
import { wordInlines } from '../inlines.ts';
import type { WordInline } from '../model.ts';
import { styled } from '../paragraphs.ts';
import { runContext, textRun } from '../runContext.ts';
import type { BlockWriter } from '../scope.ts';

/** The title block. Title and marking are bound to the properties of the document. */
export const coverBlock: BlockWriter<'cover'> = (block, flow, scope) => {
  const { meta, labels } = scope.document;
  const context = runContext(flow);
  const bound = (property: 'title' | 'marking', text: string, value: string | undefined): WordInline =>
    text === value ? { type: 'control', property, text } : textRun(text, context);
  const title = inlineText(block.title, labels);
  return [
    styled('Title', title === meta.title ? [bound('title', title, meta.title)] : wordInlines(block.title, scope, context)),
    ...(block.subtitle === undefined ? [] : [styled('Subtitle', wordInlines(block.subtitle, scope, context))]),
    ...block.details.map(({ label, value }) =>
      styled('CoverLine', [textRun(`${label}: `, { ...context, traits: ['coverLabel'] }), ...wordInlines(value, scope, context)]),
    ),
    ...(block.marking === undefined ? [] : [styled('CoverMarking', [bound('marking', block.marking, meta.marking)])]),
  ];
};
