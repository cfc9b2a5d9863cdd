import { elementsOf, valueAt, walkXml, type XmlElement } from '../../../src/parity/docx/xmlTree.ts';
import type { Finding, WordPackage } from './lint.ts';

const LONGEST_NAME = 40;

/** Bookmarks, fields and their results, controls, footnotes, lists. */
export function lintFields({ xml, stories }: WordPackage): Finding[] {
  const findings: Finding[] = [];
  const find = (rule: string, message: string): void => void findings.push({ rule, message });
  const bookmarks = lintBookmarks(stories, find);

  for (const { path, root } of stories) {
    for (const { name, attributes } of walkXml(root)) {
      const anchor = attributes['w:anchor'];
      if (name === 'w:hyperlink' && anchor !== undefined && !bookmarks.has(anchor)) find('anchor', `${path}: no bookmark ${anchor}`);
      if (attributes['w:dirty'] !== undefined) find('dirty', `${path}: a field asks to be updated`);
    }
    lintFieldParts(path, root, bookmarks, find);
  }
  if ([...walkXml(xml.get('word/settings.xml')!)].some(({ name }) => name === 'w:updateFields')) {
    find('dirty', 'the settings ask to update all fields');
  }
  unique(stories, 'w:sdtPr', (element) => valueAt(element, 'w:id'), 'control', find);
  unique(stories, 'wp:docPr', ({ attributes }) => attributes['id'], 'drawing', find);
  lintFootnotes(xml, find);
  lintLists(xml, stories, find);
  return findings;
}

type Find = (rule: string, message: string) => void;

function lintBookmarks(stories: WordPackage['stories'], find: Find): ReadonlySet<string> {
  const names = new Set<string>();
  const known = new Set<string>();
  const open = new Map<string, string>();
  for (const { root } of stories) {
    for (const { name, attributes } of walkXml(root)) {
      if (name === 'w:bookmarkEnd' && !open.delete(attributes['w:id']!)) find('bookmark', `${attributes['w:id']} ends and never began`);
      if (name !== 'w:bookmarkStart') continue;
      const bookmark = attributes['w:name']!;
      if (known.has(bookmark.toLowerCase())) find('bookmark', `${bookmark} twice`);
      if (bookmark.length > LONGEST_NAME) find('bookmark', `${bookmark} is too long`);
      if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(bookmark)) find('bookmark', `${bookmark} is no name`);
      if (open.has(attributes['w:id']!)) find('bookmark', `number ${attributes['w:id']} twice`);
      open.set(attributes['w:id']!, bookmark);
      known.add(bookmark.toLowerCase());
      names.add(bookmark);
    }
  }
  for (const bookmark of open.values()) find('bookmark', `${bookmark} never ends`);
  return names;
}

const REFERENCE = /^ (?:REF|PAGEREF|NOTEREF) (\S+)/;

function lintFieldParts(path: string, root: XmlElement, bookmarks: ReadonlySet<string>, find: Find): void {
  const open: { code: string; separated: boolean; result: string }[] = [];
  for (const { name, attributes, children } of walkXml(root)) {
    const text = children.filter((child) => typeof child === 'string').join('');
    const field = open.at(-1);
    if ((name === 'w:instrText' || name === 'w:delInstrText') && field !== undefined) field.code += text;
    if (name === 'w:t' || name === 'w:delText') for (const one of open) if (one.separated) one.result += text;
    if (name !== 'w:fldChar') continue;
    switch (attributes['w:fldCharType']) {
      case 'begin':
        open.push({ code: '', separated: false, result: '' });
        break;
      case 'separate':
        if (field === undefined) find('field', `${path}: a result without a field`);
        else field.separated = true;
        break;
      case 'end': {
        const ended = open.pop();
        if (ended === undefined) find('field', `${path}: a field ends and never began`);
        else if (ended.result.trim() === '') find('field', `${path}: no result of${ended.code}`);
        const target = REFERENCE.exec(ended?.code ?? '')?.[1];
        if (target !== undefined && !bookmarks.has(target)) find('anchor', `${path}:${ended!.code} leads nowhere`);
      }
    }
  }
  if (open.length > 0) find('field', `${path}: ${open.length} fields never end`);
}

function unique(stories: WordPackage['stories'], name: string, idOf: (element: XmlElement) => string | undefined, rule: string, find: Find): void {
  const seen = new Set<string>();
  for (const { root } of stories) {
    for (const element of walkXml(root)) {
      if (element.name !== name) continue;
      const id = idOf(element);
      if (id === undefined || seen.has(id)) find(rule, `number ${id} twice or missing`);
      seen.add(id ?? '');
    }
  }
}

function lintFootnotes(xml: WordPackage['xml'], find: Find): void {
  const notes = elementsOf(xml.get('word/footnotes.xml'), 'w:footnote')
    .filter(({ attributes }) => attributes['w:type'] === undefined)
    .map(({ attributes }) => attributes['w:id']);
  const referred = [...walkXml(xml.get('word/document.xml')!)]
    .filter(({ name }) => name === 'w:footnoteReference')
    .map(({ attributes }) => attributes['w:id']);
  if (notes.join() !== referred.join()) find('footnote', `notes ${notes.join()}, marks ${referred.join()}`);
}

function lintLists(xml: WordPackage['xml'], stories: WordPackage['stories'], find: Find): void {
  const lists = new Set(elementsOf(xml.get('word/numbering.xml'), 'w:num').map(({ attributes }) => attributes['w:numId']));
  const roots = [...stories.map(({ root }) => root), xml.get('word/styles.xml')!];
  for (const element of roots.flatMap((root) => [...walkXml(root)])) {
    const number = element.name === 'w:numId' ? element.attributes['w:val'] : undefined;
    if (number !== undefined && number !== '0' && !lists.has(number)) find('list', `no list ${number}`);
  }
}
