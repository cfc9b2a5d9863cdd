import { headingReferenceText } from './headingText.ts';
import type { WordField, WordInline } from './model.ts';
import { type RunContext, textRun } from './runContext.ts';
import type { Scope } from './scope.ts';

/** A field with the result that it has now. */
export function field(code: string, result: string, context?: RunContext): WordField {
  return { type: 'field', code, result: [textRun(result, context)] };
}

/** Keeps the look of the result when Word computes it anew. */
const KEEP_LOOK = '\\* MERGEFORMAT';

/** A link within the document; `tip` shows while it is pointed at. */
export function jumpTo(target: string, children: readonly WordInline[], scope: Scope, tip?: string): WordInline[] {
  const anchor = scope.bookmarks.get(target);
  if (anchor === undefined) return [...children];
  return [{ type: 'jump', anchor, children, ...(tip === undefined || tip === '' ? {} : { tip }) }];
}

/** A cross-reference that prints the label of its target: a field that follows it. */
export function crossReference(target: string, scope: Scope, context: RunContext): WordInline[] {
  const anchor = scope.bookmarks.get(target);
  const label = scope.document.labels.get(target);
  if (anchor === undefined || label === undefined) return [];
  if (label.kind === 'note') return [field(`NOTEREF ${anchor} \\h ${KEEP_LOOK}`, label.number, context)];
  if (label.kind !== 'heading') return [field(`REF ${anchor} \\h ${KEEP_LOOK}`, label.text, context)];
  const parts = headingReferenceText(target, scope);
  if (parts === undefined) return jumpTo(target, [textRun(label.text, context)], scope);
  const name = field(`REF ${anchor} \\h ${KEEP_LOOK}`, parts.text, context);
  if (parts.number === '') return [name];
  return [field(`REF ${anchor} \\r \\h ${KEEP_LOOK}`, parts.number, context), textRun(parts.between, context), name];
}

/** "3" with a field that follows the page on which a target stands. */
export function pageReference(anchor: string, page: string, context?: RunContext): WordField {
  return field(`PAGEREF ${anchor} \\h`, page, context);
}
