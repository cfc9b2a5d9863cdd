import type { IThemeOptions } from 'docx';
import type { Theme } from '../../theme.ts';

/** Word's theme: our fonts and colours under the names that Word has for them. */
export function wordTheme({ name, colors, fonts, chart }: Theme): IThemeOptions {
  const accents = Array.from({ length: 6 }, (_, index) => hex(chart.categories[index % chart.categories.length]!));
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

function hex(color: string): string {
  return color.slice(1).toUpperCase();
}
