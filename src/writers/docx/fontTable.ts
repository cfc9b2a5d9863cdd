import type { FontLibrary } from '../../fonts.ts';
import type { Theme } from '../../theme.ts';
import { namespaces, tag, valueTag, XML_HEAD } from './markup.ts';

/** What Word takes where a family is not installed: the nearest that it ships with. */
const SUBSTITUTES = {
  serif: { name: 'Cambria', family: 'roman' },
  sans: { name: 'Calibri', family: 'swiss' },
} as const;

/** `word/fontTable.xml`: the families of the theme with what may stand in for them. */
export function fontTableMarkup(theme: Theme, fonts: FontLibrary): string {
  const names = new Set([theme.fonts.body, theme.fonts.heading, theme.fonts.chart]);
  const entries = [...names].map((name) => {
    const panose = fonts.family(name)?.faces.regular.font['OS/2'].panose as unknown as readonly number[] | undefined;
    // The second number of PANOSE tells serifs: 11 and above have none.
    const kind = panose !== undefined && panose[1]! < 11 ? SUBSTITUTES.serif : SUBSTITUTES.sans;
    return tag(
      'w:font',
      { 'w:name': name },
      valueTag('w:altName', kind.name),
      panose === undefined ? '' : valueTag('w:panose1', panose.map((part) => part.toString(16).padStart(2, '0')).join('').toUpperCase()),
      valueTag('w:charset', '00'),
      valueTag('w:family', kind.family),
      valueTag('w:pitch', 'variable'),
    );
  });
  return XML_HEAD + tag('w:fonts', namespaces('w'), ...entries);
}
