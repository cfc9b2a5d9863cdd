import type { Meta } from '../../document/model.ts';
import { wordLanguage } from './languages.ts';
import { namespaces, tag, valueTag, XML_HEAD } from './markup.ts';

const COMPATIBILITY = 'http://schemas.microsoft.com/office/word';

/** `word/settings.xml`: Word 2013 and later without compatibility mode, and nothing that asks the reader to update fields. */
export function settingsMarkup(meta: Meta, embedsFonts: boolean): string {
  const { attribute, tag: language } = wordLanguage(meta.language);
  return [
    XML_HEAD,
    tag(
      'w:settings',
      namespaces('w'),
      tag('w:zoom', { 'w:percent': 100 }),
      embedsFonts ? tag('w:embedTrueTypeFonts') : '',
      valueTag('w:defaultTabStop', 720),
      meta.theme.justify ? tag('w:autoHyphenation') + valueTag('w:consecutiveHyphenLimit', 2) + tag('w:doNotHyphenateCaps') : '',
      valueTag('w:characterSpacingControl', 'doNotCompress'),
      tag('w:footnotePr', {}, tag('w:footnote', { 'w:id': -1 }), tag('w:footnote', { 'w:id': 0 })),
      tag('w:endnotePr', {}, tag('w:endnote', { 'w:id': -1 }), tag('w:endnote', { 'w:id': 0 })),
      tag(
        'w:compat',
        {},
        tag('w:doNotExpandShiftReturn'),
        compatibility('compatibilityMode', 15),
        compatibility('overrideTableStyleFontSizeAndJustification', 1),
        compatibility('enableOpenTypeFeatures', 1),
        compatibility('doNotFlipMirrorIndents', 1),
        compatibility('differentiateMultirowTableHeaders', 1),
      ),
      tag('w:themeFontLang', { 'w:val': 'en-US', [attribute]: language }),
      tag('w:clrSchemeMapping', COLOR_MAPPING),
      valueTag('w:decimalSymbol', meta.locale.numbers.decimal),
      valueTag('w:listSeparator', meta.locale.numbers.decimal === ',' ? ';' : ','),
    ),
  ].join('');
}

function compatibility(name: string, value: number): string {
  return tag('w:compatSetting', { 'w:name': name, 'w:uri': COMPATIBILITY, 'w:val': value });
}

const COLOR_MAPPING = {
  'w:bg1': 'light1',
  'w:t1': 'dark1',
  'w:bg2': 'light2',
  'w:t2': 'dark2',
  'w:accent1': 'accent1',
  'w:accent2': 'accent2',
  'w:accent3': 'accent3',
  'w:accent4': 'accent4',
  'w:accent5': 'accent5',
  'w:accent6': 'accent6',
  'w:hyperlink': 'hyperlink',
  'w:followedHyperlink': 'followedHyperlink',
};
