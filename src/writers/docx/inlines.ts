import type { FactValue, Inline, PageReference, Reference } from '../../document/model.ts';
import { crossReference, jumpTo, pageReference } from './fields.ts';
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
      return reference(inline, scope, inline.quiet ? context : withTrait(context, 'reference'));
    case 'factValue':
      return figure(inline, scope, context);
    case 'anchor':
      return bookmarked(inline.id, wordInlines(inline.children, scope, context), scope);
    case 'pageReference':
      return pagesOf(inline, scope, context);
    case 'noteReference':
      return scope.footnotes.mark(inline.note, scope, context);
    case 'span':
      return wordInlines(inline.children, scope, { ...context, language: inline.language });
  }
}

/** A figure that leads to where it comes from, and looks like the text around it. */
function figure({ use, entry, about, children }: FactValue, scope: Scope, context: RunContext): WordInline[] {
  if (entry === undefined) return bookmarked(use, wordInlines(children, scope, context), scope);
  const runs = wordInlines(children, scope, withTrait(context, 'boundFigure'));
  return bookmarked(use, jumpTo(entry, runs, scope, about), scope);
}

function bookmarked(id: string | undefined, children: WordInline[], scope: Scope): WordInline[] {
  const name = id === undefined ? undefined : scope.bookmarks.get(id);
  return name === undefined ? children : [{ type: 'bookmark', name, children }];
}

/** Pages of places in the text, each once, as fields that follow them. */
function pagesOf({ targets, lead }: PageReference, scope: Scope, context: RunContext): WordInline[] {
  const { onPage, onPages } = scope.document.meta.locale.register;
  const known = targets.filter((target) => scope.bookmarks.has(target) && scope.pageOf?.has(target));
  const firsts = [...Map.groupBy(known, (target) => scope.pageOf!.get(target)!)].sort(([a], [b]) => a - b);
  if (firsts.length === 0) return [];
  const [before = '', after = ''] = (firsts.length === 1 ? onPage : onPages).split(/\{pages?\}/);
  return [
    textRun(lead + before, context),
    ...firsts.flatMap(([page, [first]], index): WordInline[] => [
      ...(index === 0 ? [] : [textRun(', ', context)]),
      pageReference(scope.bookmarks.get(scope.footnotes.placeInText(first!))!, String(page), withTrait(context, 'reference')),
    ]),
    ...(after === '' ? [] : [textRun(after, context)]),
  ];
}

function reference({ target, children }: Reference, scope: Scope, context: RunContext): WordInline[] {
  if (children === undefined) return crossReference(target, scope, context);
  return jumpTo(target, wordInlines(children, scope, context), scope);
}
