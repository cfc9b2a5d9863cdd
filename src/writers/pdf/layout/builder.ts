import type { Page, PageItem, PageSize } from 'pdfmake/js/DocumentContext.js';
import type { Report } from '../../../diagnostic.ts';
import { figureShrunk } from '../../../messages/pdf.ts';
import type { Definition } from '../define/definition.ts';
import type { ColumnsNode, ImageNode, Margin, Node, StackNode, SvgNode } from '../define/nodes.ts';
import { DocPreprocessor, LayoutBuilder } from '../pdfmake.ts';
import type { BriefPdf } from '../render/document.ts';
import { BriefWriter, FootedContext } from './context.ts';
import { addStrips, cutStrips, drawFeet, type NoteSource } from './footnotes.ts';
import { DrawingSize } from './drawingSize.ts';
import { placeGrid } from './gridPlacer.ts';
import { chainHeight, heightOf } from './heights.ts';
import { BriefMeasure, ParagraphMeasure, type MeasuredText } from './measure.ts';
import type { Paragraph } from './paragraph.ts';
import { TextLine } from './textLine.ts';

/** The pages of a document, and where things stand on them. */
export interface Layout {
  readonly pages: readonly Page[];
  /** Page (from 1) on which each block with an id begins. */
  readonly pageOf: ReadonlyMap<string, number>;
}

/** Sets head and foot of a page once all pages are known. */
export type PageFurniture = (page: {
  readonly number: number;
  readonly pages: number;
  readonly width: number;
  readonly height: number;
  readonly section: string;
  readonly kind: 'cover' | 'band' | 'text';
}) => Node;

export interface LayoutSettings {
  readonly definition: Definition;
  readonly pdf: BriefPdf;
  readonly language: string;
  readonly head: PageFurniture;
  readonly foot: PageFurniture;
  readonly watermark: object | undefined;
  readonly report: Report;
}

/** Fewest lines of a paragraph at the foot and at the head of a page. */
const ORPHANS = 2;
const WIDOWS = 2;

const NEAR = 0.01;

/** Least height to which a drawing is made smaller for the sake of its caption. */
const MIN_DRAWING = 72;

/** A drawing after measuring: with the size and, later, the place at which it is printed. */
type MeasuredDrawing = (SvgNode | ImageNode) & { _width: number; _height: number; x?: number; y?: number };

function isDrawing(node: Node): node is MeasuredDrawing {
  return 'svg' in node || 'image' in node;
}

interface OpenBox {
  readonly node: StackNode;
  readonly startPage: number;
  readonly startY: number;
  /** Where on the first page the ground is painted: before all that stands on it. */
  readonly startIndex: number;
  readonly x: number;
  readonly width: number;
  /** Lowest point of the text on each page that the box was carried over from. */
  readonly bottoms: Map<number, number>;
}

/**
 * pdfmake's layout with the page breaking of a printed book: nothing is ever tried and undone, so
 * nothing can be lost; what must stay together is measured first.
 */
export class BriefLayout extends LayoutBuilder {
  readonly settings: LayoutSettings;
  readonly #boxes: OpenBox[] = [];
  readonly #notes: NoteSource;
  readonly #sections: { readonly name: string; readonly page: number; readonly first: boolean }[] = [];
  readonly #kinds = new Map<number, 'cover' | 'band'>();
  #anchors: string[] = [];
  /** Marks of list items that no line has been placed for yet, outermost first. */
  #markers: { readonly paragraph: Paragraph; readonly x: number }[] = [];
  /** The space after the node that was placed last. */
  #gap: { flow?: FootedContext; page: number; y: number; height: number } = { page: -1, y: 0, height: 0 };
  #columnsGap = this.#gap;
  /** Height that must follow the text at hand on the page of its last line. */
  #tail = 0;
  #wanted: 'break' | 'landscape' | 'portrait' | undefined;
  /** Setting heads and feet, or notes: no page is turned there. */
  #apart = false;

  constructor(settings: LayoutSettings) {
    const { page } = settings.definition;
    super({ width: page.width, height: page.height, orientation: 'portrait' }, page.margins, new DrawingSize());
    this.settings = settings;
    this.#notes = { stripsOf: (id) => this.#setNote(id), done: new Set() };
  }

  get flow(): FootedContext {
    return this.writer.context() as FootedContext;
  }

  /** Lays the whole document out. */
  layOut(): Layout {
    const { definition, pdf, language, watermark } = this.settings;
    this.docPreprocessor = new DocPreprocessor();
    this.docMeasure = new BriefMeasure(pdf, {}, definition.defaultStyle, this.svgMeasure, {});
    this.docMeasure.textInlines = new ParagraphMeasure(pdf, language);
    this.linearNodeList = [];
    const context = new FootedContext();
    this.writer = new BriefWriter(context);
    for (const node of definition.notes.values()) this.#prepare(node);
    const content = this.#prepare({ stack: definition.content });
    this.writer.addPage(this.pageSize, null, this.pageMargins);
    this.processNode(content);
    this.#finishNotes();
    drawFeet(context, this.settings.definition);
    const pageOf = findAnchors(context.pages);
    this.#apart = true;
    const { head, foot } = this.settings;
    this.addHeadersAndFooters(
      (page, pages, size) => head(this.#pageFacts(page, pages, size)),
      (page, pages, size) => foot(this.#pageFacts(page, pages, size)),
    );
    this.addWatermark(watermark, pdf, definition.defaultStyle);
    return { pages: context.pages, pageOf };
  }

  #prepare<T extends Node>(node: T): T {
    return this.docMeasure.measureDocument(this.docPreprocessor.preprocessDocument(node)) as T;
  }

  // Nodes ------------------------------------------------------------------------------------

  override processNode(node: Node & { _margin?: Margin | null; positions?: object[] }, isColumn = false): void {
    node.positions = [];
    // All columns begin below the same space.
    if (isColumn) this.#gap = { ...this.#columnsGap, page: this.flow.page };
    if ('stack' in node && node.page !== undefined) {
      this.#wanted = node.page === 'break' ? (this.#wanted ?? 'break') : node.page;
      return;
    }
    if ('stack' in node && node.stack.length > 0 && (node.cover || node.band)) {
      this.#settle();
      this.#kinds.set(this.flow.page, node.cover ? 'cover' : 'band');
    }
    if (node.anchors !== undefined) this.#anchors.push(...node.anchors);
    const margin: Margin = node._margin ?? [0, 0, 0, 0];
    const transparent = 'stack' in node && node.grid === undefined && node.box === undefined && node.rule === undefined;
    if (!transparent) this.#settle();
    this.#space(this.atTop() && !this.#apart && !this.#onCover() ? 0 : margin[1] - this.#spaceAbove());
    this.flow.addMargin(margin[0], margin[2]);
    const markers = this.#markers.length;
    this.#beginMarker(node);
    if ('stack' in node) this.processVerticalContainer(node);
    else if ('columns' in node) this.processColumns(node);
    else if ('text' in node) this.#placeText(node as MeasuredText);
    else if (isDrawing(node)) this.#placeDrawing(node);
    if (this.#markers.length > markers) this.#placeEmptyItem();
    this.flow.addMargin(-margin[0], -margin[2]);
    this.#space(margin[3] - this.#spaceAbove());
    this.#gap = { flow: this.flow, page: this.flow.page, y: this.flow.y, height: Math.max(margin[3], this.#spaceAbove()) };
  }

  /** Space that was left after the node before: of two spaces that meet, the larger one holds. */
  #spaceAbove(): number {
    const { flow, page, y, height } = this.#gap;
    return flow === this.flow && page === flow.page && Math.abs(y - flow.y) < NEAR ? height : 0;
  }

  /** Moves down, but never past the foot of the page: space is not carried over. */
  #space(height: number): void {
    this.flow.moveDown(Math.max(0, Math.min(height, this.flow.availableHeight)));
  }

  #onCover(): boolean {
    return this.#kinds.get(this.flow.page) === 'cover';
  }

  override processVerticalContainer(node: StackNode): void {
    if (node.rule !== undefined) return this.#placeRule(node.rule);
    if (node.grid !== undefined) return placeGrid(this, node.grid, 0);
    if (node.box !== undefined) return this.#placeBox(node, node.box.padding);
    if (node.keepTogether) this.#keepTogether(node.stack);
    this.#placeAll(node.stack);
  }

  #keepTogether(nodes: readonly Node[]): void {
    const width = this.flow.availableWidth;
    const height = nodes.reduce((sum, node) => sum + heightOf(node, width), 0);
    const tooMuch = height - this.pageHeight();
    // What is taller than a page is made smaller: cutting it would lose a part.
    for (const node of nodes) {
      if (tooMuch > 0 && isDrawing(node)) this.#shrink(node, Math.max(MIN_DRAWING, node._height - tooMuch));
    }
    this.keep(Math.min(height, this.pageHeight()));
  }

  #placeAll(nodes: readonly Node[]): void {
    for (const [index, node] of nodes.entries()) {
      if (node.keepWithNext && !('stack' in node && node.grid !== undefined)) {
        this.keep(this.#chain(nodes, index));
      }
      if ('stack' in node && node.grid !== undefined && node.keepWithNext) {
        this.#placeGridWithTail(node, this.#chain(nodes, index + 1));
      } else {
        this.#tail = 'text' in node && node.announces ? this.#chain(nodes, index + 1) : 0;
        this.processNode(node);
      }
    }
  }

  #chain(nodes: readonly Node[], index: number, narrower = 0): number {
    return chainHeight(nodes, index, this.flow.availableWidth - narrower, (ids) => this.noteHeight(ids));
  }

  #placeGridWithTail(node: StackNode & { positions?: object[] }, tail: number): void {
    node.positions = [];
    this.#settle();
    placeGrid(this, node.grid!, tail + (node.margin?.[3] ?? 0));
    this.#space(node.margin?.[3] ?? 0);
  }

  // Pages ------------------------------------------------------------------------------------

  /** Whether nothing stands on the page yet. */
  atTop(): boolean {
    const { y, pageMargins } = this.flow;
    return y - pageMargins.top - this.#lead() < NEAR;
  }

  #lead(): number {
    return this.#boxes.reduce((sum, box) => sum + (box.startPage < this.flow.page ? box.node.box!.padding[1] : 0), 0);
  }

  /** Height of the text on a page without anything. */
  pageHeight(): number {
    const { pageMargins } = this.flow;
    return this.flow.getCurrentPage().pageSize.height - pageMargins.top - pageMargins.bottom;
  }

  /** Turns the page if a height that would fit on a page does not fit on what is left of this one. */
  keep(height: number): void {
    if (this.#apart) return;
    this.#settle();
    if (height > this.flow.availableHeight + NEAR && height <= this.pageHeight() && !this.atTop()) this.nextPage();
  }

  nextPage(): void {
    for (const box of this.#boxes) {
      box.bottoms.set(this.flow.page, Math.max(this.flow.y, box.bottoms.get(this.flow.page) ?? 0));
    }
    this.writer.moveToNextPage();
    this.#carryNotes();
    for (const box of this.#boxes) this.flow.moveDown(box.node.box!.padding[1]);
  }

  /** Turns the page where one was asked for, once there is something to put on it. */
  #settle(): void {
    const wanted = this.#wanted;
    if (wanted === undefined || this.#apart) return;
    this.#wanted = undefined;
    const context = this.flow;
    const page = context.getCurrentPage();
    const turned = wanted !== 'break' && page.pageSize.orientation !== wanted;
    if (page.items.length > 0) {
      if (!turned && wanted !== 'break') return;
      this.writer.moveToNextPage(turned ? wanted : undefined);
      this.#carryNotes();
    } else if (turned) {
      page.pageSize = { orientation: wanted, width: page.pageSize.height, height: page.pageSize.width };
      context.initializePage();
    }
  }

  // Text -------------------------------------------------------------------------------------

  #placeText(node: MeasuredText & { _leader?: Omit<NonNullable<TextLine['leader']>, 'right'>; positions?: object[] }): void {
    const [paragraph] = node._inlines;
    if (paragraph.isEmpty) return;
    const tail = this.#tail + (node.margin?.[3] ?? 0);
    const announces = this.#tail > 0;
    this.#tail = 0;
    const width = this.flow.availableWidth;
    const lines = node.oneLine ? [paragraph.firstLine(width)] : [...paragraph.lines(width - (node.leader?.reserve ?? 0))];
    if (node._leader !== undefined) {
      const last = lines.at(-1)!.clone();
      last.leader = { ...node._leader, right: width };
      lines[lines.length - 1] = last;
    }
    for (let at = 0; at < lines.length; ) {
      let fit = this.#fitting(lines, at);
      const all = fit === lines.length - at;
      if (all && announces && !this.#hasRoom(lines.slice(at), tail)) fit = Math.max(0, fit - WIDOWS);
      if (fit < lines.length - at) fit = avoidLoneLines(fit, at, lines.length);
      if (fit === 0 && this.atTop()) fit = Math.max(1, this.#fitting(lines, at));
      for (const line of lines.slice(at, at + fit)) this.placeLine(line);
      at += fit;
      if (at < lines.length) this.nextPage();
      else if (node.sectionName !== undefined) this.#noteSection(node.sectionName, lines.length);
    }
  }

  /** Whether what the lines announce can begin below them. */
  #hasRoom(lines: readonly TextLine[], tail: number): boolean {
    const height = lines.reduce((sum, line) => sum + line.height, 0);
    return this.#apart || this.atTop() || height + tail <= this.flow.availableHeight || tail > this.pageHeight();
  }

  /** How many lines from `at` on fit on this page, footnotes included. */
  #fitting(lines: readonly TextLine[], at: number): number {
    if (this.#apart) return lines.length - at;
    let free = this.flow.availableHeight + NEAR;
    const notes: string[] = [];
    let count = 0;
    for (const line of lines.slice(at)) {
      notes.push(...line.notes);
      if (line.height > free || line.height + this.noteHeight(notes) > free) break;
      free -= line.height;
      count += 1;
    }
    return count;
  }

  /** Puts a line at the current place and moves below it. */
  placeLine(line: TextLine, x = 0): void {
    const context = this.flow;
    const placed = line.clone();
    placed.x = line.x + x + context.x;
    placed.y = context.y;
    this.put({ type: 'line', item: placed });
    this.#reach(placed.y + placed.height);
    this.addNotes(line.notes);
    context.moveDown(line.height);
  }

  /** Notes of a column must not be put over the text of another that reaches lower. */
  #reach(y: number): void {
    if (this.#apart) return;
    const { lowest, page } = this.flow;
    lowest.set(page, Math.max(y, lowest.get(page) ?? 0));
  }

  /** Puts something on the current page; ids that wait for a place get this one. */
  put(item: PageItem): void {
    if (this.#anchors.length > 0 && !this.#apart) {
      Object.assign(item.item, { anchors: this.#anchors });
      this.#anchors = [];
    }
    if (this.#markers.length > 0) this.#placeMarkers(item.item instanceof TextLine ? item.item : undefined);
    this.flow.getCurrentPage().items.push(item);
  }

  #beginMarker(node: Node): void {
    const paragraph = node.marker?._inlines?.[0] as Paragraph | undefined;
    if (paragraph === undefined) return;
    const { outdent, end } = node.marker!;
    this.#markers.push({ paragraph, x: this.flow.x - outdent - (end ? paragraph.maxWidth : 0) });
  }

  /** Puts waiting marks before the line, on its base line, or before what stands here. */
  #placeMarkers(line: TextLine | undefined): void {
    const markers = this.#markers;
    this.#markers = [];
    for (const { paragraph, x } of markers) {
      const marker = paragraph.lines(1000)[0]!.clone();
      marker.x = x;
      marker.y = line === undefined ? this.flow.y : line.y + line.ascent - marker.ascent;
      this.flow.getCurrentPage().items.push({ type: 'line', item: marker });
    }
  }

  /** An item without content still has its mark. */
  #placeEmptyItem(): void {
    const height = this.#markers.at(-1)!.paragraph.style.base.leading;
    this.keep(height);
    this.#placeMarkers(undefined);
    this.flow.moveDown(height);
  }

  #noteSection(name: string, lines: number): void {
    const context = this.flow;
    const first = context.y - context.pageMargins.top < lines * 40;
    this.#sections.push({ name, page: context.page, first });
  }

  // Drawings ---------------------------------------------------------------------------------

  #placeDrawing(node: MeasuredDrawing): void {
    if (!this.#apart) this.#shrink(node, this.pageHeight());
    this.keep(node._height);
    const spare = this.flow.availableWidth - node._width;
    node.x = this.flow.x + (node.alignment === 'center' ? spare / 2 : node.alignment === 'right' ? spare : 0);
    node.y = this.flow.y;
    this.put({ type: 'svg' in node ? 'svg' : 'image', item: node });
    this.#reach(node.y + node._height);
    this.flow.moveDown(node._height);
  }

  #shrink(node: MeasuredDrawing, height: number): void {
    if (node._height <= height) return;
    const percent = Math.round((100 * height) / node._height);
    this.settings.report(figureShrunk(node.origin.name, percent, node.origin.place));
    node._width *= height / node._height;
    node._height = height;
    if ('svg' in node) node.svg = this.svgMeasure.writeDimensions(node.svg, { width: node._width, height });
  }

  #placeRule(rule: NonNullable<StackNode['rule']>): void {
    this.keep(rule.thickness);
    this.line(0, rule.length ?? this.flow.availableWidth, 0, rule);
    this.flow.moveDown(rule.thickness);
  }

  /** A horizontal line from `x1` to `x2`, `y` below the current place. */
  line(x1: number, x2: number, y: number, look: { readonly color: string; readonly thickness: number }): void {
    const context = this.flow;
    const at = context.y + y + look.thickness / 2;
    this.put({
      type: 'vector',
      item: { type: 'line', x1: context.x + x1, x2: context.x + x2, y1: at, y2: at, lineWidth: look.thickness, lineColor: look.color },
    });
  }

  #placeBox(node: StackNode, padding: Margin): void {
    this.keep(padding[1] + this.#chain(node.stack, 0, padding[0] + padding[2]));
    const context = this.flow;
    const box: OpenBox = {
      node,
      startPage: context.page,
      startY: context.y,
      startIndex: context.getCurrentPage().items.length,
      x: context.x,
      width: context.availableWidth,
      bottoms: new Map(),
    };
    this.#boxes.push(box);
    this.#space(padding[1]);
    context.addMargin(padding[0], padding[2]);
    this.#placeAll(node.stack);
    context.addMargin(-padding[0], -padding[2]);
    this.#boxes.pop();
    this.#space(padding[3]);
    this.#paintBox(box);
  }

  #paintBox(box: OpenBox): void {
    const context = this.flow;
    const { color, bar, bleed } = box.node.box!;
    for (let page = box.startPage; page <= context.page; page += 1) {
      const top = page === box.startPage ? box.startY : context.pageMargins.top;
      const bottom = page === context.page ? context.y : (box.bottoms.get(page) ?? top) + box.node.box!.padding[3];
      const ground = { type: 'rect', x: box.x, y: top, w: box.width, h: bottom - top, color, lineWidth: 0 };
      if (bleed) Object.assign(ground, { x: 0, y: 0, w: context.pages[page]!.pageSize.width, h: bottom });
      const items: PageItem[] = [{ type: 'vector', item: ground }];
      if (bar !== undefined) items.push({ type: 'vector', item: { ...ground, w: bar.width, color: bar.color } });
      context.pages[page]!.items.splice(page === box.startPage ? box.startIndex : 0, 0, ...items);
    }
  }

  override processColumns(node: ColumnsNode & { _gap?: number }): void {
    this.#settle();
    const outer = this.#columnsGap;
    this.#columnsGap = this.#gap;
    super.processColumns(node);
    this.#columnsGap = outer;
  }

  // Footnotes --------------------------------------------------------------------------------

  #setNote(id: string): ReturnType<typeof cutStrips> {
    const node = this.settings.definition.notes.get(id);
    if (node === undefined) return [];
    const { width, margins } = this.settings.definition.page;
    const context = new FootedContext();
    context.addPage(
      { width: width - margins.left - margins.right, height: 1e6, orientation: 'portrait' },
      { left: 0, top: 0, right: 0, bottom: 0 },
    );
    const { writer } = this;
    const apart = this.#apart;
    const anchors = this.#anchors;
    const markers = this.#markers;
    this.#anchors = [];
    this.#markers = [];
    this.#apart = true;
    this.writer = new BriefWriter(context);
    this.processNode(node);
    this.writer = writer;
    this.#apart = apart;
    this.#anchors = anchors;
    this.#markers = markers;
    return cutStrips(context.pages[0]!.items, context.y, node.anchors ?? []);
  }

  /** Height that these footnotes would add to the foot of the page. */
  noteHeight(ids: readonly string[]): number {
    return this.#apart || ids.length === 0 ? 0 : addStrips(this.flow, this.#notes, ids, this.pageHeight(), false);
  }

  /** Puts footnotes at the foot of the page, as far as they fit. */
  addNotes(ids: readonly string[]): void {
    if (!this.#apart && ids.length > 0) addStrips(this.flow, this.#notes, ids, this.pageHeight(), true);
  }

  #carryNotes(): void {
    if (!this.#apart) addStrips(this.flow, this.#notes, [], this.pageHeight(), true);
  }

  #finishNotes(): void {
    addStrips(this.flow, this.#notes, [], this.pageHeight(), true, true);
    while (this.flow.waiting.length > 0) this.nextPage();
  }

  // Heads and feet ---------------------------------------------------------------------------

  #pageFacts(number: number, pages: number, size: PageSize): Parameters<PageFurniture>[0] {
    const index = number - 1;
    const here = this.#sections.find((section) => section.page === index);
    const before = this.#sections.findLast((section) => section.page < index);
    const section = here !== undefined && (here.first || before === undefined) ? here : before;
    return {
      number,
      pages,
      width: size.width,
      height: size.height,
      section: section?.name ?? '',
      kind: this.#kinds.get(index) ?? 'text',
    };
  }
}

/** Fewer lines, or none, where a single one would be left on this page or on the next. */
function avoidLoneLines(fit: number, at: number, total: number): number {
  const fewest = at === 0 ? Math.min(ORPHANS, total) : 1;
  const rest = total - at - fit;
  const count = rest < WIDOWS ? fit - (WIDOWS - rest) : fit;
  return count < fewest ? 0 : count;
}

function findAnchors(pages: readonly Page[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, page] of pages.entries()) {
    for (const { item } of page.items) {
      for (const id of (item as { anchors?: readonly string[] }).anchors ?? []) {
        if (!found.has(id)) found.set(id, index + 1);
      }
    }
  }
  return found;
}
