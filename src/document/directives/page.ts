import * as messages from '../../messages/document.ts';
import type { Block, Cover, HeadingLevel, Inline } from '../model.ts';
import { enter, isApart } from '../scope.ts';
import { slugify } from '../slug.ts';
import { inlineText } from '../walk.ts';
import { readId, readInteger, readLine } from './attributes.ts';
import { defineDirective } from './directive.ts';
import type { BlockDirective, Call } from './directive.ts';
import { placed } from './placed.ts';

const NOT_ON_A_PAGE_OF_ITS_OWN = ['quote', 'list', 'note', 'callout', 'columns', 'column'] as const;

const cover = defineDirective({
  name: 'cover',
  form: 'leaf',
  label: 'none',
  required: [],
  optional: [],
  notWithin: [...NOT_ON_A_PAGE_OF_ITS_OWN, 'landscape'],
  build(call): Block[] {
    const { expanded, template, dataset, buildText } = call.scope.brief;
    const { marking } = dataset.header;
    // A detail whose value came out empty is one that this dataset does not have.
    const details = expanded.cover.filter(({ value }) => value.trim() !== '');
    const block: Cover = {
      type: 'cover',
      title: buildText(expanded.title, call.place),
      ...(expanded.subtitle === undefined ? {} : { subtitle: buildText(expanded.subtitle, call.place) }),
      ...(marking === undefined ? {} : { marking }),
      details: details.map(({ label, value }) => ({ label, value: buildText(value, call.place) })),
      layout: template.settings.coverLayout,
      ...placed(call),
    };
    return [block];
  },
});

const contents = (
  name: string,
  of: 'headings' | 'figures' | 'tables',
  word: 'contents' | 'listOfFigures' | 'listOfTables',
) =>
  defineDirective({
    name,
    form: 'leaf',
    label: 'none',
    required: [],
    optional: of === 'headings' ? ['title', 'depth'] : ['title'],
    notWithin: ['note'],
    build(call): Block[] {
      const depth = readInteger(call, 'depth', [1, 5], 2) as HeadingLevel;
      return [{ type: 'contents', of, ...titleOf(call, word), depth, ...placed(call) }];
    },
  });

/** The title given, the locale's word where none is given, none where it is empty. */
function titleOf(
  call: Call<'title' | 'depth'>,
  word: 'contents' | 'listOfFigures' | 'listOfTables',
): { title?: readonly Inline[] } {
  if (call.attributes.title === undefined) {
    return { title: [{ type: 'text', value: call.scope.brief.template.locale.words[word] }] };
  }
  const title = readLine(call, 'title');
  return title === undefined ? {} : { title };
}

/** A heading that is listed without a number, such as that of an annex. */
const heading = defineDirective({
  name: 'heading',
  form: 'leaf',
  label: 'required',
  required: [],
  optional: ['level', 'id'],
  notWithin: ['note'],
  build(call): Block[] {
    const { brief } = call.scope;
    const children = brief.buildInlines(call.label, enter(call.scope, 'heading'));
    const level = readInteger(call, 'level', [1, 5], 1) as HeadingLevel;
    const id = readId(call, () => brief.slugs.claim(slugify(inlineText(children, new Map()))));
    return [
      {
        type: 'heading',
        id,
        level,
        children,
        runIn: false,
        unlisted: isApart(call.scope),
        unnumbered: true,
        ...placed(call),
      },
    ];
  },
});

const pagebreak = defineDirective({
  name: 'pagebreak',
  form: 'leaf',
  label: 'none',
  required: [],
  optional: [],
  notWithin: NOT_ON_A_PAGE_OF_ITS_OWN,
  build: (call): Block[] => [{ type: 'pageBreak', ...placed(call) }],
});

const landscape = defineDirective({
  name: 'landscape',
  form: 'container',
  label: 'none',
  required: [],
  optional: [],
  notWithin: [...NOT_ON_A_PAGE_OF_ITS_OWN, 'landscape'],
  build(call): Block[] {
    const children = call.scope.brief.buildBlocks(call.children, enter(call.scope, 'landscape'));
    if (children.length > 0) return [{ type: 'landscape', children, ...placed(call) }];
    call.scope.brief.report(messages.emptyContainer(call.name, call.place));
    return [];
  },
});

const callout = defineDirective({
  name: 'callout',
  form: 'container',
  label: 'optional',
  required: [],
  optional: [],
  notWithin: ['note'],
  build(call): Block[] {
    const { brief } = call.scope;
    const title = brief.buildInlines(call.label, call.scope);
    const children = brief.buildBlocks(call.children, enter(call.scope, 'callout'));
    if (children.length === 0 && title.length === 0) {
      brief.report(messages.emptyContainer(call.name, call.place));
      return [];
    }
    return [{ type: 'callout', ...(title.length === 0 ? {} : { title }), children, ...placed(call) }];
  },
});

/** Directives that shape the page and list what is in it. */
export const PAGE_DIRECTIVES: readonly BlockDirective[] = [
  cover,
  contents('toc', 'headings', 'contents'),
  contents('figures', 'figures', 'listOfFigures'),
  contents('tables', 'tables', 'listOfTables'),
  heading,
  pagebreak,
  landscape,
  callout,
];
