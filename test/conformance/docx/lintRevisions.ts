import { elementsOf, walkXml, type XmlElement } from '../../../src/parity/docx/xmlTree.ts';
import type { Finding, WordPackage } from './lint.ts';

const REVISIONS: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:pPrChange']);
/** Text and field codes, and what they are called within a deletion. */
const DELETED_TEXT: ReadonlyMap<string, string> = new Map([['w:t', 'w:delText'], ['w:instrText', 'w:delInstrText']]);
const DELETED: ReadonlySet<string> = new Set(DELETED_TEXT.values());

/** Tracked changes that Word would not take for such: without author, date or number of their own, or with text of the wrong kind. */
export function lintRevisions({ stories }: WordPackage): Finding[] {
  const findings: Finding[] = [];
  const find = (message: string): void => void findings.push({ rule: 'revision', message });
  const numbers = new Set<string>();
  for (const { path, root } of stories) {
    for (const { name, attributes } of walkXml(root)) {
      if (!REVISIONS.has(name)) continue;
      const number = attributes['w:id'];
      if (number === undefined || numbers.has(number)) find(`${path}: ${name} ${number} twice or without number`);
      numbers.add(number ?? '');
      if (!attributes['w:author']) find(`${path}: ${name} ${number} has no author`);
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(attributes['w:date'] ?? '')) find(`${path}: ${name} ${number} has no date`);
    }
    lintText(root, false, (message) => find(`${path}: ${message}`));
  }
  return findings;
}

function lintText(element: XmlElement, isDeleted: boolean, find: (message: string) => void): void {
  for (const child of elementsOf(element)) {
    const { name } = child;
    if (isDeleted && DELETED_TEXT.has(name)) find(`${name} in a deletion`);
    if (!isDeleted && DELETED.has(name)) find(`${name} outside of a deletion`);
    if ((name === 'w:ins' || name === 'w:del') && isDeleted) find(`${name} in a deletion`);
    lintText(child, isDeleted || name === 'w:del', find);
  }
}
