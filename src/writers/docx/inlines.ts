import type { Inline, Reference } from '../../document/model.ts';
import { crossReference, jumpTo } from './fields.ts';
import type { WordInline } from './model.ts';
import { PLAIN, type RunContext, textRun, withTrait } from './runContext.ts';
import type { Scope } from './scope.ts';

/** Inlines as runs with character styles, links, fields and notes. */
export function wordInlines(inlines: readonly Inline[], scope: Scope, context: RunContext = PLAIN): WordInline[] {
  return inlines.flatMap((inline) => wordInline(inline, scope, context));
}

function wordInline(inline: Inline, scope: Scope, context: RunContext): WordInline[] {
  switch (inline.type) {
    case 'text':
      return [textRun(inline.value, context)];
    case 'code':
      return [textRun(inline.value, withTrait(context, 'code'))];
    case 'emphasis':
    case 'strong':
      return wordInlines(inline.children, scope, withTrait(context, inline.type));
    case 'script':
      return wordInlines(inline.children, scope, withTrait(context, inline.position === 'super' ? 'superscript' : 'subscript'));
    case 'link':
      return [{ type: 'link', url: inline.url, children: wordInlines(inline.children, scope, withTrait(context, 'link')) }];
    case 'break':
      return [{ type: 'break', of: 'line' }];
    case 'reference':
      return reference(inline, scope, withTrait(context, 'reference'));
    case 'factValue':
      return wordInlines(inline.children, scope, context);
    case 'noteReference':
      return scope.footnotes.mark(inline.note, scope, context);
    case 'span':
      return wordInlines(inline.children, scope, { ...context, language: inline.language });
  }
}

function reference({ target, children }: Reference, scope: Scope, context: RunContext): WordInline[] {
  if (children === undefined) return crossReference(target, scope, context);
  return jumpTo(target, wordInlines(children, scope, context), scope);
}
