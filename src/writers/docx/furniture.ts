import { headingLead, pageOfPages } from '../../document/lines.ts';
import { inlineText } from '../../document/walk.ts';
import { field } from './fields.ts';
import type { WordInline, WordParagraph } from './model.ts';
import { styled } from './paragraphs.ts';
import { textRun } from './runContext.ts';
import type { Scope } from './scope.ts';

/** What stands at top and foot of pages. */
export interface Furniture {
  readonly header: readonly WordParagraph[];
  readonly footer: readonly WordParagraph[];
}

/** Furniture of upright pages, turned pages, and the first page where a cover changes it. */
export interface PageFurniture {
  readonly upright: Furniture;
  readonly landscape: Furniture;
  readonly first?: Furniture;
}

/** Marking, running title and section above; page number and marking below. */
export function pageFurniture(scope: Scope, pages: number | undefined): PageFurniture {
  const cover = scope.document.blocks[0]?.type === 'cover' ? scope.document.blocks[0] : undefined;
  const upright = running('', scope, pages);
  const landscape = running('Landscape', scope, pages);
  if (cover === undefined) return { upright, landscape };
  const footer = cover.layout === 'page' ? marking(scope, false) : upright.footer;
  const first = { header: marking(scope, true), footer };
  return { upright, landscape, first };
}

function running(variant: '' | 'Landscape', scope: Scope, pages: number | undefined): Furniture {
  const { meta } = scope.document;
  const [before, between, after] = pageOfPages(scope.document);
  const page: WordInline[] = [
    textRun(before),
    field('PAGE', '1'),
    textRun(between),
    field('NUMPAGES', String(pages ?? 1)),
    textRun(after),
  ];
  const owner = [meta.author, meta.edition].filter((words) => words !== '').join(' \u00B7 ');
  return {
    header: [
      ...marking(scope, true),
      styled(`Header${variant}`, [textRun(meta.runningTitle), { type: 'tab' }, ...sectionName(scope)]),
    ],
    footer: [styled(`Footer${variant}`, [textRun(owner), { type: 'tab' }, ...page]), ...marking(scope, false)],
  };
}

/** The marking of a page, with the watermark in that of its top. */
function marking(scope: Scope, top: boolean): WordParagraph[] {
  const { meta } = scope.document;
  const watermark: WordInline[] =
    top && meta.watermark !== undefined ? [{ type: 'watermark', text: meta.watermark, font: meta.theme.fonts.heading }] : [];
  const text: WordInline[] = meta.marking === undefined ? [] : [{ type: 'control', property: 'marking', text: meta.marking, traits: [] }];
  if (watermark.length + text.length === 0) return [];
  return [styled('Marking', [...text, ...watermark])];
}

/** The part of the brief that a page belongs to; Word prints an error where there is no heading to name. */
function sectionName(scope: Scope): WordInline[] {
  for (const [heading, style] of scope.headings.styles) {
    if (style.id !== 'Heading1') continue;
    const name = field(`STYLEREF ${SECTION_STYLE}`, inlineText(heading.children, scope.document.labels));
    const number = scope.document.labels.get(heading.id)?.number ?? '';
    if (!style.counted || number === '') return [name];
    const lead = headingLead(heading, scope.document);
    return [field(`STYLEREF ${SECTION_STYLE} \\n`, number), textRun(lead.slice(number.length)), name];
  }
  return [];
}

const SECTION_STYLE = '"Heading 1"';
