import { countLists, type ListLabel } from './numbering.ts';
import { styleOutlines } from './outline.ts';
import { elementAt, elementsOf, valueAt, walkXml, type XmlElement } from './xmlTree.ts';

/** What mammoth leaves out, by the name of the mark that stands in its place. */
export interface MarkedFacts {
  readonly paragraphs: ReadonlyMap<string, ParagraphFacts>;
  readonly tables: ReadonlyMap<string, TableFacts>;
  readonly drawings: ReadonlyMap<string, DrawingFacts>;
}

export interface ParagraphFacts {
  readonly label?: ListLabel;
  /** Level in the outline, from 1; absent for running text. */
  readonly outline?: number;
}

export interface TableFacts {
  /** What the table shows. */
  readonly description: string;
  /** Whether the first column holds row headers. */
  readonly headerColumn: boolean;
}

export interface DrawingFacts {
  readonly alt: string;
  readonly decorative: boolean;
}

/** Bookmarks of this name are ours; `MARK` and a count. */
export const MARK = '_briefpress_read_';

/** Collects facts of parts, and puts into each part the marks by which they are found again. */
export class Marker {
  readonly #labels: ReturnType<typeof countLists>;
  readonly #outlines: ReadonlyMap<string, number>;
  readonly #paragraphs = new Map<string, ParagraphFacts>();
  readonly #tables = new Map<string, TableFacts>();
  readonly #drawings = new Map<string, DrawingFacts>();
  #count = 0;

  constructor(numbering: XmlElement | undefined, styles: XmlElement) {
    this.#labels = countLists(numbering, styles);
    this.#outlines = styleOutlines(styles);
  }

  get facts(): MarkedFacts {
    return { paragraphs: this.#paragraphs, tables: this.#tables, drawings: this.#drawings };
  }

  /** The XML of a part with marks in it: in paragraphs, before tables and before drawings. */
  mark(xml: string, root: XmlElement): string {
    const marks: { at: number; name: string }[] = [];
    const add = (at: number): string => {
      this.#count += 1;
      const name = `${MARK}${this.#count}`;
      marks.push({ at, name });
      return name;
    };
    this.#walk(root, add);
    let marked = '';
    let from = 0;
    for (const { at, name } of marks.sort((a, b) => a.at - b.at)) {
      marked += `${xml.slice(from, at)}<w:bookmarkStart w:id="0" w:name="${name}"/>`;
      from = at;
    }
    return marked + xml.slice(from);
  }

  #walk(element: XmlElement, add: (at: number) => string): void {
    for (const child of elementsOf(element)) {
      switch (child.name) {
        case 'w:p':
          // An empty paragraph holds nothing that a mark could stand before.
          if (child.children.length > 0) this.#paragraphs.set(add(child.inner), this.#paragraph(child));
          break;
        case 'w:tbl':
          this.#tables.set(add(child.start), readTable(child));
          break;
        case 'w:drawing':
          this.#drawings.set(add(child.start), readDrawing(child));
          continue;
        case 'mc:AlternateContent': {
          // mammoth reads the second choice alone: a mark inside the first would be lost.
          const drawing = [...walkXml(child)].find(({ name }) => name === 'wp:docPr');
          if (drawing !== undefined) this.#drawings.set(add(child.start), readDrawing(child));
          continue;
        }
      }
      this.#walk(child, add);
    }
  }

  #paragraph(paragraph: XmlElement): ParagraphFacts {
    const label = this.#labels.next(paragraph);
    const own = valueAt(paragraph, 'w:pPr', 'w:outlineLvl');
    const styled = this.#outlines.get(valueAt(paragraph, 'w:pPr', 'w:pStyle') ?? '');
    const outline = own === undefined ? styled : own === '9' ? undefined : Number(own) + 1;
    return { ...(label !== undefined && { label }), ...(outline !== undefined && { outline }) };
  }
}

function readTable(table: XmlElement): TableFacts {
  const properties = elementAt(table, 'w:tblPr');
  const look = elementAt(properties, 'w:tblLook')?.attributes ?? {};
  const bits = Number.parseInt(look['w:val'] ?? '0', 16);
  return {
    description: valueAt(properties, 'w:tblDescription') ?? '',
    headerColumn: look['w:firstColumn'] === undefined ? (bits & 0x80) !== 0 : isOn(look['w:firstColumn']),
  };
}

function readDrawing(drawing: XmlElement): DrawingFacts {
  const all = [...walkXml(drawing)];
  const properties = all.find(({ name }) => name === 'wp:docPr')?.attributes ?? {};
  const decorative = all.find(({ name }) => name === 'adec:decorative')?.attributes['val'];
  return { alt: properties['descr'] ?? '', decorative: isOn(decorative) };
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
