import { elementAt, elementsOf, walkXml, type XmlElement } from '../../../src/parity/docx/xmlTree.ts';
import type { Finding, WordPackage } from './lint.ts';

/** What paragraphs, runs and tables may say of themselves; all else is for styles to say. */
const ALLOWED: Readonly<Record<string, ReadonlySet<string>>> = {
  'w:pPr': new Set(['w:pStyle', 'w:pageBreakBefore', 'w:numPr', 'w:rPr', 'w:sectPr']),
  'w:rPr': new Set(['w:rStyle', 'w:rtl', 'w:lang']),
  'w:tblPr': new Set(['w:tblStyle', 'w:tblW', 'w:tblLayout', 'w:tblLook', 'w:tblCaption', 'w:tblDescription', 'w:bidiVisual']),
  'w:trPr': new Set(['w:cantSplit', 'w:tblHeader']),
  'w:tcPr': new Set(['w:tcW', 'w:gridSpan', 'w:vMerge']),
};

/** The mark of a paragraph that runs into the next. */
const STYLE_SEPARATOR = ['w:vanish', 'w:specVanish'];

/** What tells of tracked changes is no look. */
const REVISIONS: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:pPrChange']);

const STYLE_REFERENCES = { 'w:pStyle': 'paragraph', 'w:rStyle': 'character', 'w:tblStyle': 'table' } as const;

/** Styles that exist, and nothing formatted by hand. */
export function lintFormatting({ xml, stories }: WordPackage): Finding[] {
  const findings: Finding[] = [];
  const find = (rule: string, message: string): void => void findings.push({ rule, message });
  const styles = elementsOf(xml.get('word/styles.xml'), 'w:style');
  const types = new Map(styles.map(({ attributes }) => [attributes['w:styleId']!, attributes['w:type']!]));
  lintStyles(styles, types, find);
  for (const { path, root } of stories) {
    for (const paragraph of ownText(root)) {
      for (const element of walkXml(paragraph)) {
        const wanted = STYLE_REFERENCES[element.name as keyof typeof STYLE_REFERENCES];
        const id = element.attributes['w:val']!;
        if (wanted !== undefined && types.get(id) !== wanted) find('style', `${path}: no ${wanted} style ${id}`);
        lintProperties(element, path, find);
      }
      if (paragraph.name === 'w:p' && elementAt(paragraph, 'w:pPr', 'w:pStyle') === undefined) {
        find('style', `${path}: a paragraph without style`);
      }
    }
  }
  return findings;
}

function lintStyles(styles: readonly XmlElement[], types: ReadonlyMap<string, string>, find: (rule: string, message: string) => void): void {
  if (types.size < styles.length) find('style', 'a style id twice');
  const names = new Set<string>();
  for (const style of styles) {
    const id = style.attributes['w:styleId'];
    const name = elementAt(style, 'w:name')!.attributes['w:val']!.toLowerCase();
    if (names.has(name)) find('style', `the name ${name} twice`);
    names.add(name);
    const link = elementAt(style, 'w:link')?.attributes['w:val'];
    if (link !== undefined && !types.has(link)) find('style', `${id} is linked to ${link}`);
    for (const reference of ['w:basedOn', 'w:next']) {
      const target = elementAt(style, reference)?.attributes['w:val'];
      if (target !== undefined && types.get(target) !== style.attributes['w:type']) find('style', `${id} is tied to ${target}`);
    }
  }
}

/** Paragraphs and tables of a story, without what the program itself puts there. */
function ownText(root: XmlElement): XmlElement[] {
  if (root.name === 'w:footnotes') {
    return elementsOf(root)
      .filter(({ attributes }) => attributes['w:type'] === undefined)
      .flatMap((note) => elementsOf(note));
  }
  return root.name === 'w:document' ? elementsOf(elementAt(root, 'w:body')) : elementsOf(root);
}

function lintProperties(element: XmlElement, path: string, find: (rule: string, message: string) => void): void {
  const allowed = ALLOWED[element.name];
  if (allowed === undefined) return;
  const names = elementsOf(element).map(({ name }) => name);
  if (element.name === 'w:rPr' && names.join() === STYLE_SEPARATOR.join()) return;
  for (const name of names) if (!allowed.has(name) && !REVISIONS.has(name)) find('direct-formatting', `${path}: ${name} in ${element.name}`);
}
