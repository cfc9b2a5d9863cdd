import type { IThemeOptions } from 'docx';
import type { Theme } from '../../theme.ts';
import type { ChartLook } from './model.ts';

/** Word's theme: our fonts and colours under the names that Word has for them. */
export function wordTheme({ name, colors, fonts, chart }: Theme): IThemeOptions {
  const accents = accentColors(chart);
  return {
    name,
    colors: {
      dark1: hex(colors.ink),
      light1: 'FFFFFF',
      dark2: hex(colors.accent),
      light2: hex(colors.band),
      accent1: accents[0]!,
      accent2: accents[1]!,
      accent3: accents[2]!,
      accent4: accents[3]!,
      accent5: accents[4]!,
      accent6: accents[5]!,
      hyperlink: hex(colors.link),
      followedHyperlink: hex(colors.link),
    },
    fonts: { headings: { latin: fonts.heading }, body: { latin: fonts.body } },
  };
}

/** The six accents of Word's theme as `RRGGBB`: the colours of charts in order, from the first again if they are fewer. */
export function accentColors({ categories }: Theme['chart']): string[] {
  return Array.from({ length: 6 }, (_, index) => hex(categories[index % categories.length]!));
}

/** How Word's own charts look under a theme. */
export function chartLook({ fonts, colors, chart }: Theme): ChartLook {
  const palette = accentColors(chart).map((color, index) => ({ color, theme: { theme: ACCENTS[index]! } }));
  return { font: fonts.chart, ink: colors.ink, palette };
}

const ACCENTS = ['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'] as const;

function hex(color: string): string {
  return color.slice(1).toUpperCase();
}
