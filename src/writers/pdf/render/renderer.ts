import type { Page, PageItem } from 'pdfmake/js/DocumentContext.js';
import type { PdfAnnotationReference, PdfStructureContent } from 'pdfkit-private';
import type { LinkTarget, Run } from '../define/nodes.ts';
import type { Content, Tag } from '../define/structure.ts';
import { widthOf, type RunStyle } from '../layout/face.ts';
import { DrawingSize } from '../layout/drawingSize.ts';
import type { StyledRun } from '../layout/paragraph.ts';
import type { Inline, Leader, TextLine } from '../layout/textLine.ts';
import { Renderer } from '../pdfmake.ts';
import type { BriefPdf } from './document.ts';
import { destinationName, linkAnnotation, type PageNames } from './links.ts';
import { compileDrawing } from './drawing/compile.ts';
import { paintDrawing } from './drawing/paint.ts';
import { writeStructure, type Painted, type PlacedAnnotation } from './structureTree.ts';
import { endOf, TextPainter, type PaintedPart, type WriteRuns } from './textRuns.ts';
import { writeLine, writeWords } from './writeWords.ts';

/** What is not part of the document's content, by the kinds of PDF. */
type Artifact = 'Pagination' | 'Layout' | 'Background';

interface PlacedDrawing {
  readonly x: number;
  readonly y: number;
  readonly _width: number;
  readonly _height: number;
  readonly content?: Content;
  readonly anchors?: readonly string[];
}

/** Paints pages with every mark either in its place of the structure or as an artifact. */
export class BriefRenderer extends Renderer {
  declare pdfDocument: BriefPdf;
  readonly #structure: Tag;
  readonly #names: PageNames;
  readonly #contents = new Map<Content, PdfStructureContent[]>();
  readonly #links = new Map<Tag, PlacedAnnotation[]>();
  readonly #boxes = new Map<Tag, readonly number[]>();
  /** Text painted for each stretch of content. */
  readonly texts = new Map<Content, string>();
  #open: Content | Artifact | undefined;
  #painter!: TextPainter;

  constructor(pdf: BriefPdf, structure: Tag, names: PageNames) {
    super(pdf, null);
    this.#structure = structure;
    this.#names = names;
  }

  override renderPages(pages: readonly Page[]): void {
    for (const page of pages) {
      this.pdfDocument.addPage({ size: [page.pageSize.width, page.pageSize.height] });
      this.#painter = new TextPainter(this.pdfDocument);
      // Every page takes part in the structure, also one that has nothing but artifacts.
      void this.pdfDocument.page.structParentTreeKey;
      for (const item of page.items) this.#paintItem(item);
      if (page.watermark !== undefined) {
        this.#artifact('Pagination');
        this.renderWatermark(page);
      }
      this.#close();
    }
    const painted: Painted = { contents: this.#contents, links: this.#links, boxes: this.#boxes };
    writeStructure(this.pdfDocument, this.#structure, painted);
  }

  #paintItem({ type, item }: PageItem): void {
    const { anchors } = item as { anchors?: readonly string[] };
    const { x = 0, y = 0 } = item as { x?: number; y?: number };
    for (const id of anchors ?? []) this.pdfDocument.addNamedDestination(destinationName(id), 'XYZ', x, y, null);
    switch (type) {
      case 'line':
        return this.#paintLine(item as TextLine);
      case 'vector':
        this.#artifact('Layout');
        this.renderVector(item);
        return this.#painter.forgetColor();
      case 'svg':
      case 'image':
        return this.#paintDrawing(type, item as PlacedDrawing);
    }
  }

  // Marks ------------------------------------------------------------------------------------

  #artifact(kind: Artifact): void {
    if (this.#open === kind) return;
    this.#close();
    this.pdfDocument.page.markings.push({ tag: 'Artifact' });
    this.pdfDocument.addContent(`/Artifact <</Type /${kind}>> BDC`);
    this.#open = kind;
  }

  #content(content: Content): void {
    if (this.#open === content) return;
    this.#close();
    const mark = this.pdfDocument.markStructureContent(content.tag.role);
    const marks = this.#contents.get(content);
    if (marks === undefined) this.#contents.set(content, [mark]);
    else marks.push(mark);
    this.#open = content;
  }

  #close(): void {
    if (this.#open === undefined) return;
    this.pdfDocument.endMarkedContent();
    this.#open = undefined;
  }

  // Drawings ---------------------------------------------------------------------------------

  #paintDrawing(type: 'svg' | 'image', drawing: PlacedDrawing): void {
    const { content, x, y, _width: width, _height: height } = drawing;
    if (content === undefined) {
      this.#artifact('Layout');
    } else {
      this.#content(content);
      const bottom = this.pdfDocument.page.height - y - height;
      this.#boxes.set(content.tag, [x, bottom, x + width, bottom + height].map((value) => Math.round(value * 1000) / 1000));
    }
    if (type === 'svg') this.#paintSvg(drawing as PlacedDrawing & { readonly svg: string });
    else this.renderImage(drawing);
    this.#painter.forgetColor();
  }

  #paintSvg(drawing: PlacedDrawing & { readonly svg: string }): void {
    const parts = compileDrawing(drawing.svg);
    if (parts === undefined) {
      // pdfmake knows more of SVG, at a price. No file is ever read for a picture inside of a drawing.
      this.renderSVG({ ...drawing, options: { imageCallback: () => '' } });
      return;
    }
    const { width, height } = new DrawingSize().boxOf(drawing.svg);
    const { x, y, _width, _height } = drawing;
    paintDrawing(this.pdfDocument, parts, { x, y, scaleX: _width / width, scaleY: _height / height });
  }

  // Text -------------------------------------------------------------------------------------

  #paintLine(line: TextLine): void {
    const { words, leader } = line;
    const inlines = leader === undefined ? line.instead : this.#withLeader(line, leader);
    if (inlines === undefined) return this.#paintParts(line, words.sources, (from, to, encoding) => writeLine(words, from, to, encoding));
    const sources = inlines.map(({ source }) => source);
    this.#paintParts(line, sources, (from, to, encoding) => writeWords(inlines, from, to, encoding));
  }

  #paintParts(line: TextLine, sources: readonly StyledRun[], write: WriteRuns): void {
    for (let start = 0; start < sources.length; ) {
      const { run } = sources[start]!;
      const end = endOf(sources, start, sources.length, (other) => sameElement(other.run, run));
      this.#markPart(run, line);
      const parts = this.#painter.paintRuns(sources, start, end, write, line.x, line.y + line.ascent);
      if (run.content !== undefined && !line.repeated) this.#remember(run.content, parts);
      if (run.link !== undefined && !line.repeated) this.#annotate(run.link, parts, line);
      start = end;
    }
  }

  #markPart({ content, anchor }: Run, { repeated, x, y }: TextLine): void {
    if (content === undefined || repeated) return this.#artifact('Pagination');
    this.#content(content);
    if (anchor !== undefined) this.pdfDocument.addNamedDestination(destinationName(anchor), 'XYZ', x, y, null);
  }

  #remember(content: Content, parts: readonly PaintedPart[]): void {
    let text = this.texts.get(content) ?? '';
    for (const { words } of parts) text += words.text;
    this.texts.set(content, text);
  }

  #annotate(link: LinkTarget, parts: readonly PaintedPart[], line: TextLine): void {
    const inked = parts.filter(({ words }) => words.ink !== undefined);
    const first = inked[0];
    if (first === undefined) return;
    const { style } = first;
    const from = first.words.ink!.from;
    const to = inked.at(-1)!.words.ink!.to;
    const base = line.y + line.ascent;
    const { ascender, descender } = style.face.embedded;
    const top = base - style.rise - (ascender * style.size) / 1000;
    const height = ((ascender - descender) * style.size) / 1000;
    if (link.underlined) this.#painter.underline(style, line.x + from, line.x + to, base);
    const annotation = linkAnnotation(link, this.#names);
    const page = this.pdfDocument.page.dictionary;
    const placed = this.#links.get(link.tag) ?? [];
    this.#links.set(link.tag, placed);
    const structParent = {
      // The annotation keeps its own page: pdfkit would name the last one.
      add: (reference: PdfAnnotationReference): void => {
        const key = this.pdfDocument.createStructParentTreeNextKey();
        reference.annotationRef.data['StructParent'] = key;
        placed.push(Object.assign(reference, { page, key }));
      },
    };
    this.pdfDocument.annotate(line.x + from, top, to - from, height, { ...annotation, structParent });
  }

  /** The words, and dots up to the page number at the right; the dots of all lines stand under each other. */
  #withLeader(line: TextLine, leader: Leader): Inline[] {
    const words = line.inlines;
    const last = words.at(-1);
    const start = last === undefined ? 0 : last.x + last.width;
    const page = this.#names.pageOf.get(leader.page.run.pageOf ?? '');
    const numberText = page === undefined ? '' : String(page);
    const numberWidth = widthOf(numberText, leader.page.style);
    const right = leader.right - numberWidth;
    const inlines = dots(leader, start + 4, leader.right - Math.max(numberWidth, 8) - 4, line.x);
    const inline: Inline = {
      source: leader.page,
      style: leader.page.style,
      text: numberText,
      x: right,
      width: numberWidth,
      height: 0,
    };
    // A space between words and number, for those who take the text out.
    const gap: Inline = { ...inline, text: ' ', x: start, width: 0 };
    return [...words, gap, ...inlines, inline];
  }
}

const DOT_STEP = 5;

function dots(leader: Leader, from: number, to: number, lineX: number): Inline[] {
  const { style } = leader.dots;
  const first = Math.ceil((from + lineX) / DOT_STEP) * DOT_STEP - lineX;
  const count = Math.floor((to - first) / DOT_STEP);
  if (count < 2) return [];
  const width = widthOf('.', style);
  const spaced: RunStyle = { ...style, spacing: DOT_STEP - width };
  const source = { ...leader.dots, style: spaced };
  return [{ source, style: spaced, text: '.'.repeat(count), x: first, width: count * DOT_STEP, height: 0 }];
}

/** Whether a run goes into the marked content and, where it leads somewhere, the link of one before it. */
function sameElement(run: Run, before: Run): boolean {
  return run === before || (run.content === before.content && run.link === before.link && run.anchor === undefined);
}
