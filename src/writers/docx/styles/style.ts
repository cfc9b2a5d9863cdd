import type { HeadingLevel } from '../../../document/model.ts';
import type { FontLibrary } from '../../../fonts.ts';
import type { Theme } from '../../../theme.ts';
import { type Color, type ParagraphLook, paragraphProperties, type RunLook, runProperties } from '../formatting.ts';
import { tag, valueTag } from '../markup.ts';

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
export function lineMultiple({ theme, fonts }: Pick<StyleOptions, 'theme' | 'fonts'>, use: 'body' | 'heading', height: number): number {
  const font = fonts.family(theme.fonts[use])?.faces.regular.font;
  if (font === undefined) return height / 1.2;
  return (height * font.unitsPerEm) / (font.ascent - font.descent + font.lineGap);
}

export function bodyLine(options: StyleOptions): number {
  return lineMultiple(options, 'body', options.theme.lineHeight);
}
