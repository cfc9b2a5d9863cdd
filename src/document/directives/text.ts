import * as messages from '../../messages/document.ts';
import { contradictingWords } from '../../messages/figures.ts';
import type { Inline } from '../model.ts';
import { enter } from '../scope.ts';
import { inlineText } from '../walk.ts';
import { readNames } from './attributes.ts';
import { defineDirective } from './directive.ts';
import type { Call, InlineDirective } from './directive.ts';
import { unknownFacts } from './facts.ts';

const ref = defineDirective({
  name: 'ref',
  form: 'text',
  label: 'required',
  required: [],
  optional: ['to'],
  notWithin: ['link'],
  build(call): Inline[] {
    const words = call.scope.brief.buildInlines(call.label, enter(enter(call.scope, 'link'), 'reference'));
    const target = call.attributes.to ?? inlineText(words, new Map()).trim();
    return [
      {
        type: 'reference',
        target,
        ...(call.attributes.to === undefined ? {} : { children: words }),
        ...(call.place === undefined ? {} : { place: call.place }),
      },
    ];
  },
});

const lang = defineDirective({
  name: 'lang',
  form: 'text',
  label: 'required',
  required: ['code'],
  optional: [],
  notWithin: [],
  build(call): Inline[] {
    const language = languageOf(call.attributes.code!);
    if (language === undefined) {
      const accepted = 'a language tag such as fr, ru or kk-KZ';
      call.scope.brief.report(messages.badAttribute('lang', 'code', call.attributes.code!, accepted, call.place));
      return labelOf(call);
    }
    return [{ type: 'span', language, children: labelOf(call) }];
  },
});

function languageOf(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

const script = (name: string, position: 'super' | 'sub') =>
  defineDirective({
    name,
    form: 'text',
    label: 'required',
    required: [],
    optional: [],
    notWithin: [],
    build: (call): Inline[] => [{ type: 'script', position, children: labelOf(call) }],
  });

/** Written by the template's own helpers around each figure that they print. */
const fact = defineDirective({
  name: 'fact',
  form: 'text',
  label: 'required',
  required: ['of'],
  optional: ['formula'],
  notWithin: [],
  build(call): Inline[] {
    const facts = readNames(call.attributes.of);
    if (unknownFacts(facts, call)) return labelOf(call);
    const { formula } = call.attributes;
    const { buildInlines, numbers, report } = call.scope.brief;
    const children = buildInlines(call.label, enter(call.scope, 'fact'));
    const words = inlineText(children, new Map());
    const wrong = numbers.contradictionIn(words, { facts, ...(formula === undefined || formula === '' ? {} : { formula }) }, call.place);
    if (wrong !== undefined) report(contradictingWords(words, wrong, facts, formula, call.place));
    return [
      {
        type: 'factValue',
        facts,
        ...(formula === undefined || formula === '' ? {} : { formula }),
        children,
      },
    ];
  },
});

function labelOf(call: Call<string>): Inline[] {
  return call.scope.brief.buildInlines(call.label, call.scope);
}

/** Directives that stand in a line of text. */
export const INLINE_DIRECTIVES: readonly InlineDirective[] = [
  ref,
  lang,
  script('sup', 'super'),
  script('sub', 'sub'),
  fact,
];
