import { pageOfPages } from '../../document/lines.ts';
import type { Meta, ResolvedDocument } from '../../document/model.ts';
import { RULES } from './rules.ts';

/** Families that stand in where a reader's machine lacks the theme's. */
const FALLBACKS = {
  serif: '"Source Serif Pro", Charter, Cambria, Georgia, "Times New Roman", serif',
  sans: '"Brief Sans", "Segoe UI", Roboto, Helvetica, Arial, sans-serif',
} as const;

/** The style of a page: the theme as variables, what the paper needs, and rules that are the same for all briefs. */
export function styleSheet(document: ResolvedDocument): string {
  return [`:root {\n${variables(document.meta).join('\n')}\n}`, RULES.trim(), printStyle(document)].join('\n');
}

function variables({ theme }: Meta): string[] {
  const { sizes, colors, fonts } = theme;
  const all: readonly (readonly [string, string])[] = [
    ['font-body', family(fonts.body)],
    ['font-heading', family(fonts.heading)],
    ['font-chart', family(fonts.chart)],
    ...(['body', 'table', 'caption', 'note', 'running', 'title', 'subtitle', 'keyFigure'] as const).map(
      (size) => [`size-${size.toLowerCase()}`, points(sizes[size])] as const,
    ),
    ...sizes.headings.map((size, index) => [`size-heading-${index + 1}`, points(size)] as const),
    ...Object.entries(colors).map(([name, color]) => [`color-${name}`, color] as const),
    ['line-height', String(theme.lineHeight)],
    ['paragraph-space', points(theme.paragraphSpace)],
  ];
  return all.map(([name, value]) => `  --${name}: ${value};`);
}

/** On paper: its size and margins, and the running heads, which screens show only once. */
function printStyle(document: ResolvedDocument): string {
  const { meta } = document;
  const [top, right, bottom, left] = meta.theme.margins.map(pointsOnPaper);
  const [before, between, after] = pageOfPages(document);
  const marking = meta.marking === undefined ? '' : quoted(meta.marking);
  const boxes = [
    ['top-left', quoted(meta.runningTitle)],
    ['top-center', marking],
    ['bottom-center', marking],
    ['bottom-right', `${quoted(before)} counter(page) ${quoted(between)} counter(pages) ${quoted(after)}`],
  ].filter(([, content]) => content !== '');
  const heads = boxes.map(
    ([box, content]) => `  @${box} { content: ${content}; font: 8.5pt var(--font-heading), sans-serif; }`,
  );
  const page = [`size: ${meta.paper};`, `margin: ${top} ${right} ${bottom} ${left};`, ...heads.map((head) => head.trim())];
  return `@page {\n  ${page.join('\n  ')}\n}\n@page landscape {\n  size: ${meta.paper} landscape;\n}`;
}

/** On screens everything is as much larger as `--scale` says. */
function points(size: number): string {
  return `calc(${size}pt * var(--scale))`;
}

function pointsOnPaper(size: number): string {
  return `${size}pt`;
}

function family(name: string): string {
  return `${quoted(name)}, ${/serif/i.test(name) && !/sans/i.test(name) ? FALLBACKS.serif : FALLBACKS.sans}`;
}

/** A CSS string that no character can end, nor the element that the style stands in. */
function quoted(text: string): string {
  const escaped = text.replaceAll(
    /[^\p{L}\p{N} .,:;()/-]/gu,
    (character) => `\\${character.codePointAt(0)!.toString(16)} `,
  );
  return `"${escaped}"`;
}
