import type { FaceName, FontLibrary } from '../../fonts.ts';
import type { Theme } from '../../theme.ts';
import type { EmbeddedFont } from './embeddedFonts.ts';
import { NAMESPACES, namespaces, tag, valueTag, XML_HEAD } from './markup.ts';

/** What Word takes where a family is not installed: the nearest that it ships with. */
const SUBSTITUTES = {
  serif: { name: 'Cambria', family: 'roman' },
  sans: { name: 'Calibri', family: 'swiss' },
} as const;

/** `word/fontTable.xml`: the families of the theme, what may stand in for them, and the files of those inside the document. */
export function fontTableMarkup(theme: Theme, fonts: FontLibrary, embedded: readonly EmbeddedFont[]): string {
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
      ...embedded
        .filter(({ family }) => family === name)
        .map(({ face, relation, key }) => tag(EMBED_TAGS[face], { 'r:id': relation, 'w:fontKey': key })),
    );
  });
  return XML_HEAD + tag('w:fonts', namespaces('w', 'r'), ...entries);
}

const EMBED_TAGS = {
  regular: 'w:embedRegular',
  bold: 'w:embedBold',
  italic: 'w:embedItalic',
  boldItalic: 'w:embedBoldItalic',
} as const satisfies Record<FaceName, string>;

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** `word/_rels/fontTable.xml.rels` */
export function fontRelations(embedded: readonly EmbeddedFont[]): string {
  const entries = embedded.map(({ relation, path }) =>
    tag('Relationship', { Id: relation, Type: `${NAMESPACES.r}/font`, Target: path.replace(/^word\//, '') }),
  );
  return XML_HEAD + tag('Relationships', { xmlns: RELATIONSHIPS }, ...entries);
}
