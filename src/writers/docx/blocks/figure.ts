import { captionParagraph, sourceParagraphs } from '../captions.ts';
import { figureDrawing } from '../charts.ts';
import { styled } from '../paragraphs.ts';
import type { BlockWriter } from '../scope.ts';

/** A figure in its line: caption above, source and notes below. */
export const figureBlock: BlockWriter<'figure'> = (block, flow, scope) => {
  const sources = sourceParagraphs(block, scope);
  const drawing = figureDrawing(block, flow, scope);
  const picture = styled(sources.length === 0 ? 'Figure' : 'FigureWithSource', drawing === undefined ? [] : [drawing]);
  return [...captionParagraph(block, scope), picture, ...sources];
};
