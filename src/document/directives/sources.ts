import type { Source } from '../../dataset/model.ts';
import * as messages from '../../messages/document.ts';
import { allowedUrl } from '../links.ts';
import type { Block, Inline } from '../model.ts';
import { mergeTexts } from '../plainText.ts';
import { defineDirective } from './directive.ts';
import type { Call } from './directive.ts';
import { placed } from './placed.ts';

/** The documents that the dataset's figures come from, as a list in the dataset's order. */
export const sources = defineDirective({
  name: 'sources',
  form: 'leaf',
  label: 'none',
  required: [],
  optional: [],
  notWithin: ['note'],
  build(call): Block[] {
    const all = [...call.scope.brief.dataset.sources.values()];
    if (all.length === 0) {
      call.scope.brief.report(messages.noSources(call.place));
      return [];
    }
    const items = all.map((source): Block[] => [
      { type: 'paragraph', children: describeSource(source, call), ...placed(call) },
    ]);
    return [{ type: 'list', ordered: false, start: 1, items, ...placed(call) }];
  },
});

/** "Author. *Title*, December 5, 2005 (ALMATY 4354)." */
function describeSource(source: Source, call: Call<string>): Inline[] {
  const { buildText, wording } = call.scope.brief;
  const text = (value: string): Inline[] => buildText(value, call.place);
  const title: Inline = { type: 'emphasis', children: text(source.title) };
  return mergeTexts([
    ...text(`${source.author.replace(/\.$/, '')}. `),
    linkTo(source, title, call),
    ...text(`, ${wording.date(source.date)}`),
    ...text(source.reference === undefined ? '' : ` (${source.reference})`),
    ...text('.'),
  ]);
}

function linkTo(source: Source, title: Inline, call: Call<string>): Inline {
  if (source.url === undefined) return title;
  const url = allowedUrl(source.url);
  if (url !== undefined) return { type: 'link', url, children: [title] };
  call.scope.brief.report(messages.refusedSourceLink(source.id, source.url, call.place));
  return title;
}
