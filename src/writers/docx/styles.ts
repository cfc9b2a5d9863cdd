import type { HeadingLevel } from '../../document/model.ts';
import type { FontLibrary } from '../../fonts.ts';
import type { Theme } from '../../theme.ts';
import { type Color, type ParagraphLook, paragraphProperties, type RunLook, runProperties } from './formatting.ts';
import { BOX_INDENT, LIST_INDENT, NUMBER_IDS } from './lists.ts';
import { tag, valueTag } from './markup.ts';
import type { Trait } from './model.ts';

/** A paragraph or character style. */
export interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  /** Style of the paragraph that follows when an editor presses Enter. */
  readonly next?: string;
  readonly priority?: number;
  /** Shown in the gallery of styles. */
  readonly quick?: boolean;
  readonly paragraph?: ParagraphLook;
  readonly run?: RunLook;
}

/** What the styles of a document depend on. */
export interface StyleOptions {
  readonly theme: Theme;
  readonly fonts: FontLibrary;
  /** Heading levels (from 1) whose numbers Word counts. */
  readonly countedLevels: ReadonlySet<HeadingLevel>;
  /** Title on a page of its own. */
  readonly coverPage: boolean;
  /** Width of the text upright and turned, in points. */
  readonly width: number;
  readonly turnedWidth: number;
}

export const HEADING_LEVELS = [1, 2, 3, 4, 5] as const satisfies readonly HeadingLevel[];
/** Levels of lists that have styles of their own. */
export const LIST_LEVELS = [1, 2, 3, 4, 5] as const;

/** Colours of the theme, tied to Word's theme so that changing it there changes them all. */
export function themeColors({ colors }: Theme) {
  return {
    ink: { value: colors.ink, theme: 'text1' },
    paper: { value: '#ffffff', theme: 'background1' },
    accent: { value: colors.accent, theme: 'text2' },
    band: { value: colors.band, theme: 'background2' },
    link: { value: colors.link, theme: 'hyperlink' },
    muted: { value: colors.muted },
    rule: { value: colors.rule },
    marking: { value: colors.marking },
  } as const satisfies Record<string, Color>;
}

/** All paragraph styles that every document carries. */
export function paragraphStyles(options: StyleOptions): Style[] {
  return [
    ...textStyles(options),
    ...coverStyles(options),
    ...HEADING_LEVELS.map((level) => headingStyle(level, options)),
    ...contentsStyles(options),
    ...captionStyles(options),
    ...tableTextStyles(options),
    ...listStyles(options),
    ...boxStyles(options),
    ...furnitureStyles(options),
  ];
}

function textStyles({ theme, fonts }: StyleOptions): Style[] {
  const { sizes } = theme;
  const colors = themeColors(theme);
  const line = lineMultiple(theme, fonts, 'body');
  return [
    { id: 'Normal', name: 'Normal', priority: 0, quick: true },
    {
      id: 'BodyText',
      name: 'Body Text',
      basedOn: 'Normal',
      priority: 1,
      quick: true,
      paragraph: { after: theme.paragraphSpace, line, align: theme.justify ? 'both' : 'start' },
    },
    {
      id: 'BodyTextAfterTable',
      name: 'Body Text After Table',
      basedOn: 'BodyText',
      next: 'BodyText',
      priority: 1,
      paragraph: { before: theme.paragraphSpace * 1.5 },
    },
    {
      id: 'FootnoteText',
      name: 'footnote text',
      basedOn: 'Normal',
      priority: 99,
      paragraph: { after: 2 },
      run: { size: sizes.note },
    },
    {
      id: 'HorizontalRule',
      name: 'Horizontal Rule',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 30,
      paragraph: { before: 4, after: theme.paragraphSpace + 4, borders: { bottom: { color: colors.rule, width: 0.75 } } },
      run: { size: 4 },
    },
    {
      id: 'TableSeparator',
      name: 'Table Separator',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 99,
      run: { size: 2 },
    },
  ];
}

function coverStyles({ theme, coverPage }: StyleOptions): Style[] {
  const { sizes } = theme;
  const colors = themeColors(theme);
  return [
    {
      id: 'Title',
      name: 'Title',
      basedOn: 'Normal',
      next: 'Subtitle',
      priority: 10,
      quick: true,
      paragraph: { keepNext: true, before: coverPage ? 150 : 0, after: 6, align: 'start', noHyphens: true },
      run: { font: 'heading', bold: true, size: sizes.title, color: colors.accent },
    },
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 11,
      quick: true,
      paragraph: { keepNext: true, after: coverPage ? 30 : 10, align: 'start', noHyphens: true },
      run: { font: 'heading', size: sizes.subtitle, color: colors.muted },
    },
    {
      id: 'CoverLine',
      name: 'Cover Line',
      basedOn: 'Normal',
      priority: 12,
      quick: true,
      paragraph: { after: 3, align: 'start' },
      run: { font: 'heading', size: sizes.body },
    },
    {
      id: 'CoverMarking',
      name: 'Cover Marking',
      basedOn: 'Normal',
      next: 'Title',
      priority: 12,
      paragraph: { before: coverPage ? 24 : 6, after: coverPage ? 0 : 10, align: 'start' },
      run: { font: 'heading', bold: true, size: sizes.body, color: colors.marking },
    },
  ];
}

function headingStyle(level: HeadingLevel, { theme, fonts, countedLevels }: StyleOptions): Style {
  const size = theme.sizes.headings[level - 1]!;
  const colors = themeColors(theme);
  const runIn = theme.headings.runIn.includes(level);
  const look: ParagraphLook = runIn
    ? { after: theme.paragraphSpace, line: lineMultiple(theme, fonts, 'body'), align: theme.justify ? 'both' : 'start' }
    : { before: Math.round(size * 1.3), after: Math.round(size * 0.4), align: 'start', noHyphens: true };
  return {
    id: `Heading${level}`,
    name: `heading ${level}`,
    basedOn: 'Normal',
    next: 'BodyText',
    priority: 9,
    quick: true,
    paragraph: {
      keepNext: true,
      keepLines: true,
      ...(countedLevels.has(level) ? { list: { number: NUMBER_IDS.headings, level: level - 1 } } : {}),
      ...look,
      outlineLevel: level - 1,
    },
    run: { font: runIn ? 'body' : 'heading', bold: true, size, color: runIn ? colors.ink : colors.accent },
  };
}

function contentsStyles({ theme, width }: StyleOptions): Style[] {
  const colors = themeColors(theme);
  const right = { kind: 'right', position: width, dots: true } as const;
  return [
    {
      id: 'TOCHeading',
      name: 'TOC Heading',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 39,
      quick: true,
      paragraph: { keepNext: true, keepLines: true, before: 16, after: 6, align: 'start' },
      run: { font: 'heading', bold: true, size: theme.sizes.headings[1], color: colors.accent },
    },
    ...HEADING_LEVELS.map((level): Style => ({
      id: `TOC${level}`,
      name: `toc ${level}`,
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 39,
      paragraph: { tabs: [right], before: level === 1 ? 4 : 0, after: 2, left: (level - 1) * 14, align: 'start' },
    })),
    {
      id: 'TableofFigures',
      name: 'table of figures',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 99,
      paragraph: { tabs: [right], after: 3, align: 'start' },
    },
  ];
}

function captionStyles({ theme }: StyleOptions): Style[] {
  const { sizes } = theme;
  const colors = themeColors(theme);
  return [
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 35,
      quick: true,
      paragraph: { keepNext: true, keepLines: true, before: 10, after: 4, align: 'start', noHyphens: true },
      run: { font: 'heading', bold: true, size: sizes.caption, color: colors.accent },
    },
    {
      id: 'Figure',
      name: 'Figure',
      basedOn: 'Normal',
      next: 'SourceNote',
      priority: 36,
      quick: true,
      paragraph: { before: 2, after: 4, align: 'start' },
    },
    {
      id: 'FigureWithSource',
      name: 'Figure With Source',
      basedOn: 'Figure',
      next: 'SourceNote',
      priority: 36,
      paragraph: { keepNext: true },
    },
    {
      id: 'SourceNote',
      name: 'Source and Note',
      basedOn: 'Normal',
      priority: 37,
      quick: true,
      paragraph: { keepLines: true, before: 3, after: theme.paragraphSpace + 5, contextualSpacing: true, align: 'start' },
      run: { font: 'heading', size: sizes.note, color: colors.muted },
    },
  ];
}

function tableTextStyles({ theme }: StyleOptions): Style[] {
  const { sizes } = theme;
  const colors = themeColors(theme);
  return [
    cell('TableText', 'Table Text', 'Normal', { before: 1.5, after: 1.5, align: 'start', noHyphens: true }, { font: 'heading', size: sizes.table }),
    cell('TableNumber', 'Table Number', 'TableText', { align: 'end' }),
    cell('TableCentered', 'Table Centered', 'TableText', { align: 'center' }),
    cell('TableGroup', 'Table Group', 'TableText', { keepNext: true, before: 5 }, { bold: true, color: colors.accent }),
    cell('TableTotal', 'Table Total', 'TableText', { before: 3, after: 3 }, { bold: true }),
    cell('TableTotalNumber', 'Table Total Number', 'TableNumber', { before: 3, after: 3 }, { bold: true }),
    cell('TableKeyFigure', 'Table Key Figure', 'TableText', {}, { bold: true, size: sizes.keyFigure, color: colors.accent }),
  ];
}

function cell(id: string, name: string, basedOn: string, paragraph: ParagraphLook, run: RunLook = {}): Style {
  return { id, name, basedOn, priority: 38, quick: true, paragraph, run };
}

function listStyles({ theme, fonts }: StyleOptions): Style[] {
  const base: ParagraphLook = {
    after: theme.paragraphSpace * 0.6,
    line: lineMultiple(theme, fonts, 'body'),
    align: theme.justify ? 'both' : 'start',
  };
  return LIST_LEVELS.flatMap((level): Style[] => {
    const suffix = level === 1 ? '' : `${level}`;
    const spaced = level === 1 ? '' : ` ${level}`;
    const style = (id: string, name: string, paragraph: ParagraphLook): Style => ({
      id: `${id}${suffix}`,
      name: `${name}${spaced}`,
      basedOn: 'Normal',
      priority: 36,
      quick: level === 1,
      paragraph: { ...base, ...paragraph },
    });
    const indent = { left: level * LIST_INDENT, hanging: LIST_INDENT };
    return [
      style('ListBullet', 'List Bullet', { list: { number: NUMBER_IDS.bullets, level: level - 1 }, ...indent }),
      style('ListNumber', 'List Number', { list: { number: NUMBER_IDS.numbers, level: level - 1 }, ...indent }),
      style('ListContinue', 'List Continue', { left: level * LIST_INDENT }),
    ];
  });
}

function boxStyles({ theme, fonts }: StyleOptions): Style[] {
  const colors = themeColors(theme);
  const line = lineMultiple(theme, fonts, 'body');
  const box: ParagraphLook = {
    keepLines: true,
    fill: colors.band,
    borders: {
      top: { color: colors.band, width: 0.5, space: 6 },
      left: { color: colors.accent, width: 3, space: 8 },
      bottom: { color: colors.band, width: 0.5, space: 6 },
      right: { color: colors.band, width: 0.5, space: 8 },
    },
    left: BOX_INDENT,
    right: BOX_INDENT - 2,
  };
  return [
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'BodyText',
      next: 'BodyText',
      priority: 29,
      quick: true,
      paragraph: { left: 24, right: 24 },
      run: { italic: true, color: colors.muted },
    },
    {
      id: 'CalloutTitle',
      name: 'Callout Title',
      basedOn: 'Normal',
      next: 'Callout',
      priority: 30,
      quick: true,
      paragraph: { keepNext: true, ...box, before: 8, after: 3, align: 'start' },
      run: { font: 'heading', bold: true, color: colors.accent },
    },
    {
      id: 'Callout',
      name: 'Callout',
      basedOn: 'Normal',
      priority: 30,
      quick: true,
      paragraph: { ...box, after: theme.paragraphSpace, line, align: 'start' },
    },
    {
      id: 'CalloutList',
      name: 'Callout List',
      basedOn: 'Callout',
      priority: 30,
      paragraph: { contextualSpacing: true },
    },
  ];
}

function furnitureStyles({ theme, width, turnedWidth }: StyleOptions): Style[] {
  const { sizes } = theme;
  const colors = themeColors(theme);
  const run: RunLook = { font: 'heading', size: sizes.running, color: colors.muted };
  const turned: ParagraphLook = {
    tabs: [
      { kind: 'clear', position: width },
      { kind: 'right', position: turnedWidth },
    ],
  };
  const upright: ParagraphLook = { tabs: [{ kind: 'right', position: width }], align: 'start', noHyphens: true };
  return [
    {
      id: 'Header',
      name: 'header',
      basedOn: 'Normal',
      priority: 99,
      paragraph: { ...upright, borders: { bottom: { color: colors.rule, width: 0.5, space: 3 } } },
      run,
    },
    { id: 'Footer', name: 'footer', basedOn: 'Normal', priority: 99, paragraph: upright, run },
    { id: 'HeaderLandscape', name: 'Header Landscape', basedOn: 'Header', priority: 99, paragraph: turned },
    { id: 'FooterLandscape', name: 'Footer Landscape', basedOn: 'Footer', priority: 99, paragraph: turned },
    {
      id: 'Marking',
      name: 'Protective Marking',
      basedOn: 'Normal',
      priority: 99,
      paragraph: { after: 2, align: 'center' },
      run: { font: 'heading', bold: true, size: sizes.running + 1, color: colors.marking },
    },
  ];
}

/** Character styles by what a run is; a run that is several of them gets a style that joins theirs. */
export const TRAIT_STYLES = {
  strong: { id: 'Strong', name: 'Strong' },
  emphasis: { id: 'Emphasis', name: 'Emphasis' },
  code: { id: 'VerbatimChar', name: 'Verbatim Char' },
  superscript: { id: 'Superscript', name: 'Superscript' },
  subscript: { id: 'Subscript', name: 'Subscript' },
  link: { id: 'Hyperlink', name: 'Hyperlink' },
  reference: { id: 'CrossReference', name: 'Cross-Reference' },
  captionLabel: { id: 'CaptionLabel', name: 'Caption Label' },
  coverLabel: { id: 'CoverLabel', name: 'Cover Label' },
} as const satisfies Record<Trait, { id: string; name: string }>;

export const TRAITS = Object.keys(TRAIT_STYLES) as readonly Trait[];

/** Id of the character style of a run; undefined for a plain one. */
export function traitStyleId(traits: readonly Trait[]): string | undefined {
  if (traits.length === 0) return undefined;
  return traits.map((trait) => TRAIT_STYLES[trait].id).join('');
}

/** The character style of runs with these traits, in the order of `TRAITS`. */
export function traitStyle(traits: readonly Trait[], theme: Theme): Style {
  const looks = traitLooks(theme);
  return {
    id: traitStyleId(traits)!,
    name: traits.map((trait) => TRAIT_STYLES[trait].name).join(' '),
    basedOn: 'DefaultParagraphFont',
    priority: 20,
    quick: traits.length === 1,
    run: Object.assign({}, ...traits.map((trait) => looks[trait])) as RunLook,
  };
}

function traitLooks(theme: Theme): Record<Trait, RunLook> {
  const colors = themeColors(theme);
  return {
    strong: { bold: true },
    emphasis: { italic: true },
    code: { font: { name: 'Courier New' }, noProof: true },
    superscript: { position: 'superscript' },
    subscript: { position: 'subscript' },
    link: { color: colors.link, underline: true },
    reference: { color: colors.link },
    captionLabel: { color: colors.ink },
    coverLabel: { bold: true, color: colors.accent },
  };
}

/** Style for the mark of a footnote, in the text and before the note. */
export const FOOTNOTE_REFERENCE: Style = {
  id: 'FootnoteReference',
  name: 'footnote reference',
  basedOn: 'DefaultParagraphFont',
  priority: 99,
  run: { position: 'superscript' },
};

/**
 * A style as Word reads it. Built-in styles are known by their name, so these are in lower case
 * where Word's own are.
 */
export function styleMarkup(type: 'paragraph' | 'character', style: Style): string {
  const custom = BUILT_IN.has(style.name) ? undefined : 1;
  return tag(
    'w:style',
    { 'w:type': type, 'w:default': style.id === 'Normal' ? 1 : undefined, 'w:customStyle': custom, 'w:styleId': style.id },
    valueTag('w:name', style.name),
    style.basedOn === undefined ? '' : valueTag('w:basedOn', style.basedOn),
    style.next === undefined ? '' : valueTag('w:next', style.next),
    style.priority === undefined ? '' : valueTag('w:uiPriority', style.priority),
    style.quick === true ? tag('w:qFormat') : '',
    style.paragraph === undefined ? '' : paragraphProperties(style.paragraph),
    style.run === undefined ? '' : runProperties(style.run),
  );
}

const BUILT_IN: ReadonlySet<string> = new Set([
  'Normal', 'Body Text', 'Title', 'Subtitle', 'TOC Heading', 'table of figures', 'caption', 'Quote', 'header', 'footer',
  'footnote text', 'footnote reference', 'Strong', 'Emphasis', 'Hyperlink',
  ...HEADING_LEVELS.flatMap((level) => [`heading ${level}`, `toc ${level}`]),
  ...LIST_LEVELS.flatMap((level) =>
    ['List Bullet', 'List Number', 'List Continue'].map((name) => (level === 1 ? name : `${name} ${level}`)),
  ),
]);

/**
 * The theme's line height as Word counts it: a multiple of the line height that the font itself
 * has, where ours is one of its size.
 */
export function lineMultiple(theme: Theme, fonts: FontLibrary, use: 'body' | 'heading'): number {
  const font = fonts.family(theme.fonts[use])?.faces.regular.font;
  if (font === undefined) return theme.lineHeight / 1.2;
  return (theme.lineHeight * font.unitsPerEm) / (font.ascent - font.descent + font.lineGap);
}
