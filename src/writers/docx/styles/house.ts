import type { Theme } from '../../../theme.ts';
import type { Style } from './style.ts';

/** Styles of running text, which look like the house's own. */
const RUNNING = /^(?:Body Text|List |Quote|footnote text|toc |table of figures)/;

/** Ours are set with one tab, where those of a house may have any. */
const OWN_NAMES: Readonly<Record<string, string>> = { header: 'Running Head', footer: 'Running Foot' };

/** A style that stands beside those of a house, whose defaults are not ours. */
export function forHouse(style: Style, { sizes }: Theme): Style {
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
