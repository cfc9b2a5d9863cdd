import { wordLanguage } from './languages.ts';
import { allowedText, escapeXml, tag, valueTag } from './markup.ts';
import type { WordControl, WordField, WordInline, WordJump, WordLink, WordText } from './model.ts';
import { element, type Piece } from './pieces.ts';
import { controlId, type PrintState } from './printState.ts';
import { BINDINGS, CORE_PROPERTIES_STORE } from './properties.ts';
import { FOOTNOTE_REFERENCE, traitStyleId } from './styles/traits.ts';

/** Pieces of a paragraph for our inlines. */
export function printInlines(inlines: readonly WordInline[], state: PrintState): Piece[] {
  return inlines.flatMap((inline) => printInline(inline, state));
}

function printInline(inline: WordInline, state: PrintState): Piece[] {
  switch (inline.type) {
    case 'text':
      return inline.text === '' ? [] : [printText(inline, state)];
    case 'tab':
      return [run(tag('w:tab'))];
    case 'break':
      return [run(tag('w:br', inline.of === 'column' ? { 'w:type': 'column' } : {}))];
    case 'field':
      return printField(inline, state);
    case 'bookmark': {
      const id = state.counts.bookmark++;
      return [
        tag('w:bookmarkStart', { 'w:id': id, 'w:name': inline.name }),
        ...printInlines(inline.children, state),
        tag('w:bookmarkEnd', { 'w:id': id }),
      ];
    }
    case 'link':
      return printLink(inline, state);
    case 'jump':
      return printJump(inline, state);
    case 'footnote':
      return [run(FOOTNOTE_LOOK + tag('w:footnoteReference', { 'w:id': inline.id }))];
    case 'control':
      return [printControl(inline, state)];
    case 'picture':
    case 'chart':
    case 'watermark':
      return [inline];
  }
}

const FOOTNOTE_LOOK = tag('w:rPr', {}, valueTag('w:rStyle', FOOTNOTE_REFERENCE.id));

function run(content: string): string {
  return `<w:r>${content}</w:r>`;
}

function printText(text: WordText, state: PrintState): string {
  return run(runProperties(text, state) + textMarkup(text.text));
}

/** Character style and language of a run, if it has any. */
function runProperties({ traits, language }: WordText, state: PrintState): string {
  const style = traitStyleId(traits);
  let properties = '';
  if (style !== undefined) {
    state.traits.set(style, traits);
    properties += valueTag('w:rStyle', style);
  }
  if (language !== undefined) {
    const { attribute, tag: languageTag, rightToLeft } = wordLanguage(language);
    if (rightToLeft) properties += tag('w:rtl');
    properties += tag('w:lang', { [attribute]: languageTag });
  }
  return properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
}

/** Characters for which Word has elements, so that no font needs a glyph for them. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\t': tag('w:tab'),
  '\n': tag('w:br'),
  '\r': tag('w:br'),
  '\r\n': tag('w:br'),
  '\u2028': tag('w:br'),
  '\u2029': tag('w:br'),
  '\u00AD': tag('w:softHyphen'),
  '\u2011': tag('w:noBreakHyphen'),
};
const SPECIALS = /(\r\n|[\t\n\r\u2028\u2029\u00AD\u2011])/;

function textMarkup(text: string): string {
  return text
    .split(SPECIALS)
    .map((part) => (part === '' ? '' : (SPECIAL[part] ?? `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`)))
    .join('');
}

function printField(field: WordField, state: PrintState): Piece[] {
  const { begins, ends } = field.span ?? { begins: true, ends: true };
  // All parts of a field look like its result: some programs take the look of the first.
  const [first] = field.result;
  const look = first?.type === 'text' ? runProperties(first, state) : '';
  const mark = (type: string): string => run(look + tag('w:fldChar', { 'w:fldCharType': type }));
  const code = tag('w:instrText', { 'xml:space': 'preserve' }, escapeXml(` ${field.code} `));
  return [
    ...(begins ? [mark('begin'), run(look + code), mark('separate')] : []),
    ...printInlines(field.result, state),
    ...(ends ? [mark('end')] : []),
  ];
}

/** A link; Word refuses to open a file with an address that is none, so such words stay plain. */
function printLink({ url, children }: WordLink, state: PrintState): Piece[] {
  const runs = printInlines(children, state);
  const address = URL.parse(url)?.href;
  return address === undefined ? runs : [{ type: 'outwardLink', url: address, children: runs }];
}

/** Characters that Word shows of a tip. */
const LONGEST_TIP = 255;

function printJump({ anchor, tip, children }: WordJump, state: PrintState): Piece[] {
  const told = tip === undefined ? {} : { 'w:tooltip': allowedText(tip).slice(0, LONGEST_TIP) };
  const attributes = { 'w:anchor': anchor, ...told, 'w:history': 1 };
  return element('w:hyperlink', attributes, printInlines(children, state));
}

function printControl({ property, text, traits }: WordControl, state: PrintState): string {
  const look = runProperties({ type: 'text', text, traits }, state);
  const { alias, path, prefixes } = BINDINGS[property];
  const properties = tag(
    'w:sdtPr',
    {},
    look,
    valueTag('w:alias', alias),
    valueTag('w:tag', property),
    valueTag('w:id', controlId(state)),
    tag('w:dataBinding', { 'w:prefixMappings': prefixes, 'w:xpath': path, 'w:storeItemID': CORE_PROPERTIES_STORE }),
    tag('w:text'),
  );
  return tag('w:sdt', {}, properties, tag('w:sdtContent', {}, run(look + textMarkup(text))));
}
