import type { Trait, WordInline } from './model.ts';
import type { Flow } from './scope.ts';
import { TRAITS } from './styles/traits.ts';

/** What the inlines around an inline make of its runs. */
export interface RunContext {
  readonly traits: readonly Trait[];
  readonly language?: string;
}

/** A run like its paragraph. */
export const PLAIN: RunContext = { traits: [] };

/** Runs of a block: plain, in the block's language. */
export function runContext({ language }: Flow): RunContext {
  return language === undefined ? PLAIN : { traits: [], language };
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
