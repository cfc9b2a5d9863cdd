import * as messages from '../../messages/document.ts';
import type { Block, ColumnPart } from '../model.ts';
import { enter } from '../scope.ts';
import { defineDirective, openCall } from './directive.ts';
import type { BlockDirective, Call } from './directive.ts';
import { placed } from './placed.ts';
import { readShare, shareOut } from './shares.ts';

const column = defineDirective({
  name: 'column',
  form: 'container',
  label: 'none',
  required: [],
  optional: ['width'],
  notWithin: [],
  // Columns build their own: one that comes here stands elsewhere.
  build(call): Block[] {
    call.scope.brief.report(messages.columnOutside(call.place));
    return call.scope.brief.buildBlocks(call.children, enter(call.scope, 'column'));
  },
});

const columns = defineDirective({
  name: 'columns',
  form: 'container',
  label: 'none',
  required: [],
  optional: [],
  notWithin: ['columns', 'column', 'note'],
  build(call): Block[] {
    const calls = columnCalls(call);
    if (calls.length === 0) {
      call.scope.brief.report(messages.emptyContainer(call.name, call.place));
      return [];
    }
    const widths = shareOut(calls.map((part) => readShare(part, 'width')));
    if (widths === undefined) call.scope.brief.report(messages.widthsTooLarge(call.place));
    const parts = calls.map((part, index): ColumnPart => ({
      width: widths?.[index] ?? 1 / calls.length,
      children: part.scope.brief.buildBlocks(part.children, enter(part.scope, 'column')),
    }));
    return [{ type: 'columns', columns: parts, ...placed(call) }];
  },
});

function columnCalls(call: Call<string>): Call<'width'>[] {
  const inside = enter(call.scope, 'columns');
  return call.children.flatMap((child) => {
    if (child.type === 'containerDirective' && child.name === 'column') {
      const part = openCall(column, child, inside);
      return part === undefined ? [] : [part];
    }
    if (child.type !== 'definition' && child.type !== 'footnoteDefinition') {
      inside.brief.report(messages.notAColumn(inside.placeOf(child)));
    }
    return [];
  });
}

/** Blocks side by side. */
export const COLUMN_DIRECTIVES: readonly BlockDirective[] = [columns, column];
