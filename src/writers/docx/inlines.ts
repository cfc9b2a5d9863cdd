import type { Inline } from '../../document/model.ts';
import { crossReference } from './fields.ts';
import { noteMark } from './footnotes.ts';
import type { Trait, WordInline } from './model.ts';
import type { Scope } from './scope.ts';
import { TRAITS } from './styles.ts';

/** What the inlines around an inline make of its runs. */
export interface RunContext {
  readonly traits: readonly Trait[];
  readonly language?: string;
}

const PLAIN: RunContext = { traits: [] };

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
      return crossReference(inline, scope, withTrait(context, 'reference'));
    case 'factValue':
      return wordInlines(inline.children, scope, context);
    case 'noteReference':
      return noteMark(inline.note, scope, context);
    case 'span':
      return wordInlines(inline.children, scope, { ...context, language: inline.language });
  }
}

/** One run of text. */
export function textRun(text: string, { traits, language }: RunContext = PLAIN): WordInline {
  return { type: 'text', text, traits, ...(language === undefined ? {} : { language }) };
}

/** The context with one trait more, in the order that names character styles. */
export function withTrait(context: RunContext, trait: Trait): RunContext {
  if (context.traits.includes(trait)) return context;
  return { ...context, traits: TRAITS.filter((known) => known === trait || context.traits.includes(known)) };
}

/** The text of runs, as a reader sees it. */
export function runText(inlines: readonly WordInline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case 'text':
        case 'control':
          return inline.text;
        case 'tab':
          return '\t';
        case 'break':
          return inline.of === 'line' ? '\n' : '';
        case 'field':
          return runText(inline.result);
        case 'bookmark':
        case 'link':
        case 'jump':
          return runText(inline.children);
        case 'footnote':
        case 'picture':
        case 'chart':
        case 'watermark':
          return '';
      }
    })
    .join('');
}
