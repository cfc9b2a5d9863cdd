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
  /** For the looks of a house: running text leaves them alone, all else does without them. */
  readonly house: boolean;
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
  const styles = [
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
  return options.house ? styles.map((style) => forHouse(style, options.theme)) : styles;
}

/** Styles of running text, which look like the house's own. */
const RUNNING = /^(?:Body Text|List |Quote|footnote text|toc |table of figures)/;

/** Ours are set with one tab, where those of a house may have any. */
const OWN_NAMES: Readonly<Record<string, string>> = { header: 'Running Head', footer: 'Running Foot' };

/** A style that stands beside those of a house, whose defaults are not ours. */
function forHouse(style: Style, { sizes }: Theme): Style {
  if (RUNNING.test(style.name)) {
    const { list, left, right, hanging, tabs, before, after } = style.paragraph ?? {};
    // Lines of contents stand closer than paragraphs.
    const spaces = tabs === undefined ? {} : { before, after };
    const kept = Object.entries({ list, left, right, hanging, tabs, ...spaces }).filter(([, value]) => value !== undefined);
    const { run: _, ...rest } = style;
    return { ...rest, paragraph: Object.fromEntries(kept) };
  }
  if (style.basedOn !== 'Normal') return style;
  return {
    ...style,
    name: OWN_NAMES[style.name] ?? style.name,
    paragraph: { before: 0, after: 0, line: 1, align: 'start', ...style.paragraph },
    run: { font: 'body', bold: false, italic: false, size: sizes.body, ...style.run },
  };
}

function textStyles(options: StyleOptions): Style[] {
  const { theme } = options;
  const colors = themeColors(theme);
  return [
    { id: 'Normal', name: 'Normal', priority: 0, quick: true },
    {
      id: 'BodyText',
      name: 'Body Text',
      basedOn: 'Normal',
      priority: 1,
      quick: true,
      paragraph: { after: theme.paragraphSpace, line: bodyLine(options), align: theme.justify ? 'both' : 'start' },
    },
    {
      id: 'BodyTextAfterDisplay',
      name: 'Body Text After Display',
      basedOn: 'BodyText',
      next: 'BodyText',
      priority: 1,
      paragraph: { before: theme.paragraphSpace + 8 },
    },
    {
      id: 'FootnoteText',
      name: 'footnote text',
      basedOn: 'Normal',
      priority: 99,
      paragraph: { after: 2, line: lineMultiple(options, 'body', 1.25), align: theme.justify ? 'both' : 'start' },
      run: { size: theme.sizes.note },
    },
    {
      id: 'HorizontalRule',
      name: 'Horizontal Rule',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 30,
      paragraph: { after: 2 * theme.paragraphSpace, borders: { bottom: { color: colors.rule, width: 0.75 } } },
      run: { size: 4 },
    },
    {
      id: 'Separator',
      name: 'Separator',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 99,
      run: { size: 2 },
    },
  ];
}

function coverStyles(options: StyleOptions): Style[] {
  const { theme, coverPage } = options;
  const { sizes } = theme;
  const colors = themeColors(theme);
  const bar = { color: colors.accent, width: coverPage ? 3 : 2, space: coverPage ? 14 : 8 };
  const rule = { color: colors.rule, width: 0.5, space: 4 };
  return [
    {
      id: 'CoverAuthor',
      name: 'Cover Author',
      basedOn: 'Normal',
      next: 'Title',
      priority: 12,
      paragraph: { keepNext: true, before: 92, after: 26, borders: { bottom: bar }, align: 'start' },
      run: { font: 'heading', bold: true, size: sizes.body + 0.5, color: colors.accent },
    },
    {
      id: 'Title',
      name: 'Title',
      basedOn: 'Normal',
      next: 'Subtitle',
      priority: 10,
      quick: true,
      paragraph: { keepNext: true, line: lineMultiple(options, 'body', 1.12), align: 'start', noHyphens: true },
      run: { bold: true, size: sizes.title * (coverPage ? 1.25 : 0.86), color: colors.accent },
    },
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 11,
      quick: true,
      paragraph: {
        before: coverPage ? 12 : 3,
        ...(coverPage ? { after: 40 } : {}),
        line: lineMultiple(options, 'heading', 1.25),
        align: 'start',
        noHyphens: true,
      },
      run: { font: 'heading', size: sizes.subtitle * (coverPage ? 1.1 : 0.93), color: colors.muted },
    },
    {
      id: 'CoverDetail',
      name: 'Cover Detail',
      basedOn: 'Normal',
      priority: 12,
      paragraph: {
        borders: { between: rule, bottom: rule },
        left: COVER_LABEL,
        hanging: COVER_LABEL,
        after: 3,
        line: lineMultiple(options, 'heading', 1.35),
        align: 'start',
      },
      run: { font: 'heading', size: sizes.body },
    },
    {
      id: 'CoverLine',
      name: 'Cover Line',
      basedOn: 'Normal',
      priority: 12,
      paragraph: { before: 6, after: 14, borders: { bottom: bar }, line: lineMultiple(options, 'heading', 1.3), align: 'start' },
      run: { font: 'heading', size: sizes.caption },
    },
    {
      id: 'CoverMarking',
      name: 'Cover Marking',
      basedOn: 'Normal',
      priority: 12,
      paragraph: { before: 24, align: 'start' },
      run: { font: 'heading', bold: true, size: sizes.running, color: colors.marking, spacing: 0.8 },
    },
  ];
}

/** Width of the labels of a title page, in points. */
const COVER_LABEL = 118;

/** Space above and below headings of levels 1 to 5, as multiples of the body size. */
const HEADING_SPACE = [
  [2.1, 0.75],
  [1.5, 0.45],
  [1.1, 0.3],
  [0.9, 0.25],
  [0.9, 0.25],
] as const;

function headingStyle(level: HeadingLevel, options: StyleOptions): Style {
  const { theme, countedLevels } = options;
  const { sizes } = theme;
  const [above, below] = HEADING_SPACE[level - 1]!;
  // One that runs in shares the line of running text and must not change how that is set.
  const look: ParagraphLook = theme.headings.runIn.includes(level)
    ? { after: theme.paragraphSpace, line: bodyLine(options), align: theme.justify ? 'both' : 'start' }
    : { before: above * sizes.body, after: below * sizes.body, line: lineMultiple(options, 'heading', 1.2), align: 'start', noHyphens: true };
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
    run: { font: 'heading', bold: true, size: sizes.headings[level - 1]!, color: themeColors(theme).accent },
  };
}

function contentsStyles(options: StyleOptions): Style[] {
  const { theme, width } = options;
  const right = { kind: 'right', position: width, dots: true } as const;
  const line = lineMultiple(options, 'heading', 1.25);
  return [
    {
      id: 'TOCHeading',
      name: 'TOC Heading',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 39,
      quick: true,
      paragraph: {
        keepNext: true,
        keepLines: true,
        before: 1.6 * theme.sizes.body,
        after: 0.6 * theme.sizes.body,
        line: lineMultiple(options, 'heading', 1.2),
        align: 'start',
      },
      run: { font: 'heading', bold: true, size: theme.sizes.headings[0], color: themeColors(theme).accent },
    },
    ...HEADING_LEVELS.map((level): Style => ({
      id: `TOC${level}`,
      name: `toc ${level}`,
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 39,
      paragraph: { tabs: [right], before: level === 1 ? 4 : 0, after: 2, line, left: (level - 1) * 14, align: 'start' },
      run: { font: 'heading', ...(level === 1 ? { bold: true } : {}) },
    })),
    {
      id: 'TableofFigures',
      name: 'table of figures',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 99,
      paragraph: { tabs: [right], after: 2, line, align: 'start' },
      run: { font: 'heading' },
    },
  ];
}

function captionStyles(options: StyleOptions): Style[] {
  const { theme } = options;
  const { sizes } = theme;
  const line = lineMultiple(options, 'heading', 1.25);
  return [
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 35,
      quick: true,
      paragraph: { keepNext: true, keepLines: true, before: 8, after: 5, line, align: 'start', noHyphens: true },
      run: { font: 'heading', size: sizes.caption },
    },
    {
      id: 'CaptionBelow',
      name: 'Caption Below',
      basedOn: 'Caption',
      next: 'SourceNote',
      priority: 35,
      paragraph: { before: 5, after: 0 },
    },
    {
      id: 'Figure',
      name: 'Figure',
      basedOn: 'Normal',
      next: 'CaptionBelow',
      priority: 36,
      quick: true,
      paragraph: { keepNext: true, before: 6, align: 'center' },
    },
    {
      id: 'SourceNote',
      name: 'Source and Note',
      basedOn: 'Normal',
      priority: 37,
      quick: true,
      paragraph: { keepLines: true, before: 2, after: theme.paragraphSpace + 8, line, contextualSpacing: true, align: 'start' },
      run: { font: 'heading', size: sizes.note, color: themeColors(theme).muted },
    },
  ];
}

function tableTextStyles(options: StyleOptions): Style[] {
  const { theme } = options;
  const { sizes } = theme;
  const colors = themeColors(theme);
  const line = lineMultiple(options, 'heading', 1.25);
  const text: RunLook = { font: 'heading', size: sizes.table };
  return [
    cell('TableText', 'Table Text', 'Normal', { line, align: 'start', noHyphens: true }, text),
    cell('TableNumber', 'Table Number', 'TableText', { align: 'end' }),
    cell('TableCentered', 'Table Centered', 'TableText', { align: 'center' }),
    cell('TableGroup', 'Table Group', 'TableText', { keepNext: true, before: 4 }, { bold: true, color: colors.accent }),
    cell('TableTotal', 'Table Total', 'TableText', {}, { bold: true }),
    cell('TableTotalNumber', 'Table Total Number', 'TableNumber', {}, { bold: true }),
    cell('TableAside', 'Table Aside', 'TableText', {}, { color: colors.muted }),
    cell('TableKeyFigure', 'Table Key Figure', 'TableText', { line: lineMultiple(options, 'heading', 1.1) }, { bold: true, size: sizes.keyFigure, color: colors.accent }),
  ];
}

function cell(id: string, name: string, basedOn: string, paragraph: ParagraphLook, run: RunLook = {}): Style {
  return { id, name, basedOn, priority: 38, quick: true, paragraph, run };
}

function listStyles(options: StyleOptions): Style[] {
  const { theme } = options;
  const base: ParagraphLook = {
    after: Math.round(theme.paragraphSpace / 2),
    line: bodyLine(options),
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

function boxStyles(options: StyleOptions): Style[] {
  const { theme } = options;
  const colors = themeColors(theme);
  const box: ParagraphLook = {
    keepLines: true,
    fill: colors.band,
    borders: {
      top: { color: colors.band, width: 0.5, space: 7 },
      left: { color: colors.accent, width: 3, space: 9 },
      bottom: { color: colors.band, width: 0.5, space: 4 },
      right: { color: colors.band, width: 0.5, space: 10 },
    },
    left: BOX_INDENT,
    right: BOX_INDENT,
  };
  return [
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'BodyText',
      next: 'BodyText',
      priority: 29,
      quick: true,
      paragraph: { left: 2 * theme.sizes.body, right: 2 * theme.sizes.body },
      run: { italic: true },
    },
    {
      id: 'CalloutTitle',
      name: 'Callout Title',
      basedOn: 'Normal',
      next: 'Callout',
      priority: 30,
      quick: true,
      paragraph: { keepNext: true, ...box, before: 11, after: 4, line: lineMultiple(options, 'heading', 1.2), align: 'start' },
      run: { font: 'heading', bold: true, color: colors.accent },
    },
    {
      id: 'Callout',
      name: 'Callout',
      basedOn: 'Normal',
      priority: 30,
      quick: true,
      paragraph: { ...box, after: theme.paragraphSpace, line: bodyLine(options), align: theme.justify ? 'both' : 'start' },
    },
    {
      id: 'CalloutList',
      name: 'Callout List',
      basedOn: 'Callout',
      priority: 30,
      paragraph: { after: Math.round(theme.paragraphSpace / 2) },
    },
    {
      id: 'CalloutListEnd',
      name: 'Callout List End',
      basedOn: 'CalloutList',
      next: 'BodyText',
      priority: 30,
      paragraph: { after: theme.paragraphSpace + 12 },
    },
    {
      id: 'CalloutEnd',
      name: 'Callout End',
      basedOn: 'Callout',
      next: 'BodyText',
      priority: 30,
      paragraph: { after: theme.paragraphSpace + 12 },
    },
  ];
}

function furnitureStyles(options: StyleOptions): Style[] {
  const { theme, width, turnedWidth } = options;
  const colors = themeColors(theme);
  const run: RunLook = { font: 'heading', size: theme.sizes.running, color: colors.muted };
  const turned: ParagraphLook = {
    tabs: [
      { kind: 'clear', position: width },
      { kind: 'right', position: turnedWidth },
    ],
  };
  const upright: ParagraphLook = {
    tabs: [{ kind: 'right', position: width }],
    line: lineMultiple(options, 'heading', 1.2),
    align: 'start',
    noHyphens: true,
  };
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
      paragraph: { before: 3, after: 3, line: lineMultiple(options, 'heading', 1.2), align: 'center' },
      run: { font: 'heading', bold: true, size: theme.sizes.running, color: colors.marking, spacing: 0.8 },
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
  boundFigure: { id: 'BoundFigure', name: 'Bound Figure' },
  missing: { id: 'NotAvailable', name: 'Not Available' },
  marking: { id: 'MarkingText', name: 'Marking Text' },
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
    code: { font: 'heading', noProof: true },
    superscript: { position: 'superscript' },
    subscript: { position: 'subscript' },
    link: { color: colors.link, underline: true },
    reference: { color: colors.link },
    boundFigure: {},
    missing: { color: colors.muted },
    marking: { bold: true, color: colors.marking, spacing: 0.8 },
    captionLabel: { bold: true, color: colors.accent },
    coverLabel: { color: colors.muted },
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
 * A distance of base lines as Word counts it: a multiple of the line height that the font itself has,
 * where ours is one of its size.
 */
function lineMultiple({ theme, fonts }: StyleOptions, use: 'body' | 'heading', height: number): number {
  const font = fonts.family(theme.fonts[use])?.faces.regular.font;
  if (font === undefined) return height / 1.2;
  return (height * font.unitsPerEm) / (font.ascent - font.descent + font.lineGap);
}

function bodyLine(options: StyleOptions): number {
  return lineMultiple(options, 'body', options.theme.lineHeight);
}
