import * as messages from '../../messages/document.ts';
import type { Block } from '../model.ts';
import { CAPTION_ATTRIBUTES, readCaption, readChoice, readId } from './attributes.ts';
import { defineDirective } from './directive.ts';
import { placed } from './placed.ts';

/** A chart, by the name of its spec in the template. */
export const chart = defineDirective({
  name: 'chart',
  form: 'leaf',
  label: 'none',
  required: ['spec'],
  optional: [...CAPTION_ATTRIBUTES, 'alt', 'word'],
  notWithin: ['note'],
  build(call): Block[] {
    const spec = call.attributes.spec!;
    const { template, report } = call.scope.brief;
    if (!template.charts.has(spec)) {
      report(messages.unknownChart(spec, template.charts.keys(), call.place));
      return [];
    }
    const { alt } = call.attributes;
    return [
      {
        type: 'figure',
        id: readId(call, () => `fig-${spec}`),
        asset: `chart:${spec}`,
        ...readCaption(call),
        ...(alt === undefined ? {} : { alt }),
        word: readChoice(call, 'word', ['picture', 'native']),
        ...placed(call),
      },
    ];
  },
});
