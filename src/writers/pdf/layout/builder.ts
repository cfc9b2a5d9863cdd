import type { Page, PageItem } from 'pdfmake/js/DocumentContext.js';
import type { Report } from '../../../diagnostic.ts';
import type { Definition } from '../define/definition.ts';
import type { PageFacts } from '../define/furniture.ts';
import type { ColumnsNode, Margin, Node, StackNode } from '../define/nodes.ts';
import { DocPreprocessor, LayoutBuilder } from '../pdfmake.ts';
import type { BriefPdf } from '../render/document.ts';
import { OpenBoxes } from './boxes.ts';
import { BriefWriter, FootedContext, type Strip } from './context.ts';
import { isDrawing, keepTogether, placeDrawing } from './drawings.ts';
import { DrawingSize } from './drawingSize.ts';
import { Floats } from './floats.ts';
import { addStrips, cutStrips, drawFeet, type NoteSource } from './footnotes.ts';
import { placeGrid } from './gridPlacer.ts';
import { chainHeight } from './heights.ts';
import { BriefMeasure, ParagraphMeasure, type MeasuredText } from './measure.ts';
import { NodeStyles } from './nodeStyles.ts';
import { Pending } from './pending.ts';
import { RunningHeads } from './runningHeads.ts';
import { TextLine } from './textLine.ts';
import { placeText } from './textPlacer.ts';

/** The pages of a document, and where things stand on them. */
export interface Layout {
  readonly pages: readonly Page[];
  /** Sets heads and feet, which only print needs, once. */
  furnish(): void;
  /** Page (from 1) on which each block with an id begins. */
  readonly pageOf: ReadonlyMap<string, number>;
}

/** Sets head or foot of a page once all pages are known. */
export type PageFurniture = (page: PageFacts) => Node;

export interface LayoutSettings {
  readonly definition: Definition;
  readonly pdf: BriefPdf;
  readonly language: string;
  readonly head: PageFurniture;
  readonly foot: PageFurniture;
  readonly watermark: object | undefined;
  readonly report: Report;
  readonly floatFigures: boolean;
}

const NEAR = 0.01;

/** A page with less room than this above its footnotes holds nothing else. */
const LEAST_TEXT = 28;

/**
 * pdfmake's layout with the page breaking of a printed book: nothing is ever tried and undone, so
 * nothing can be lost; what must stay together is measured first.
 */
export class BriefLayout extends LayoutBuilder {
  readonly settings: LayoutSettings;
  readonly heads = new RunningHeads();
  /** Setting heads and feet, or notes: no page is turned there. */
  apart = false;
  readonly #boxes = new OpenBoxes();
  readonly #notes: NoteSource;
  readonly #floats = new Floats();
  /** The blocks of the running text. */
  #text: readonly Node[] = [];
  #pending = new Pending();
  /** Space above the columns at hand: all begin below the same. */
  #columnSpace = 0;
  /** Height that must follow the text at hand on the page of its last line. */
  #tail = 0;
  #wanted: 'break' | 'landscape' | 'portrait' | undefined;

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
    const { definition, pdf, language } = this.settings;
    this.docPreprocessor = new DocPreprocessor();
    this.docMeasure = new BriefMeasure(pdf, {}, definition.defaultStyle, this.svgMeasure, {});
    this.docMeasure.textInlines = new ParagraphMeasure(pdf, language);
    this.docMeasure.styleStack = new NodeStyles(definition.defaultStyle);
    this.linearNodeList = [];
    const context = new FootedContext();
    this.writer = new BriefWriter(context);
    for (const node of definition.notes.values()) this.#prepare(node);
    const content = this.#prepare({ stack: definition.content });
    this.#text = content.stack;
    this.writer.addPage(this.pageSize, null, this.pageMargins);
    this.processNode(content);
    this.#placeFloats();
    this.#finishNotes();
    drawFeet(context, definition);
    return { pages: context.pages, pageOf: findAnchors(context.pages), furnish: () => this.#furnish() };
  }

  #furnish(): void {
    const { definition, pdf, watermark, head, foot } = this.settings;
    this.apart = true;
    this.addHeadersAndFooters(
      (page, pages, size) => head(this.heads.facts(page, pages, size)),
      (page, pages, size) => foot(this.heads.facts(page, pages, size)),
    );
    this.addWatermark(watermark, pdf, definition.defaultStyle);
  }

  #prepare<T extends Node>(node: T): T {
    return this.docMeasure.measureDocument(this.docPreprocessor.preprocessDocument(node)) as T;
  }

  // Nodes ------------------------------------------------------------------------------------

  override processNode(node: Node & { _margin?: Margin | null; positions?: object[] }, isColumn = false): void {
    node.positions = [];
    if (isColumn) this.#pending.leaveSpace(this.flow, this.#columnSpace);
    if ('stack' in node && node.page !== undefined) {
      this.#wanted = node.page === 'break' ? (this.#wanted ?? 'break') : node.page;
      return;
    }
    const stack = 'stack' in node ? node : undefined;
    // A stack without look of its own may turn out to be empty: it asks for no page.
    if (stack === undefined || hasLook(stack)) this.#settle();
    if (stack?.cover || stack?.band) this.heads.setKind(this.flow.page, stack.cover ? 'cover' : 'band');
    if (node.anchors !== undefined) this.#pending.addAnchors(node.anchors);
    const [left, top, right, bottom] = node._margin ?? [0, 0, 0, 0];
    this.#moveDown(this.#dropsSpace() ? 0 : top - this.#pending.spaceAbove(this.flow));
    this.flow.addMargin(left, right);
    const marks = this.#pending.marks;
    this.#pending.addMark(node, this.flow.x);
    this.#placeInner(node);
    if (this.#pending.marks > marks) this.#placeEmptyItem();
    this.flow.addMargin(-left, -right);
    const above = this.#pending.spaceAbove(this.flow);
    this.#moveDown(bottom - above);
    this.#pending.leaveSpace(this.flow, Math.max(bottom, above));
  }

  #placeInner(node: Node): void {
    const tail = this.#tail;
    this.#tail = 0;
    if ('stack' in node) this.processVerticalContainer(node);
    else if ('columns' in node) this.processColumns(node);
    else if ('text' in node) placeText(this, node as MeasuredText, tail);
    else if (isDrawing(node)) placeDrawing(this, node);
  }

  override processVerticalContainer(node: StackNode): void {
    if (node.rule !== undefined) return this.#placeRule(node.rule);
    if (node.grid !== undefined) return placeGrid(this, node.grid, 0);
    if (node.box !== undefined) return this.#placeBox(node, node.box.padding);
    if (node.keepTogether) keepTogether(this, node.stack);
    this.#placeAll(node.stack);
  }

  #placeAll(nodes: readonly Node[]): void {
    for (const [index, node] of nodes.entries()) {
      if (nodes === this.#text && this.settings.floatFigures && this.#floats.defer(this, nodes, index)) continue;
      if (nodes === this.#text && this.#floats.mustPrecede(this, nodes, index)) this.#placeFloats();
      const isGrid = 'stack' in node && node.grid !== undefined;
      if (isGrid && node.keepWithNext) {
        this.#placeGridWithTail(node, this.#chain(nodes, index + 1));
        continue;
      }
      if (node.keepWithNext && !isGrid) this.keep(this.#chain(nodes, index));
      this.#tail = 'text' in node && node.announces ? this.#chain(nodes, index + 1) : 0;
      this.processNode(node);
    }
  }

  #chain(nodes: readonly Node[], index: number, narrower = 0): number {
    return chainHeight(nodes, index, this.flow.availableWidth - narrower, (ids) => this.noteHeight(ids));
  }

  #placeGridWithTail(node: StackNode & { positions?: object[] }, tail: number): void {
    node.positions = [];
    const below = node.margin?.[3] ?? 0;
    this.#settle();
    placeGrid(this, node.grid!, tail + below);
    this.#moveDown(below);
  }

  override processColumns(node: ColumnsNode): void {
    const outer = this.#columnSpace;
    this.#columnSpace = this.#pending.spaceAbove(this.flow);
    super.processColumns(node);
    this.#columnSpace = outer;
  }

  #placeBox(node: StackNode, padding: Margin): void {
    this.keep(padding[1] + this.#chain(node.stack, 0, padding[0] + padding[2]));
    this.#boxes.begin(node.box!, this.flow);
    this.#moveDown(padding[1]);
    this.flow.addMargin(padding[0], padding[2]);
    this.#placeAll(node.stack);
    this.flow.addMargin(-padding[0], -padding[2]);
    this.#moveDown(padding[3]);
    this.#boxes.end(this.flow, !this.apart);
  }

  #placeRule(rule: NonNullable<StackNode['rule']>): void {
    this.keep(rule.thickness);
    this.line(0, rule.length ?? this.flow.availableWidth, 0, rule);
    this.flow.moveDown(rule.thickness);
  }

  /** An item without content still has its mark. */
  #placeEmptyItem(): void {
    const height = this.#pending.markHeight;
    this.keep(height);
    this.flow.getCurrentPage().items.push(...this.#pending.takeMarks(undefined, this.flow.y));
    this.flow.moveDown(height);
  }

  // Pages ------------------------------------------------------------------------------------

  /** Whether nothing stands on the page yet. */
  atTop(): boolean {
    const { y, pageMargins, page } = this.flow;
    return y - pageMargins.top - this.#boxes.lead(page) < NEAR;
  }

  /** Space is not carried over to the next page, unless it is part of a title page. */
  #dropsSpace(): boolean {
    return !this.apart && this.atTop() && !this.heads.isCover(this.flow.page);
  }

  /** Moves down, but never past the foot of the page. */
  #moveDown(height: number): void {
    this.flow.moveDown(Math.max(0, Math.min(height, this.flow.availableHeight)));
  }

  /** Height that a drawing may have: that of a page or, in a footnote, of half of one. */
  get tallest(): number {
    const { height, margins } = this.settings.definition.page;
    return this.apart ? (height - margins.top - margins.bottom) / 2 : this.pageHeight();
  }

  /** Height of the text on a page without anything. */
  pageHeight(): number {
    const { pageMargins } = this.flow;
    return this.flow.getCurrentPage().pageSize.height - pageMargins.top - pageMargins.bottom;
  }

  /** Turns the page if a height that would fit on a page does not fit on what is left of this one. */
  keep(height: number): void {
    if (this.apart) return;
    this.#settle();
    while (this.overflows(height)) this.nextPage();
  }

  /** Whether this height needs another page, and another page has more room than this one. */
  overflows(height: number): boolean {
    if (height <= this.flow.availableHeight + NEAR || height > this.pageHeight()) return false;
    return !this.atTop() || this.flow.feet.has(this.flow.page);
  }

  nextPage(): void {
    this.#boxes.leavePage(this.flow);
    do {
      this.writer.moveToNextPage();
      this.#carryNotes();
      this.#floats.place(this);
    } while (this.flow.availableHeight < LEAST_TEXT && this.pageHeight() > 2 * LEAST_TEXT);
    this.flow.moveDown(this.#boxes.lead(this.flow.page));
  }

  /** Turns the page for figures that wait. */
  #placeFloats(): void {
    while (this.#floats.areWaiting) this.nextPage();
  }

  /** Places a node in the midst of another that is carried over to this page. */
  processApart(node: Node, x: number, width: number): void {
    const { flow } = this;
    const outer = { pending: this.#pending, tail: this.#tail, x: flow.x, width: flow.availableWidth };
    this.#pending = new Pending();
    Object.assign(flow, { x, availableWidth: width });
    this.processNode(node);
    Object.assign(flow, { x: outer.x, availableWidth: outer.width });
    this.#pending = outer.pending;
    this.#tail = outer.tail;
  }

  /** Turns the page where one was asked for, once there is something to put on it. */
  #settle(): void {
    const wanted = this.#wanted;
    if (wanted === undefined || this.apart) return;
    this.#wanted = undefined;
    const page = this.flow.getCurrentPage();
    const turned = wanted !== 'break' && page.pageSize.orientation !== wanted;
    if (page.items.length > 0) {
      if (!turned && wanted !== 'break') return;
      this.writer.moveToNextPage(turned ? wanted : undefined);
      this.#carryNotes();
    } else if (turned) {
      page.pageSize = { orientation: wanted, width: page.pageSize.height, height: page.pageSize.width };
      this.flow.initializePage();
    }
  }

  // Marks on paper ---------------------------------------------------------------------------

  /** Puts a line at the current place and moves below it. */
  placeLine(line: TextLine): void {
    const context = this.flow;
    const placed = line.clone();
    placed.x = line.x + context.x;
    placed.y = context.y;
    this.put({ type: 'line', item: placed });
    this.reach(placed.y + placed.height);
    this.addNotes(line.words.notes);
    context.moveDown(line.height);
  }

  /** A horizontal line from `x1` to `x2`, `y` below the current place. */
  line(x1: number, x2: number, y: number, look: { readonly color: string; readonly thickness: number }): void {
    const { x } = this.flow;
    const at = this.flow.y + y + look.thickness / 2;
    this.put({
      type: 'vector',
      item: { type: 'line', x1: x + x1, x2: x + x2, y1: at, y2: at, lineWidth: look.thickness, lineColor: look.color },
    });
  }

  /** Puts something on the current page; ids and marks that wait for a place get this one. */
  put(item: PageItem): void {
    const anchors = this.apart ? [] : this.#pending.takeAnchors();
    if (anchors.length > 0) Object.assign(item.item, { anchors });
    this.flow.getCurrentPage().items.push(...this.#pending.takeMarks(item.item, this.flow.y), item);
  }

  /** Notes of a column must not be put over the text of another that reaches lower. */
  reach(y: number): void {
    if (this.apart) return;
    const { lowest, page } = this.flow;
    lowest.set(page, Math.max(y, lowest.get(page) ?? 0));
  }

  // Footnotes --------------------------------------------------------------------------------

  /** Sets a note on an endless page of its own and cuts it into what must stay together. */
  #setNote(id: string): readonly Strip[] {
    const { definition } = this.settings;
    const node = definition.notes.get(id);
    if (node === undefined) return [];
    const { width, margins } = definition.page;
    const context = new FootedContext();
    context.addPage(
      { width: width - margins.left - margins.right, height: 1e6, orientation: 'portrait' },
      { left: 0, top: 0, right: 0, bottom: 0 },
    );
    const outer = { writer: this.writer, pending: this.#pending, apart: this.apart };
    this.writer = new BriefWriter(context);
    this.#pending = new Pending();
    this.apart = true;
    this.processNode(node);
    this.writer = outer.writer;
    this.#pending = outer.pending;
    this.apart = outer.apart;
    return cutStrips(context.pages[0]!.items, context.y, node.anchors ?? []);
  }

  /** Height that these footnotes would add to the foot of the page. */
  noteHeight(ids: readonly string[]): number {
    return this.apart || ids.length === 0 ? 0 : addStrips(this.flow, this.#notes, ids, this.pageHeight(), false);
  }

  /** Puts footnotes at the foot of the page, as far as they fit. */
  addNotes(ids: readonly string[]): void {
    if (!this.apart && ids.length > 0) addStrips(this.flow, this.#notes, ids, this.pageHeight(), true);
  }

  #carryNotes(): void {
    if (!this.apart) addStrips(this.flow, this.#notes, [], this.pageHeight(), true);
  }

  #finishNotes(): void {
    addStrips(this.flow, this.#notes, [], this.pageHeight(), true, true);
    while (this.flow.waiting.length > 0) this.nextPage();
  }
}

function hasLook(stack: StackNode): boolean {
  const { grid, box, rule, cover, band } = stack;
  return [grid, box, rule, cover, band].some((look) => look !== undefined);
}

function findAnchors(pages: readonly Page[]): Map<string, number> {
  const found = new Map<string, number>();
  const add = (id: string | undefined, page: number): void => {
    if (id !== undefined && !found.has(id)) found.set(id, page);
  };
  for (const [index, page] of pages.entries()) {
    for (const { item } of page.items) {
      for (const id of (item as { anchors?: readonly string[] }).anchors ?? []) add(id, index + 1);
      if (!(item instanceof TextLine) || item.repeated) continue;
      item.words.sources.forEach(({ run }) => add(run.anchor, index + 1));
    }
  }
  return found;
}
