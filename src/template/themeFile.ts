import { contrastOf } from '../contrast.ts';
import type { Report } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import { themeSchema } from '../theme.ts';
import type { Theme } from '../theme.ts';
import type { SourceText } from './model.ts';
import { readYaml } from './yamlText.ts';
import type { YamlText } from './yamlText.ts';

/** Contrast that text must have by WCAG 2.2 AA. */
const LEAST_CONTRAST = 4.5;

/** Colours that text is set in. */
const TEXT_COLORS = ['ink', 'muted', 'accent', 'link', 'marking'] as const;

/** Reads a theme. Reports fonts that cannot be embedded and text that is too pale to read. */
export function readTheme(source: SourceText, fontNames: readonly string[], report: Report): Theme | undefined {
  const read = readYaml(source, themeSchema, report);
  if (read === undefined) return undefined;
  const fonts = checkFonts(read, fontNames, report);
  const contrast = checkContrast(read, report);
  return fonts && contrast ? read.value : undefined;
}

function checkFonts({ value, placeOf }: YamlText<Theme>, fontNames: readonly string[], report: Report): boolean {
  const unknown = Object.entries(value.fonts).filter(([, family]) => !fontNames.includes(family));
  for (const [use, family] of unknown) report(messages.unknownFont(placeOf(['fonts', use]), family, fontNames));
  return unknown.length === 0;
}

function checkContrast({ value: { colors }, placeOf }: YamlText<Theme>, report: Report): boolean {
  let isReadable = true;
  for (const name of TEXT_COLORS) {
    for (const [ground, color] of [['white', '#ffffff'], ['band', colors.band]] as const) {
      const contrast = contrastOf(colors[name], color);
      if (contrast >= LEAST_CONTRAST) continue;
      report(messages.lowContrast(placeOf(['colors', name]), name, colors[name], ground, contrast, LEAST_CONTRAST));
      isReadable = false;
    }
  }
  return isReadable;
}
