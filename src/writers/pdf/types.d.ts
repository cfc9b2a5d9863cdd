/** The parts of pdfmake and pdfkit that the PDF writer extends. Private there: versions are pinned, `pdfmake.test.ts` holds them to this. */

declare module 'pdfkit-private' {
  import type { Font, Subset } from 'fontkit';
  import type { Readable } from 'node:stream';

  export type PdfValue =
    | string
    | number
    | boolean
    | null
    // pdfkit writes a primitive string as a name and a String object as a text string.
    | object;

  export interface PdfReference {
    readonly id: number;
    data: Record<string, PdfValue>;
    compress: boolean;
    buffer: Uint8Array[];
    write(chunk: string | Uint8Array): void;
    end(chunk?: string | Uint8Array): void;
    finalize(): void;
  }

  export interface PdfPage {
    readonly width: number;
    readonly height: number;
    readonly dictionary: PdfReference;
    readonly content: PdfReference;
    readonly fonts: Record<string, PdfReference>;
    readonly annotations: PdfReference[];
    readonly structParentTreeKey: number;
    markings: object[];
    write: (chunk: string) => void;
    end: () => void;
  }

  export interface PdfTree {
    add(key: string | number, value: PdfValue): void;
    _compareKeys(a: string, b: string): number;
  }

  export interface PdfStructureContent {
    readonly refs: readonly { readonly pageRef: PdfReference; readonly mcid: number }[];
  }

  export interface PdfStructureElement {
    readonly dictionary: PdfReference;
    add(child: PdfStructureElement | PdfStructureContent | PdfAnnotationReference): PdfStructureElement;
    _flushChild(child: object): void;
    _addAnnotationToParentTree(annotation: PdfReference): void;
  }

  export interface PdfAnnotationReference {
    readonly annotationRef: PdfReference;
  }

  export interface PdfOutline {
    readonly children: readonly PdfOutline[];
    options: { expanded?: boolean };
    readonly outlineData: Record<string, PdfValue>;
    addItem(title: string, options?: { expanded?: boolean; pageNumber?: number }): PdfOutline;
  }

  export interface EmbeddedFont {
    readonly id: string;
    readonly name: string;
    readonly font: Font;
    readonly subset: Subset & { includeGlyph(id: number): number; readonly glyphs: number[]; encode: () => Uint8Array };
    /** The document, as far as a font writes to it. */
    document: { readonly subset: unknown; ref(data?: Record<string, PdfValue>): PdfReference };
    readonly widths: (number | null)[];
    readonly unicode: (readonly number[] | undefined)[];
    /** Units of a thousandth of the font size. */
    readonly ascender: number;
    readonly descender: number;
    readonly scale: number;
    layoutCache: Record<string, object>;
    ref(): PdfReference;
    /** Writes the font file and what describes it. */
    embed: () => void;
    finalize(): void;
  }

  export type EmbeddedFontConstructor = new (document: PdfKitDocument, font: Font, id: string) => EmbeddedFont;

  export interface PdfInfo {
    Title?: string;
    Author?: string;
    Subject?: string;
    Keywords?: string;
    Creator: string;
    Producer: string;
    CreationDate: Date;
    ModDate?: Date;
  }

  export interface PdfKitOptions {
    size: readonly [number, number];
    pdfVersion: string;
    subset: string;
    tagged: boolean;
    displayTitle: boolean;
    compress: boolean;
    lang: string;
    autoFirstPage: boolean;
    info: PdfInfo;
    font: null;
    bufferPages: boolean;
  }

  export class PdfKitDocument extends Readable {
    page: PdfPage;
    info: PdfInfo;
    options: PdfKitOptions;
    outline: PdfOutline;
    metadata: { getXML(): string };
    fonts: Record<string, object>;
    images: Record<string, Uint8Array>;
    _id: Uint8Array;
    _font: EmbeddedFont;
    _fontSize: number;
    _fontSource: string;
    _fontCount: number;
    _fontFamilies: Record<string, EmbeddedFont>;
    _root: PdfReference;
    _waiting: number;
    /** How many bytes were written. */
    _offset: number;
    constructor(options: PdfKitOptions);
    addPage(options: { size: readonly [number, number] }): this;
    font(source: string): this;
    fontSize(size: number): this;
    fillColor(color: string, opacity?: number): this;
    addContent(content: string): this;
    _doOpacity(fill: number, stroke: number): void;
    addNamedDestination(name: string, ...args: (string | number | null)[]): void;
    file(source: Uint8Array, options: object): PdfReference;
    annotate(x: number, y: number, width: number, height: number, options: object): this;
    struct(role: string): PdfStructureElement;
    addStructure(element: PdfStructureElement): this;
    markStructureContent(role: string): PdfStructureContent;
    endMarkedContent(): this;
    getStructTreeRoot(): PdfReference;
    getStructParentTree(): PdfTree;
    createStructParentTreeNextKey(): number;
    appendXML(xml: string): void;
    ref(data?: Record<string, PdfValue>): PdfReference;
    endOutline(): void;
    end(): void;
    _write(chunk: string | Uint8Array): void;
    _finalize(): void;
    _addInfo(): void;
    _getPdfaid(): string;
  }
}

declare module 'pdfmake/js/PDFDocument.js' {
  import { PdfKitDocument, type EmbeddedFont, type PdfKitOptions } from 'pdfkit-private';

  export default class PDFDocument extends PdfKitDocument {
    constructor(
      fonts: object,
      images: Record<string, Uint8Array>,
      patterns: object,
      attachments: object,
      options: PdfKitOptions,
      virtualfs: null,
      localAccessPolicy: (path: string) => boolean,
    );
    provideFont(family: string, bold: boolean, italics: boolean): EmbeddedFont;
    getFontFile(family: string, bold: boolean, italics: boolean): string | null;
    resolveColor(color: string | undefined, otherwise: string): string;
  }
}

declare module 'pdfmake/js/StyleContextStack.js' {
  export default class StyleContextStack {
    /** Objects whose properties are styles; named styles would stand here by their names. */
    styleOverrides: object[];
    readonly styleDictionary: object;
    readonly defaultStyle: object;
    constructor(styleDictionary: object, defaultStyle: object);
    clone(): StyleContextStack;
    push(style: string | object): void;
    pop(howMany?: number): void;
    autopush(node: object): number;
    auto<T>(node: object, callback: () => T): T;
    getProperty(name: string): unknown;
  }
}

declare module 'pdfmake/js/Line.js' {
  export interface LineInline {
    text: string;
    x: number;
    width: number;
    height: number;
  }

  export default class Line {
    x: number;
    y: number;
    maxWidth: number;
    get inlines(): LineInline[];
    set inlines(inlines: LineInline[]);
    constructor(maxWidth: number);
    getHeight(): number;
    getWidth(): number;
    clone(): Line;
  }
}

declare module 'pdfmake/js/DocumentContext.js' {
  import type { EventEmitter } from 'node:events';

  export interface PageSize {
    width: number;
    height: number;
    orientation: 'portrait' | 'landscape';
  }

  export interface PageMargins {
    left: number;
    top: number;
    right: number;
    bottom: number;
  }

  export interface PageItem {
    type: 'line' | 'vector' | 'svg' | 'image';
    item: object;
  }

  export interface Page {
    items: PageItem[];
    pageSize: PageSize;
    pageMargins: PageMargins;
    customProperties: object;
    watermark?: object;
  }

  export interface Snapshot {
    x: number;
    y: number;
    page: number;
    availableHeight: number;
    availableWidth: number;
    bottomMost?: { x: number; y: number; page: number; availableHeight: number; availableWidth: number };
  }

  export default class DocumentContext extends EventEmitter {
    pages: Page[];
    page: number;
    x: number;
    y: number;
    availableWidth: number;
    availableHeight: number;
    pageMargins: PageMargins;
    snapshots: Snapshot[];
    backgroundLength: number[];
    getCurrentPage(): Page;
    addPage(size: PageSize, margins?: PageMargins | null, properties?: object): Page;
    initializePage(): void;
    moveDown(offset: number): boolean;
    addMargin(left: number, right?: number): void;
    getCurrentPosition(): { pageNumber: number; top: number; left: number };
  }
}

declare module 'pdfmake/js/PageElementWriter.js' {
  import type { EventEmitter } from 'node:events';
  import type DocumentContext from 'pdfmake/js/DocumentContext.js';
  import type { Page, PageMargins, PageSize } from 'pdfmake/js/DocumentContext.js';
  import type Line from 'pdfmake/js/Line.js';

  export default class PageElementWriter extends EventEmitter {
    transactionLevel: number;
    contextStack: DocumentContext[];
    constructor(context: DocumentContext);
    context(): DocumentContext;
    addPage(size: PageSize, orientation: string | null | undefined, margins: PageMargins): void;
    moveToNextPage(orientation?: string): void;
    addLine(line: Line, dontMove?: boolean): unknown;
    alignLine(line: Line): void;
    addVector(vector: object, ignoreX?: boolean, ignoreY?: boolean, index?: number): unknown;
    addSVG(node: object): unknown;
    addImage(node: object): unknown;
    pushContext(context: DocumentContext | number, height?: number): void;
    popContext(): void;
    addFragment(fragment: object, useXOffset?: boolean, useYOffset?: boolean, dontMove?: boolean): unknown;
  }
}

declare module 'pdfmake/js/TextInlines.js' {
  import type PDFDocument from 'pdfmake/js/PDFDocument.js';
  import type StyleContextStack from 'pdfmake/js/StyleContextStack.js';

  export default class TextInlines {
    pdfDocument: PDFDocument;
    constructor(pdfDocument: PDFDocument);
    buildInlines(text: unknown, styles: StyleContextStack): { items: unknown[]; minWidth: number; maxWidth: number };
  }
}

declare module 'pdfmake/js/DocPreprocessor.js' {
  export default class DocPreprocessor {
    preprocessDocument(node: object): object;
    preprocessBlock(node: object): object;
    preprocessNode(node: object): object;
    preprocessVerticalContainer(node: object, isSectionAllowed?: boolean): object;
  }
}

declare module 'pdfmake/js/DocMeasure.js' {
  import type PDFDocument from 'pdfmake/js/PDFDocument.js';
  import type StyleContextStack from 'pdfmake/js/StyleContextStack.js';
  import type SVGMeasure from 'pdfmake/js/SVGMeasure.js';
  import type TextInlines from 'pdfmake/js/TextInlines.js';

  export default class DocMeasure {
    textInlines: TextInlines;
    styleStack: StyleContextStack;
    constructor(document: PDFDocument, styles: object, defaultStyle: object, svgMeasure: SVGMeasure, layouts: object);
    measureDocument(node: object): object;
    measureBlock(node: object): object;
    measureNode(node: object): object;
    measureVerticalContainer(node: object): object;
  }
}

declare module 'pdfmake/js/SVGMeasure.js' {
  export default class SVGMeasure {
    measureSVG(svg: string): { width: number; height: number };
    writeDimensions(svg: string, size: { width: number; height: number }): string;
  }
}

declare module 'pdfmake/js/LayoutBuilder.js' {
  import type DocMeasure from 'pdfmake/js/DocMeasure.js';
  import type DocPreprocessor from 'pdfmake/js/DocPreprocessor.js';
  import type { Page, PageMargins, PageSize } from 'pdfmake/js/DocumentContext.js';
  import type PageElementWriter from 'pdfmake/js/PageElementWriter.js';
  import type PDFDocument from 'pdfmake/js/PDFDocument.js';
  import type SVGMeasure from 'pdfmake/js/SVGMeasure.js';

  export type Furniture = (page: number, pages: number, size: PageSize) => object | null;

  export default class LayoutBuilder {
    pageSize: PageSize;
    pageMargins: PageMargins;
    svgMeasure: SVGMeasure;
    nestedLevel: number;
    docPreprocessor: DocPreprocessor;
    docMeasure: DocMeasure;
    writer: PageElementWriter;
    linearNodeList: object[];
    constructor(size: PageSize, margins: PageMargins, svgMeasure: SVGMeasure);
    layoutDocument(...args: never[]): Page[];
    addBackground(background: Furniture | undefined): void;
    addHeadersAndFooters(header: Furniture | undefined, footer: Furniture | undefined): void;
    addWatermark(watermark: object | undefined, document: PDFDocument, defaultStyle: object): void;
    processNode(node: object, isVerticalAlignmentAllowed?: boolean): void;
    processVerticalContainer(node: object): void;
    processColumns(node: object): void;
    processLeaf(node: object): void;
  }
}

declare module 'pdfmake/js/Renderer.js' {
  import type { Page } from 'pdfmake/js/DocumentContext.js';
  import type PDFDocument from 'pdfmake/js/PDFDocument.js';

  export default class Renderer {
    pdfDocument: PDFDocument;
    constructor(document: PDFDocument, progress: null);
    renderPages(pages: Page[]): void;
    renderVector(vector: object): void;
    renderSVG(node: object): void;
    renderImage(node: object): void;
    renderWatermark(page: Page): void;
  }
}

declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required?: boolean } | null;
  }
}
