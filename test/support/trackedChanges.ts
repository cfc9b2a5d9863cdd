import { strFromU8, unzipSync } from 'fflate';
import { elementAt, elementsOf, parseXml, valueAt, type XmlElement } from '../../src/parity/docx/xmlTree.ts';

/** What is done to all tracked changes of a document. */
export type Settlement = 'accept' | 'reject';

/** Style and text of each paragraph of a document and of its notes when its changes are settled, as ISO 29500 tells it. */
export function settledParagraphs(bytes: Uint8Array, settlement: Settlement): string[] {
  const files = unzipSync(bytes);
  const dropped = settlement === 'accept' ? 'w:del' : 'w:ins';
  const read = (path: string): XmlElement => parseXml(strFromU8(files[path]!));
  const notes = new Map(elementsOf(read('word/footnotes.xml'), 'w:footnote').map((note) => [note.attributes['w:id']!, note]));
  return settleBlocks(elementAt(read('word/document.xml'), 'w:body')!);

  function settleBlocks(parent: XmlElement): string[] {
    const lines: string[] = [];
    let open = '';
    for (const block of elementsOf(parent)) {
      if (block.name === 'w:tbl') lines.push(...elementsOf(block, 'w:tr').filter((row) => elementAt(row, 'w:trPr', dropped) === undefined).flatMap(settleRow));
      if (block.name === 'w:sdt') lines.push(...settleBlocks(elementAt(block, 'w:sdtContent')!));
      if (block.name !== 'w:p') continue;
      open += settleInlines(block);
      // A paragraph without its mark goes on in the next; one that has lost all is gone.
      if (elementAt(block, 'w:pPr', 'w:rPr', dropped) !== undefined) continue;
      const earlier = settlement === 'reject' ? elementAt(block, 'w:pPr', 'w:pPrChange', 'w:pPr') : undefined;
      lines.push(`${valueAt(earlier ?? elementAt(block, 'w:pPr'), 'w:pStyle') ?? ''}: ${open}`);
      open = '';
    }
    return open === '' ? lines : [...lines, `unfinished: ${open}`];
  }

  function settleRow(row: XmlElement): string[] {
    return ['row', ...elementsOf(row, 'w:tc').flatMap((cell) => ['cell', ...settleBlocks(cell)])];
  }

  function settleInlines(parent: XmlElement): string {
    let text = '';
    for (const child of elementsOf(parent)) {
      if (child.name === dropped || child.name === 'w:pPr') continue;
      if (child.name === 'w:t' || child.name === 'w:delText') text += child.children.join('');
      else if (child.name === 'w:tab') text += '\t';
      else if (child.name === 'w:br') text += '\n';
      else if (child.name === 'w:drawing') text += `[${elementAt(child, 'wp:inline', 'wp:docPr')?.attributes['descr'] ?? ''}]`;
      else if (child.name === 'w:footnoteReference') text += `[${settleBlocks(notes.get(child.attributes['w:id']!)!).join('/')}]`;
      else text += settleInlines(child);
    }
    return text;
  }
}
