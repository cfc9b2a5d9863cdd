import { contrastOf } from '../../../contrast.ts';
import type { Theme } from '../../../theme.ts';
import type { TextStyle } from './nodes.ts';

/** The theme's choices as styles of text, one for each thing that is set in its own way. */

export function bodyText(theme: Theme): TextStyle {
  return {
    font: theme.fonts.body,
    fontSize: theme.sizes.body,
    lineHeight: theme.lineHeight,
    color: theme.colors.ink,
    alignment: 'left',
  };
}

export function headingText(theme: Theme, level: number): TextStyle {
  return {
    font: theme.fonts.heading,
    fontSize: theme.sizes.headings[level - 1] ?? theme.sizes.body,
    lineHeight: 1.2,
    bold: true,
    color: theme.colors.accent,
    alignment: 'left',
  };
}

export function tableText(theme: Theme): TextStyle {
  return {
    font: theme.fonts.heading,
    fontSize: theme.sizes.table,
    lineHeight: 1.25,
    color: theme.colors.ink,
    alignment: 'left',
  };
}

/** Size of long tables in which things are looked up. */
export function compactSize(theme: Theme): number {
  return theme.sizes.table - 1;
}

export function captionText(theme: Theme): TextStyle {
  return { ...tableText(theme), fontSize: theme.sizes.caption };
}

export function noteText(theme: Theme): TextStyle {
  return { ...tableText(theme), fontSize: theme.sizes.note, color: theme.colors.muted };
}

/** Footnotes: running text in small. */
export function footnoteText(theme: Theme): TextStyle {
  return { ...bodyText(theme), fontSize: theme.sizes.note, lineHeight: 1.25 };
}

export function runningText(theme: Theme): TextStyle {
  return {
    font: theme.fonts.heading,
    fontSize: theme.sizes.running,
    lineHeight: 1.2,
    color: theme.colors.muted,
    alignment: 'left',
  };
}

export function markingText(theme: Theme): TextStyle {
  return {
    font: theme.fonts.heading,
    fontSize: theme.sizes.running,
    lineHeight: 1.2,
    bold: true,
    color: theme.colors.marking,
    characterSpacing: 0.8,
    alignment: 'center',
  };
}

/** White or the theme's ink, whichever reads better on the colour. */
export function inkOn(color: string, theme: Theme): string {
  return contrastOf('#ffffff', color) >= contrastOf(theme.colors.ink, color) ? '#ffffff' : theme.colors.ink;
}
