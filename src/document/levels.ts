import type { Report } from '../diagnostic.ts';
import * as messages from '../messages/document.ts';
import type { Theme } from '../theme.ts';
import type { Block } from './model.ts';
import { walkBlocks } from './walk.ts';

/** Warns of headings that skip a level, which leaves readers of the outline without its parent. */
export function reportLevelGaps(blocks: readonly Block[], theme: Theme, report: Report): void {
  let above = 0;
  for (const block of walkBlocks(blocks)) {
    if (block.type !== 'heading') continue;
    const skips = block.level > above + 1 && !theme.headings.runIn.includes(block.level);
    if (skips) report(messages.skippedLevel(block.level, above, block.place));
    above = block.level;
  }
}
