import { tag, valueTag } from './markup.ts';
import { halfPoints, twips } from './units.ts';

/** Sides in the order of the schema; `between` separates paragraphs that look the same. */
const BORDER_SIDES = ['top', 'left', 'bottom', 'right', 'between'] as const;

/** Paragraph formatting of a style. Lengths are in points. */
export interface ParagraphLook {
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly widowControl?: boolean;
  readonly list?: { readonly number: number; readonly level?: number };
  readonly borders?: Partial<Record<(typeof BORDER_SIDES)[number], BorderLook>>;
  /** Background, `#rrggbb` or a colour of the theme. */
  readonly fill?: Color;
  readonly tabs?: readonly TabLook[];
  readonly noHyphens?: boolean;
  readonly before?: number;
  readonly after?: number;
  /** Multiple of the font's own line height. */
  readonly line?: number;
  readonly left?: number;
  readonly right?: number;
  readonly hanging?: number;
  readonly contextualSpacing?: boolean;
  readonly align?: 'start' | 'center' | 'end' | 'both';
  /** From 0; 9 is running text. */
  readonly outlineLevel?: number;
}

export interface BorderLook {
  readonly color: Color;
  /** Thickness in points. */
  readonly width: number;
  readonly space?: number;
}

export interface TabLook {
  readonly kind: 'left' | 'center' | 'right' | 'decimal' | 'clear';
  readonly position: number;
  readonly dots?: boolean;
}

/** Character formatting of a style. */
export interface RunLook {
  readonly font?: 'heading' | 'body';
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly caps?: boolean;
  readonly noProof?: boolean;
  readonly color?: Color;
  /** Size in points. */
  readonly size?: number;
  /** Space added between letters, in points. */
  readonly spacing?: number;
  readonly underline?: boolean;
  readonly position?: 'superscript' | 'subscript';
}

/** A colour of the document's theme with its value, or a fixed one. */
export interface Color {
  readonly value: string;
  readonly theme?: 'text1' | 'background1' | 'text2' | 'background2' | 'accent1' | 'hyperlink';
}

/** `w:pPr` with its children in the order of the schema; empty if there is nothing to say. */
export function paragraphProperties(look: ParagraphLook): string {
  const children = [
    flag('w:keepNext', look.keepNext),
    flag('w:keepLines', look.keepLines),
    flag('w:widowControl', look.widowControl),
    look.list === undefined ? '' : listProperties(look.list),
    look.borders === undefined ? '' : tag('w:pBdr', {}, ...borderTags(look.borders)),
    look.fill === undefined ? '' : shading(look.fill),
    look.tabs === undefined ? '' : tag('w:tabs', {}, ...look.tabs.map(tabTag)),
    flag('w:suppressAutoHyphens', look.noHyphens),
    spacing(look),
    indents(look),
    flag('w:contextualSpacing', look.contextualSpacing),
    look.align === undefined ? '' : valueTag('w:jc', ALIGNMENTS[look.align]),
    look.outlineLevel === undefined ? '' : valueTag('w:outlineLvl', look.outlineLevel),
  ];
  return wrap('w:pPr', children);
}

/** `w:rPr` with its children in the order of the schema; empty if there is nothing to say. */
export function runProperties(look: RunLook): string {
  const size = look.size === undefined ? undefined : halfPoints(look.size);
  const children = [
    look.font === undefined ? '' : fontTag(look.font),
    flag('w:b', look.bold) + flag('w:bCs', look.bold),
    flag('w:i', look.italic) + flag('w:iCs', look.italic),
    flag('w:caps', look.caps),
    flag('w:noProof', look.noProof),
    look.color === undefined ? '' : colorTag(look.color),
    look.spacing === undefined ? '' : valueTag('w:spacing', twips(look.spacing)),
    size === undefined ? '' : valueTag('w:sz', size) + valueTag('w:szCs', size),
    look.underline === undefined ? '' : valueTag('w:u', look.underline ? 'single' : 'none'),
    look.position === undefined ? '' : valueTag('w:vertAlign', look.position),
  ];
  return wrap('w:rPr', children);
}

const ALIGNMENTS = { start: 'left', center: 'center', end: 'right', both: 'both' } as const;

function wrap(name: string, children: readonly string[]): string {
  const content = children.join('');
  return content === '' ? '' : tag(name, {}, content);
}

function flag(name: string, value: boolean | undefined): string {
  if (value === undefined) return '';
  return value ? tag(name) : valueTag(name, '0');
}

function listProperties(list: { readonly number: number; readonly level?: number }): string {
  const level = list.level === undefined ? '' : valueTag('w:ilvl', list.level);
  return tag('w:numPr', {}, level, valueTag('w:numId', list.number));
}

/** Borders in the order of the schema; widths in eighths of a point. */
export function borderTags(borders: NonNullable<ParagraphLook['borders']>): string[] {
  return BORDER_SIDES.flatMap((side) => {
    const border = borders[side];
    return border === undefined ? [] : [borderTag(`w:${side}`, border)];
  });
}

export function borderTag(name: string, { color, width, space = 0 }: BorderLook): string {
  return tag(name, {
    'w:val': 'single',
    'w:sz': Math.round(width * 8),
    'w:space': space,
    'w:color': hex(color),
    'w:themeColor': color.theme,
  });
}

export function shading(fill: Color): string {
  return tag('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': hex(fill), 'w:themeFill': fill.theme });
}

function tabTag({ kind, position, dots }: TabLook): string {
  return tag('w:tab', {
    'w:val': kind,
    'w:leader': dots === true ? 'dot' : undefined,
    'w:pos': twips(position),
  });
}

function spacing({ before, after, line }: ParagraphLook): string {
  if (before === undefined && after === undefined && line === undefined) return '';
  return tag('w:spacing', {
    'w:before': before === undefined ? undefined : twips(before),
    'w:after': after === undefined ? undefined : twips(after),
    'w:line': line === undefined ? undefined : Math.round(line * 240),
    'w:lineRule': line === undefined ? undefined : 'auto',
  });
}

function indents({ left, right, hanging }: ParagraphLook): string {
  if (left === undefined && right === undefined && hanging === undefined) return '';
  return tag('w:ind', {
    'w:left': left === undefined ? undefined : twips(left),
    'w:right': right === undefined ? undefined : twips(right),
    'w:hanging': hanging === undefined ? undefined : twips(hanging),
  });
}

function fontTag(font: NonNullable<RunLook['font']>): string {
  const theme = font === 'heading' ? 'major' : 'minor';
  return tag('w:rFonts', {
    'w:asciiTheme': `${theme}HAnsi`,
    'w:hAnsiTheme': `${theme}HAnsi`,
    'w:eastAsiaTheme': `${theme}EastAsia`,
    'w:cstheme': `${theme}Bidi`,
  });
}

function colorTag(color: Color): string {
  return tag('w:color', { 'w:val': hex(color), 'w:themeColor': color.theme });
}

function hex(color: Color): string {
  return color.value.replace('#', '').toUpperCase();
}
