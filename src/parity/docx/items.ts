import { ItemList } from '../itemList.ts';
import type { Reading } from '../model.ts';
import { placeCells, type ReadCell } from '../tableGrid.ts';
import type { MammothNode, MammothParagraph, MammothTable } from './mammoth.ts';
import type { DrawingFacts, ParagraphFacts, TableFacts } from './marks.ts';
import type { DocxReading } from './read.ts';

/** What a Word document says, item by item. */
export function readDocxItems(reading: DocxReading): Reading {
  const reader = new DocxItems(reading);
  reader.readBlocks(reading.document.children);
  reader.readNotes();
  return { format: 'docx', title: reading.title, language: reading.language, items: reader.list.items };
}

/** The level of the brief's title: above all headings. */
const TITLE_LEVEL = 0;

/** Styles of paragraphs that may belong to the list item before them. */
const CONTINUES_ITEM = /^(?:list continue|callout|quote|figure|caption|source|table)/;

class DocxItems {
  readonly list = new ItemList();
  readonly #reading: DocxReading;
  /** Notes in the order of their first mark, and the number that Word prints for each. */
  readonly #notes = new Map<string, { readonly number: string; readonly body: readonly MammothNode[] }>();
  #inContents = false;

  constructor(reading: DocxReading) {
    this.#reading = reading;
  }

  readBlocks(blocks: readonly MammothNode[]): void {
    let table: TableFacts | undefined;
    for (const block of blocks) {
      if (block.type === 'bookmarkStart') table = this.#reading.facts.tables.get(block.name) ?? table;
      else if (block.type === 'paragraph') this.#readParagraph(block);
      else if (block.type === 'table') this.#readTable(block, table);
    }
  }

  readNotes(): void {
    for (const { number, body } of this.#notes.values()) {
      body.filter((block) => block.type === 'paragraph').forEach((block, index) => {
        this.list.addNote(index === 0 ? number : '', this.#words(block.children));
      });
    }
  }

  #readParagraph(paragraph: MammothParagraph): void {
    const facts = this.#factsOf(paragraph);
    const style = (paragraph.styleName ?? '').toLowerCase();
    const text = this.#words(paragraph.children);
    const figures = this.#figures(paragraph.children);
    const isContents = /^(?:toc \d|table of figures)$/.test(style);
    if (isContents && !this.#inContents) this.list.startContents();
    this.#inContents = isContents;
    if (facts.label === undefined && !CONTINUES_ITEM.test(style)) this.list.endLists();
    if (isContents) this.list.addContentsEntry(Number(/\d/.exec(style)?.[0] ?? 1), withoutPage(text));
    else if (style === 'title') this.list.addHeading(TITLE_LEVEL, text);
    else if (style === 'toc heading') this.list.addHeading(1, text);
    else if (facts.outline !== undefined) this.list.addHeading(facts.outline, labelled(facts, text));
    else if (facts.label !== undefined) this.list.addListItem(facts.label.level, facts.label.text, text);
    else if (/^caption\b/.test(style)) this.list.add('caption', '', text);
    else if (text.trim() !== '') this.list.add('paragraph', /^(?:intense )?quote$/.test(style) ? 'quoted' : '', text);
    for (const { alt } of figures) this.list.add('figure', '', alt);
  }

  #readTable(table: MammothTable, facts: TableFacts | undefined): void {
    this.list.add('table', '', facts?.description ?? '');
    const rows = table.children.map((row) =>
      row.children.map((cell): ReadCell => {
        const role = row.isHeader ? 'column header' : facts?.headerColumn === true ? 'row header' : 'data';
        return { text: this.#words(cell.children), columnSpan: cell.colSpan, rowSpan: cell.rowSpan, role };
      }),
    );
    for (const cell of placeCells(rows)) this.list.add('cell', cell.detail, cell.text, undefined, cell.row);
  }

  #factsOf(paragraph: MammothParagraph): ParagraphFacts {
    for (const child of paragraph.children) {
      const facts = child.type === 'bookmarkStart' ? this.#reading.facts.paragraphs.get(child.name) : undefined;
      if (facts !== undefined) return facts;
    }
    return {};
  }

  #figures(nodes: readonly MammothNode[]): DrawingFacts[] {
    return nodes.flatMap((node): DrawingFacts[] => {
      if ('children' in node) return this.#figures(node.children);
      const facts = node.type === 'bookmarkStart' ? this.#reading.facts.drawings.get(node.name) : undefined;
      return facts === undefined || facts.decorative ? [] : [facts];
    });
  }

  #words(nodes: readonly MammothNode[]): string {
    return nodes.map((node) => this.#word(node)).join('');
  }

  #word(node: MammothNode): string {
    switch (node.type) {
      case 'text':
        return node.value;
      case 'tab':
        return '\t';
      case 'break':
        return ' ';
      case 'checkbox':
        return node.checked ? '\u2612' : '\u2610';
      case 'noteReference':
        return this.#noteNumber(node);
      case 'paragraph': {
        const { label } = this.#factsOf(node);
        return ` ${label === undefined ? '' : `${label.text} `}${this.#words(node.children)} `;
      }
      case 'bookmarkStart':
      case 'image':
      case 'commentReference':
        return '';
      default:
        return this.#words(node.children);
    }
  }

  #noteNumber(reference: Extract<MammothNode, { type: 'noteReference' }>): string {
    const key = `${reference.noteType} ${reference.noteId}`;
    let note = this.#notes.get(key);
    if (note === undefined) {
      const before = [...this.#notes.keys()].filter((other) => other.startsWith(reference.noteType)).length;
      note = { number: String(before + 1), body: this.#reading.document.notes.resolve(reference)?.body ?? [] };
      this.#notes.set(key, note);
    }
    return note.number;
  }
}

/** A heading with the number that Word counts for it. */
function labelled({ label }: ParagraphFacts, text: string): string {
  return label === undefined || label.text === '' ? text : `${label.text} ${text}`;
}

/** A line of contents up to the tab before its page number. */
function withoutPage(text: string): string {
  return text.replace(/\t\s*\d*\s*$/, '');
}
