import { captionParagraph, sourceParagraphs } from '../captions.ts';
import { figureDrawing } from '../charts.ts';
import { styled } from '../paragraphs.ts';
import type { BlockWriter } from '../scope.ts';

/** A figure in its line: caption, source and notes below. */
export const figureBlock: BlockWriter<'figure'> = (block, flow, scope) => {
  const drawing = figureDrawing(block, flow, scope);
  return [
    styled('Figure', drawing === undefined ? [] : [drawing]),
    ...captionParagraph(block, 'CaptionBelow', scope),
    ...sourceParagraphs(block, scope),
  ];
};
