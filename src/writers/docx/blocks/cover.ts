import { inlineText } from '../../../document/walk.ts';
import { textRun, wordInlines } from '../inlines.ts';
import type { WordInline, WordParagraph } from '../model.ts';
import type { BlockWriter } from '../scope.ts';
import { runContext } from './paragraph.ts';

/** The title block. Title and marking are bound to the properties of the document. */
export const coverBlock: BlockWriter<'cover'> = (block, flow, scope) => {
  const { meta, labels } = scope.document;
  const context = runContext(flow);
  const paragraph = (style: string, children: readonly WordInline[]): WordParagraph => ({ type: 'paragraph', style, children });
  const bound = (property: 'title' | 'marking', text: string, value: string | undefined): WordInline =>
    text === value ? { type: 'control', property, text } : textRun(text, context);
  const title = inlineText(block.title, labels);
  return [
    paragraph('Title', title === meta.title ? [bound('title', title, meta.title)] : wordInlines(block.title, scope, context)),
    ...(block.subtitle === undefined ? [] : [paragraph('Subtitle', wordInlines(block.subtitle, scope, context))]),
    ...block.details.map(({ label, value }) =>
      paragraph('CoverLine', [textRun(`${label}: `, { ...context, traits: ['coverLabel'] }), ...wordInlines(value, scope, context)]),
    ),
    ...(block.marking === undefined ? [] : [paragraph('CoverMarking', [bound('marking', block.marking, meta.marking)])]),
  ];
};
