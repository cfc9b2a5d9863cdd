import { FootnoteReferenceRun, ImageRun, type XmlComponent } from 'docx';
import { TextWatermark } from 'docx/watermarks';
import { chartRun } from './chartRun.ts';
import { Element, OutwardLink, value } from './element.ts';
import { wordLanguage } from './languages.ts';
import { allowedText } from './markup.ts';
import type { WordControl, WordField, WordInline, WordJump, WordLink, WordPicture, WordText } from './model.ts';
import { controlId, type PrintState } from './printState.ts';
import { BINDINGS, CORE_PROPERTIES_STORE } from './properties.ts';
import { traitStyleId } from './styles/traits.ts';
import { pixels } from './units.ts';

/** Elements of the library for our inlines. */
export function printInlines(inlines: readonly WordInline[], state: PrintState): XmlComponent[] {
  return inlines.flatMap((inline) => printInline(inline, state));
}

function printInline(inline: WordInline, state: PrintState): XmlComponent[] {
  switch (inline.type) {
    case 'text':
      return inline.text === '' ? [] : [printText(inline, state)];
    case 'tab':
      return [run([new Element('w:tab')])];
    case 'break':
      return [run([inline.of === 'column' ? new Element('w:br', { 'w:type': 'column' }) : new Element('w:br')])];
    case 'field':
      return printField(inline, state);
    case 'bookmark': {
      const id = state.counts.bookmark++;
      return [
        new Element('w:bookmarkStart', { 'w:id': id, 'w:name': inline.name }),
        ...printInlines(inline.children, state),
        new Element('w:bookmarkEnd', { 'w:id': id }),
      ];
    }
    case 'link':
      return printLink(inline, state);
    case 'jump':
      return [printJump(inline, state)];
    case 'footnote':
      return [new FootnoteReferenceRun(inline.id)];
    case 'control':
      return [printControl(inline, state)];
    case 'picture':
      return [printPicture(inline)];
    case 'chart':
      return [chartRun(inline)];
    case 'watermark':
      return [new TextWatermark({ text: allowedText(inline.text), font: inline.font })];
  }
}

function run(children: readonly XmlComponent[]): Element {
  return new Element('w:r', undefined, children);
}

function printText(text: WordText, state: PrintState): Element {
  return run([...runProperties(text, state), ...textElements(text.text)]);
}

/** Character style and language of a run, if it has any. */
function runProperties({ traits, language }: WordText, state: PrintState): Element[] {
  const style = traitStyleId(traits);
  const properties: Element[] = [];
  if (style !== undefined) {
    state.traits.set(style, traits);
    properties.push(value('w:rStyle', style));
  }
  if (language !== undefined) {
    const { attribute, tag, rightToLeft } = wordLanguage(language);
    if (rightToLeft) properties.push(new Element('w:rtl'));
    properties.push(new Element('w:lang', { [attribute]: tag }));
  }
  return properties.length === 0 ? [] : [new Element('w:rPr', undefined, properties)];
}

/** Characters for which Word has elements, so that no font needs a glyph for them. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\t': 'w:tab',
  '\n': 'w:br',
  '\u00AD': 'w:softHyphen',
  '\u2011': 'w:noBreakHyphen',
};

function textElements(text: string): Element[] {
  return allowedText(text)
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .split(/([\t\n\u00AD\u2011])/)
    .flatMap((part) => {
      if (part === '') return [];
      const special = SPECIAL[part];
      return [special === undefined ? new Element('w:t', { 'xml:space': 'preserve' }, [part]) : new Element(special)];
    });
}

function printField(field: WordField, state: PrintState): XmlComponent[] {
  const { begins, ends } = field.span ?? { begins: true, ends: true };
  // All parts of a field look like its result: some programs take the look of the first.
  const [first] = field.result;
  const look = first?.type === 'text' ? runProperties(first, state) : [];
  const mark = (type: string): Element => run([...look, new Element('w:fldChar', { 'w:fldCharType': type })]);
  const code = new Element('w:instrText', { 'xml:space': 'preserve' }, [` ${field.code} `]);
  return [
    ...(begins ? [mark('begin'), run([...look, code]), mark('separate')] : []),
    ...printInlines(field.result, state),
    ...(ends ? [mark('end')] : []),
  ];
}

/** A link; Word refuses to open a file with an address that is none, so such words stay plain. */
function printLink({ url, children }: WordLink, state: PrintState): XmlComponent[] {
  const runs = printInlines(children, state);
  const address = URL.parse(url)?.href;
  return address === undefined ? runs : [new OutwardLink(address, runs)];
}

/** Characters that Word shows of a tip. */
const LONGEST_TIP = 255;

function printJump({ anchor, tip, children }: WordJump, state: PrintState): Element {
  const told = tip === undefined ? {} : { 'w:tooltip': allowedText(tip).slice(0, LONGEST_TIP) };
  return new Element('w:hyperlink', { 'w:anchor': anchor, ...told, 'w:history': 1 }, printInlines(children, state));
}

function printControl({ property, text, traits }: WordControl, state: PrintState): Element {
  const look = runProperties({ type: 'text', text, traits }, state);
  const { alias, path, prefixes } = BINDINGS[property];
  const properties = [
    ...look,
    value('w:alias', alias),
    value('w:tag', property),
    value('w:id', controlId(state)),
    new Element('w:dataBinding', { 'w:prefixMappings': prefixes, 'w:xpath': path, 'w:storeItemID': CORE_PROPERTIES_STORE }),
    new Element('w:text'),
  ];
  return new Element('w:sdt', undefined, [
    new Element('w:sdtPr', undefined, properties),
    new Element('w:sdtContent', undefined, [run([...look, ...textElements(text)])]),
  ]);
}

function printPicture(picture: WordPicture): XmlComponent {
  const image = {
    transformation: { width: pixels(picture.width), height: pixels(picture.height) },
    altText: { name: picture.name, description: allowedText(picture.alt) },
    decorative: picture.alt === '',
  };
  const data = Buffer.from(picture.bytes.buffer, picture.bytes.byteOffset, picture.bytes.byteLength);
  const type = picture.mediaType === 'image/png' ? 'png' : 'jpg';
  if (picture.svg === undefined) return new ImageRun({ type, data, ...image });
  return new ImageRun({ type: 'svg', data: Buffer.from(picture.svg), fallback: { type, data }, ...image });
}
