import type { Reference } from '../../document/model.ts';
import { inlineText } from '../../document/walk.ts';
import { headingReferenceText } from './headingText.ts';
import { type RunContext, textRun, wordInlines } from './inlines.ts';
import type { WordField, WordInline } from './model.ts';
import type { Scope } from './scope.ts';

/** A field with the result that it has now. */
export function field(code: string, result: string, context?: RunContext): WordField {
  return { type: 'field', code, result: [textRun(result, context)] };
}

/** Keeps the look of the result when Word computes it anew. */
const KEEP_LOOK = '\\* MERGEFORMAT';

/** A cross-reference: a field that follows its target, or a link where the author chose the words. */
export function crossReference(reference: Reference, scope: Scope, context: RunContext): WordInline[] {
  const anchor = scope.bookmarks.get(reference.target);
  const label = scope.document.labels.get(reference.target);
  if (reference.children !== undefined) {
    const children = wordInlines(reference.children, scope, context);
    return anchor === undefined ? children : [{ type: 'jump', anchor, children }];
  }
  const text = label?.text ?? inlineText([reference], scope.document.labels);
  if (anchor === undefined || label === undefined) return [textRun(text, context)];
  if (label.kind === 'note') return [field(`NOTEREF ${anchor} \\h ${KEEP_LOOK}`, label.number, context)];
  if (label.kind !== 'heading') return [field(`REF ${anchor} \\h ${KEEP_LOOK}`, text, context)];
  const parts = headingReferenceText(reference.target, scope);
  if (parts === undefined) return [{ type: 'jump', anchor, children: [textRun(text, context)] }];
  const name = field(`REF ${anchor} \\h ${KEEP_LOOK}`, parts.text, context);
  if (parts.number === '') return [name];
  return [field(`REF ${anchor} \\r \\h ${KEEP_LOOK}`, parts.number, context), textRun(parts.between, context), name];
}

/** "3" with a field that follows the page on which a target stands. */
export function pageReference(anchor: string, page: string): WordField {
  return field(`PAGEREF ${anchor} \\h`, page);
}
