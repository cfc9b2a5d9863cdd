import { runProperties } from '../formatting.ts';
import { wordLanguage } from '../languages.ts';
import { namespaces, tag, valueTag, XML_HEAD } from '../markup.ts';
import { paragraphStyles } from './paragraphs.ts';
import { type Style, styleMarkup, type StyleOptions, themeColors } from './style.ts';
import { tableStyleMarkup } from './tables.ts';
import { FOOTNOTE_REFERENCE, TRAITS, traitStyle } from './traits.ts';

/** `word/styles.xml`: what every document has, then the styles that only this one needs. */
export function styleSheet(options: StyleOptions, language: string, extra: Iterable<Style & { type: 'paragraph' | 'character' }>): string {
  const shared = sharedStyles(options, language);
  const own = [...extra].map((style) => styleMarkup(style.type, style)).join('');
  return `${shared}${own}</w:styles>`;
}

const sheets = new WeakMap<object, Map<string, string>>();

/** The part that depends on theme, paper and language only, made once for each. */
function sharedStyles(options: StyleOptions, language: string): string {
  let ofTheme = sheets.get(options.theme);
  if (ofTheme === undefined) sheets.set(options.theme, (ofTheme = new Map()));
  const { countedLevels, coverPage, width, turnedWidth, house } = options;
  const key = JSON.stringify([language, [...countedLevels], coverPage, width, turnedWidth, house]);
  let sheet = ofTheme.get(key);
  if (sheet === undefined) ofTheme.set(key, (sheet = writeStyles(options, language)));
  return sheet;
}

function writeStyles(options: StyleOptions, language: string): string {
  const { theme } = options;
  const colors = themeColors(theme);
  const { attribute, tag: languageTag } = wordLanguage(language);
  const languages = { 'w:val': 'en-US', 'w:eastAsia': 'en-US', 'w:bidi': 'ar-SA', [attribute]: languageTag };
  const run = runProperties({ font: 'body', color: colors.ink, size: theme.sizes.body });
  const defaults = tag(
    'w:docDefaults',
    {},
    tag('w:rPrDefault', {}, run.replace('</w:rPr>', `${tag('w:lang', languages)}</w:rPr>`)),
    tag('w:pPrDefault', {}, tag('w:pPr', {}, tag('w:spacing', { 'w:after': 0, 'w:line': 240, 'w:lineRule': 'auto' }))),
  );
  return [
    XML_HEAD,
    STYLES_HEAD,
    defaults,
    LATENT_STYLES,
    ...paragraphStyles(options).map((style) => styleMarkup('paragraph', style)),
    FIXED_STYLES,
    ...TRAITS.map((trait) => styleMarkup('character', traitStyle([trait], theme))),
    styleMarkup('character', FOOTNOTE_REFERENCE),
    tableStyleMarkup(theme),
  ].join('');
}

/** The open tag of the part; styles of the document at hand follow the shared ones. */
const STYLES_HEAD = tag('w:styles', { ...namespaces('mc', 'r', 'w', 'w14', 'w15'), 'mc:Ignorable': 'w14 w15' }, '\n').replace('\n</w:styles>', '');

/** Styles that Word keeps out of sight until they are used. */
const LATENT_STYLES = tag(
  'w:latentStyles',
  {
    'w:defLockedState': 0,
    'w:defUIPriority': 99,
    'w:defSemiHidden': 0,
    'w:defUnhideWhenUsed': 0,
    'w:defQFormat': 0,
    'w:count': 376,
  },
  ...['toc 6', 'toc 7', 'toc 8', 'toc 9'].map((name) =>
    tag('w:lsdException', { 'w:name': name, 'w:semiHidden': 1, 'w:uiPriority': 39, 'w:unhideWhenUsed': 1 }),
  ),
  ...['heading 6', 'heading 7', 'heading 8', 'heading 9'].map((name) =>
    tag('w:lsdException', { 'w:name': name, 'w:semiHidden': 1, 'w:uiPriority': 9, 'w:unhideWhenUsed': 1, 'w:qFormat': 1 }),
  ),
);

const FIXED_STYLES = [
  tag(
    'w:style',
    { 'w:type': 'character', 'w:default': 1, 'w:styleId': 'DefaultParagraphFont' },
    valueTag('w:name', 'Default Paragraph Font'),
    valueTag('w:uiPriority', 1),
    tag('w:semiHidden'),
    tag('w:unhideWhenUsed'),
  ),
  tag(
    'w:style',
    { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' },
    valueTag('w:name', 'Normal Table'),
    valueTag('w:uiPriority', 99),
    tag('w:semiHidden'),
    tag('w:unhideWhenUsed'),
    tag(
      'w:tblPr',
      {},
      tag('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
      tag(
        'w:tblCellMar',
        {},
        tag('w:top', { 'w:w': 0, 'w:type': 'dxa' }),
        tag('w:left', { 'w:w': 108, 'w:type': 'dxa' }),
        tag('w:bottom', { 'w:w': 0, 'w:type': 'dxa' }),
        tag('w:right', { 'w:w': 108, 'w:type': 'dxa' }),
      ),
    ),
  ),
  tag(
    'w:style',
    { 'w:type': 'numbering', 'w:default': 1, 'w:styleId': 'NoList' },
    valueTag('w:name', 'No List'),
    valueTag('w:uiPriority', 99),
    tag('w:semiHidden'),
    tag('w:unhideWhenUsed'),
  ),
].join('');
