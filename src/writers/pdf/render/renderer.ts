import type { Page, PageItem } from 'pdfmake/js/DocumentContext.js';
import type { PdfAnnotationReference, PdfStructureContent } from 'pdfkit-private';
import type { LinkTarget, Run } from '../define/nodes.ts';
import type { Content, Tag } from '../define/structure.ts';
import { widthOf, type RunStyle } from '../layout/face.ts';
import { DrawingSize } from '../layout/drawingSize.ts';
import { runOf, TextLine, type Inline, type Leader } from '../layout/textLine.ts';
import { Renderer } from '../pdfmake.ts';
import type { BriefPdf } from './document.ts';
import { destinationName, linkAnnotation, type PageNames } from './links.ts';
import { compileDrawing } from './drawing/compile.ts';
import { paintDrawing } from './drawing/paint.ts';
import { writeStructure, type Painted, type PlacedAnnotation } from './structureTree.ts';
import { TextPainter } from './textRuns.ts';

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
    const inlines = line.leader === undefined ? line.inlines : [...line.inlines, ...this.#leader(line, line.leader)];
    const base = line.y + line.ascent;
    for (let start = 0; start < inlines.length; ) {
      const first = runOf(inlines[start]!);
      let end = start + 1;
      while (end < inlines.length && sameElement(runOf(inlines[end]!), first)) end += 1;
      const all = start === 0 && end === inlines.length;
      this.#paintPart(all ? inlines : inlines.slice(start, end), first, line, base);
      start = end;
    }
  }

  #paintPart(inlines: readonly Inline[], run: Run, line: TextLine, base: number): void {
    if (run.content === undefined || line.repeated) {
      this.#artifact('Pagination');
    } else {
      this.#content(run.content);
      this.#remember(run.content, inlines);
      if (run.anchor !== undefined) {
        this.pdfDocument.addNamedDestination(destinationName(run.anchor), 'XYZ', line.x, line.y, null);
      }
    }
    this.#painter.paint(inlines, line.x, base);
    if (run.link !== undefined && !line.repeated) this.#annotate(run.link, inlines, line.x, base);
  }

  #remember(content: Content, inlines: readonly Inline[]): void {
    let text = this.texts.get(content) ?? '';
    for (const inline of inlines) if (!inline.hyphen) text += inline.text;
    this.texts.set(content, text);
  }

  #annotate(link: LinkTarget, inlines: readonly Inline[], x: number, base: number): void {
    const inked = inlines.filter((inline) => inline.text.trim() !== '');
    const first = inked[0];
    const last = inked.at(-1);
    if (first === undefined || last === undefined) return;
    const { ascender, descender } = first.style.face.embedded;
    const top = base - first.style.rise - (ascender * first.style.size) / 1000;
    const height = ((ascender - descender) * first.style.size) / 1000;
    if (link.underlined) this.#painter.underline(first.style, x + first.x, x + last.x + last.width, base);
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
    this.pdfDocument.annotate(x + first.x, top, last.x + last.width - first.x, height, { ...annotation, structParent });
  }

  /** Dots up to the page number at the right; the dots of all lines stand under each other. */
  #leader(line: TextLine, leader: Leader): Inline[] {
    const last = line.inlines.at(-1);
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
    return [gap, ...inlines, inline];
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

/** Whether two runs go into one marked content and, where they lead somewhere, one link. */
function sameElement(one: Run, other: Run): boolean {
  return one === other || (one.content === other.content && one.link === other.link && other.anchor === undefined);
}
