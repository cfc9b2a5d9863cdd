import { elementAt, elementsOf, valueAt, walkXml, type XmlElement } from '../../../src/parity/docx/xmlTree.ts';
import { styleOutlines } from '../../../src/parity/docx/outline.ts';
import { lintContrast } from './contrast.ts';
import type { Finding, WordPackage } from './lint.ts';

/** Styles of paragraphs that are there to be seen, not read. */
const SILENT_STYLES: ReadonlySet<string> = new Set(['HorizontalRule', 'Separator']);

/** What readers need who cannot see the page. */
export function lintAccess(opened: WordPackage): Finding[] {
  const { xml, stories } = opened;
  const findings: Finding[] = [];
  const find = (rule: string, message: string): void => void findings.push({ rule, message });
  const core = xml.get('docProps/core.xml');
  for (const name of ['dc:title', 'dc:language', 'dc:creator']) {
    if (elementAt(core, name) === undefined) find('properties', `no ${name}`);
  }
  if (elementAt(xml.get('word/styles.xml'), 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang') === undefined) find('language', 'no default language');
  lintOutline(xml, find);
  for (const { path, root } of stories) {
    for (const element of walkXml(root)) {
      if (element.name === 'wp:docPr' && !hasAltText(element)) find('alt-text', `${path}: ${element.attributes['name']} has none`);
      if (element.name === 'wp:anchor' || element.name === 'w:txbxContent') find('floating', `${path}: ${element.name}`);
      if (element.name === 'w:tbl') lintTable(element, path, find);
    }
  }
  for (const paragraph of elementsOf(elementAt(xml.get('word/document.xml'), 'w:body'), 'w:p')) {
    if (isBlank(paragraph)) find('blank-paragraph', `in style ${valueAt(paragraph, 'w:pPr', 'w:pStyle')}`);
  }
  return [...findings, ...lintContrast(xml.get('word/styles.xml')!)];
}

function lintOutline(xml: WordPackage['xml'], find: (rule: string, message: string) => void): void {
  const outlines = styleOutlines(xml.get('word/styles.xml')!);
  let above = 0;
  for (const paragraph of walkXml(xml.get('word/document.xml')!)) {
    if (paragraph.name !== 'w:p') continue;
    const level = outlines.get(valueAt(paragraph, 'w:pPr', 'w:pStyle') ?? '');
    if (level === undefined) continue;
    if (level > above + 1) find('heading-gap', `level ${level} under ${above}`);
    above = level;
  }
}

function hasAltText(properties: XmlElement): boolean {
  const isDecorative = [...walkXml(properties)].some(
    ({ name, attributes }) => name === 'adec:decorative' && attributes['val'] !== '0',
  );
  return isDecorative || (properties.attributes['descr'] ?? '') !== '';
}

function lintTable(table: XmlElement, path: string, find: (rule: string, message: string) => void): void {
  const title = valueAt(table, 'w:tblPr', 'w:tblCaption');
  if (title === undefined) find('table', `${path}: a table without title`);
  if (valueAt(table, 'w:tblPr', 'w:tblDescription') === undefined) find('table', `${path}: ${title} has no description`);
  const rows = elementsOf(table, 'w:tr');
  const look = elementAt(table, 'w:tblPr', 'w:tblLook')?.attributes['w:firstRow'];
  const repeated = rows.map((row) => elementAt(row, 'w:trPr', 'w:tblHeader') !== undefined);
  if (look === '1' && repeated[0] !== true) find('table', `${path}: ${title} does not repeat its head`);
  if (repeated.includes(true, repeated.indexOf(false) < 0 ? repeated.length : repeated.indexOf(false))) {
    find('table', `${path}: ${title} repeats rows below its head`);
  }
  const columns = elementsOf(elementAt(table, 'w:tblGrid'), 'w:gridCol').length;
  for (const row of rows) {
    const cells = elementsOf(row, 'w:tc');
    const width = cells.reduce((sum, cell) => sum + Number(valueAt(cell, 'w:tcPr', 'w:gridSpan') ?? 1), 0);
    if (width !== columns) find('table', `${path}: ${title} has a row of ${width} in ${columns} columns`);
    if (elementAt(row, 'w:trPr', 'w:cantSplit') === undefined) find('table', `${path}: ${title} has a row that can split`);
    for (const cell of cells) if (elementsOf(cell).at(-1)?.name !== 'w:p') find('table', `${path}: ${title} has a cell without text`);
  }
}

function isBlank(paragraph: XmlElement): boolean {
  const style = valueAt(paragraph, 'w:pPr', 'w:pStyle') ?? '';
  const isItem = elementAt(paragraph, 'w:pPr', 'w:numPr') !== undefined || style.startsWith('List');
  if (isItem || SILENT_STYLES.has(style)) return false;
  return ![...walkXml(paragraph)].some(({ name, children }) => name === 'w:drawing' || ((name === 'w:t' || name === 'w:delText') && children.join('').trim() !== ''));
}
