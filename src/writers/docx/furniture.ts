import { headingLead, pageOfPages } from '../../document/lines.ts';
import { inlineText } from '../../document/walk.ts';
import { field } from './fields.ts';
import { printsPageNumber } from './house/houseStyle.ts';
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
  const upright = running('', scope, pages);
  const landscape = running('Landscape', scope, pages);
  const first = firstFurniture(upright, scope);
  return first === undefined ? { upright, landscape } : { upright, landscape, first };
}

/** A cover goes without running head, and a page of its own without page number; a house may have a first page of its own. */
function firstFurniture(upright: Furniture, scope: Scope): Furniture | undefined {
  const [cover] = scope.document.blocks;
  const isCover = cover?.type === 'cover';
  const hasFirst = scope.house?.headers.first !== undefined || scope.house?.footers.first !== undefined;
  if (!isCover && !hasFirst) return undefined;
  return { header: marking(scope, true), footer: isCover && cover.layout === 'page' ? marking(scope, false) : upright.footer };
}

function running(variant: '' | 'Landscape', scope: Scope, pages: number | undefined): Furniture {
  const { house } = scope;
  const header = house?.headers.default === undefined ? [runningHead(variant, scope)] : [];
  // The foot of a house that prints the page number takes the place of ours.
  const hasNumber = house !== undefined && printsPageNumber(house.package.part(house.footers.default));
  const footer = hasNumber ? [] : [runningFoot(variant, scope, pages)];
  return { header: [...marking(scope, true), ...header], footer: [...footer, ...marking(scope, false)] };
}

function runningHead(variant: '' | 'Landscape', scope: Scope): WordParagraph {
  return styled(`Header${variant}`, [textRun(scope.document.meta.runningTitle), { type: 'tab' }, ...sectionName(scope)]);
}

function runningFoot(variant: '' | 'Landscape', scope: Scope, pages: number | undefined): WordParagraph {
  const { author, edition } = scope.document.meta;
  const owner = [author, edition].filter((words) => words !== '').join(' \u00B7 ');
  const [before, between, after] = pageOfPages(scope.document);
  return styled(`Footer${variant}`, [
    textRun(owner),
    { type: 'tab' },
    textRun(before),
    field('PAGE', '1'),
    textRun(between),
    field('NUMPAGES', String(pages ?? 1)),
    textRun(after),
  ]);
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
