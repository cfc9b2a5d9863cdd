import type { Report } from '../diagnostic.ts';
import * as messages from '../messages/document.ts';
import { MOST_COLUMNS, MOST_ROWS, MOST_TABLE_ROWS } from './limits.ts';
import type { Block } from './model.ts';
import { walkBlocks } from './walk.ts';

/** Reports tables that no page holds and no one reads. */
export function checkTables(blocks: readonly Block[], report: Report): void {
  let rows = 0;
  for (const block of walkBlocks(blocks)) {
    if (block.type !== 'table') continue;
    const { columns, body, place } = block;
    if (columns.length > MOST_COLUMNS) report(messages.tooManyColumns(columns.length, MOST_COLUMNS, place));
    if (body.length > MOST_TABLE_ROWS) report(messages.tooManyRows(body.length, MOST_TABLE_ROWS, place));
    rows += body.length;
    if (rows <= MOST_ROWS) continue;
    report(messages.tooManyRowsInAll(MOST_ROWS, place));
    return;
  }
}
