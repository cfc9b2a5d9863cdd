import type { PDFArray, PDFContext, PDFDict, PDFDocument, PDFHexString, PDFObject, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { PageTexts } from './markedText.ts';

/** One element of a file's structure as a screen reader meets it. */
export interface PdfElement {
  /** Standard structure type: P, H1, TD. */
  readonly role: string;
  readonly alt: string | undefined;
  readonly language: string | undefined;
  /** Attributes of all owners: Scope, ColSpan, RowSpan, ListNumbering, Summary, BBox. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly children: readonly (PdfElement | string)[];
  /** Pages (from 1) on which it has content of its own. */
  readonly pages: readonly number[];
}

export type AttributeValue = string | number | readonly number[];

type PdfLib = typeof import('@cantoo/pdf-lib');

/** Reads the structure tree of a file, the text of its contents put in. Undefined if it has none. */
export function readStructure(library: PdfLib, file: PDFDocument, texts: PageTexts): PdfElement | undefined {
  const root = lookUp(file.context, file.catalog.get(library.PDFName.of('StructTreeRoot')));
  if (!(root instanceof library.PDFDict)) return undefined;
  const reader = new StructureReader(library, file, texts, root);
  const elements = reader.readKids(root);
  if (elements.length === 1 && typeof elements[0] === 'object') return elements[0];
  return { role: 'Document', alt: undefined, language: undefined, attributes: {}, children: elements, pages: [] };
}

/** Trees of real files are a dozen levels deep: more means that they go in circles. */
const DEEPEST = 200;

class StructureReader {
  readonly #library: PdfLib;
  readonly #context: PDFContext;
  readonly #texts: PageTexts;
  readonly #roles: PDFDict | undefined;
  readonly #pageNumbers = new Map<PDFRef, number>();
  #depth = 0;
  /** The content read last, and its page. */
  #last: { readonly key: string; readonly page: PDFRef } | undefined;

  constructor(library: PdfLib, file: PDFDocument, texts: PageTexts, root: PDFDict) {
    this.#library = library;
    this.#context = file.context;
    this.#texts = texts;
    this.#roles = this.#dict(root.get(this.#name('RoleMap')));
    file.getPages().forEach((page, index) => this.#pageNumbers.set(page.ref, index + 1));
  }

  readKids(element: PDFDict): (PdfElement | string)[] {
    return this.#kids(element, new Set());
  }

  #kids(dict: PDFDict, pages: Set<number>): (PdfElement | string)[] {
    const { PDFNumber } = this.#library;
    const ownPage = dict.get(this.#name('Pg'));
    this.#depth += 1;
    const children = this.#list(dict.get(this.#name('K'))).flatMap((given): (PdfElement | string)[] => {
      const kid = lookUp(this.#context, given);
      if (kid instanceof PDFNumber) return this.#take(ownPage, kid.asNumber(), pages);
      const inner = this.#dict(kid);
      if (inner === undefined || this.#depth > DEEPEST) return [];
      const type = this.#nameAt(inner, 'Type');
      if (type === 'OBJR') return [];
      if (type !== 'MCR') return [this.#element(inner)];
      const mcid = lookUp(this.#context, inner.get(this.#name('MCID')));
      if (!(mcid instanceof PDFNumber)) return [];
      return this.#take(inner.get(this.#name('Pg')) ?? ownPage, mcid.asNumber(), pages);
    });
    this.#depth -= 1;
    return children;
  }

  #take(page: PDFObject | undefined, mcid: number, pages: Set<number>): string[] {
    if (!(page instanceof this.#library.PDFRef)) return [];
    const number = this.#pageNumbers.get(page);
    if (number !== undefined) pages.add(number);
    const key = `${page.objectNumber}:${mcid}`;
    const text = this.#texts.marked.get(key) ?? '';
    const last = this.#last;
    this.#last = { key, page };
    // The end of a page parts words as the end of a line does.
    const turned = last !== undefined && last.page !== page && !this.#texts.broken.has(last.key);
    return [turned ? ` ${text}` : text];
  }

  #element(dict: PDFDict): PdfElement {
    const pages = new Set<number>();
    const children = this.#kids(dict, pages);
    const actual = this.#textAt(dict, 'ActualText');
    return {
      role: this.#role(this.#nameAt(dict, 'S') ?? ''),
      alt: this.#textAt(dict, 'Alt'),
      language: this.#textAt(dict, 'Lang'),
      attributes: this.#attributes(dict),
      children: actual === undefined ? children : [actual],
      pages: [...pages],
    };
  }

  /** What a role of the file's own stands for. */
  #role(given: string): string {
    let role = given;
    for (let steps = 0; steps < 8; steps += 1) {
      const next = this.#roles === undefined ? undefined : this.#nameAt(this.#roles, role);
      if (next === undefined || next === role) break;
      role = next;
    }
    return role;
  }

  #attributes(dict: PDFDict): Record<string, AttributeValue> {
    const attributes: Record<string, AttributeValue> = {};
    for (const given of this.#list(dict.get(this.#name('A')))) {
      for (const [key, object] of this.#dict(given)?.entries() ?? []) {
        const value = this.#attribute(lookUp(this.#context, object));
        if (value !== undefined) attributes[key.decodeText()] = value;
      }
    }
    return attributes;
  }

  #attribute(value: PDFObject | undefined): AttributeValue | undefined {
    const { PDFArray, PDFName, PDFNumber } = this.#library;
    if (value instanceof PDFName || this.#isText(value)) return value.decodeText();
    if (value instanceof PDFNumber) return value.asNumber();
    if (!(value instanceof PDFArray)) return undefined;
    return value.asArray().flatMap((part) => (part instanceof PDFNumber ? [part.asNumber()] : []));
  }

  #name(name: string) {
    return this.#library.PDFName.of(name);
  }

  #dict(object: PDFObject | undefined): PDFDict | undefined {
    const found = lookUp(this.#context, object);
    return found instanceof this.#library.PDFDict ? found : undefined;
  }

  #list(object: PDFObject | undefined): readonly PDFObject[] {
    const found = lookUp(this.#context, object);
    if (found === undefined) return [];
    return found instanceof this.#library.PDFArray ? (found satisfies PDFArray).asArray() : [object!];
  }

  #nameAt(dict: PDFDict, key: string): string | undefined {
    const value = lookUp(this.#context, dict.get(this.#name(key)));
    return value instanceof this.#library.PDFName ? value.decodeText() : undefined;
  }

  #textAt(dict: PDFDict, key: string): string | undefined {
    const value = lookUp(this.#context, dict.get(this.#name(key)));
    return this.#isText(value) ? value.decodeText() : undefined;
  }

  #isText(value: PDFObject | undefined): value is PDFString | PDFHexString {
    return value instanceof this.#library.PDFString || value instanceof this.#library.PDFHexString;
  }
}

function lookUp(context: PDFContext, object: PDFObject | undefined): PDFObject | undefined {
  return object === undefined ? undefined : context.lookup(object);
}
