import type { PdfPage } from 'pdfkit-private';
import { shapeIn, type RunStyle } from '../layout/face.ts';
import { widthAt, type Shaped } from '../layout/shape.ts';
import type { Inline } from '../layout/textLine.ts';
import type { BriefPdf } from './document.ts';
import type { Encoding } from './encoding.ts';
import { colorOperands, number } from './numbers.ts';

/** Place and thickness of the line below a link, as parts of the font size. */
const UNDERLINE_DEPTH = 0.16;
const UNDERLINE_WIDTH = 0.035;

/** Text operators for words on one base line, one text object a style: far fewer than one a word. */
export class TextPainter {
  readonly #pdf: BriefPdf;
  readonly #page: PdfPage;
  #color = '';

  /** Paints on the page that the document is at. */
  constructor(pdf: BriefPdf) {
    this.#pdf = pdf;
    this.#page = pdf.page;
  }

  /** Something else may have changed the colour. */
  forgetColor(): void {
    this.#color = '';
  }

  /** Paints the inlines; `x` is the start of the line, `base` its base line from the top of the page. */
  paint(inlines: readonly Inline[], x: number, base: number): void {
    for (let start = 0; start < inlines.length; ) {
      const { style } = inlines[start]!;
      let end = start + 1;
      while (end < inlines.length && sameLook(inlines[end]!.style, style)) end += 1;
      const all = start === 0 && end === inlines.length;
      this.#paintRun(all ? inlines : inlines.slice(start, end), style, x, base - style.rise);
      start = end;
    }
  }

  /** A thin line below text, from `x1` to `x2`. */
  underline(style: RunStyle, x1: number, x2: number, base: number): void {
    const y = number(base + style.size * UNDERLINE_DEPTH);
    const width = number(style.size * UNDERLINE_WIDTH);
    this.#page.write(`q ${colorOperands(style.color)} RG ${width} w ${number(x1)} ${y} m ${number(x2)} ${y} l S Q`);
  }

  #paintRun(inlines: readonly Inline[], style: RunStyle, x: number, base: number): void {
    const { embedded } = style.face;
    this.#page.fonts[embedded.id] ??= embedded.ref();
    const colour = style.color === this.#color ? '' : `${colorOperands(style.color)} rg\n`;
    this.#color = style.color;
    const spacing = style.spacing === 0 ? '' : `${number(style.spacing)} Tc `;
    const start = inlines[0]!.x;
    const parts = new GlyphString(style, this.#pdf.encodingOf(embedded));
    let pen = start;
    for (const inline of inlines) {
      parts.move(inline.x - pen);
      if (inline.hyphen) parts.softHyphen();
      else parts.text(inline);
      pen = inline.x + parts.widthSince();
    }
    this.#page.write(
      `${colour}BT\n/${embedded.id} ${number(style.size)} Tf ${spacing}1 0 0 -1 ${number(x + start)} ${number(base)} Tm\n` +
        `${parts.end()}${style.spacing === 0 ? '' : ' 0 Tc'}\nET`,
    );
  }
}

/** Builds the operand of TJ, and keeps the pen's position. */
class GlyphString {
  readonly #style: RunStyle;
  readonly #encoding: Encoding;
  #out = '[';
  #hex = '';
  #width = 0;
  #interrupted = false;

  constructor(style: RunStyle, encoding: Encoding) {
    this.#style = style;
    this.#encoding = encoding;
  }

  /** Moves the pen by points. */
  move(distance: number): void {
    if (Math.abs(distance) < 0.005) return;
    this.#flush();
    this.#out += number((-distance * 1000) / this.#style.size);
  }

  text({ text, shaped: known }: Inline): void {
    const shaped = known ?? shapeIn(text, this.#style);
    this.#add(shaped);
    this.#width = widthAt(shaped, this.#style);
  }

  /** A hyphen that is shown but is no part of the text. */
  softHyphen(): void {
    const shaped = shapeIn('-', this.#style);
    this.#flush();
    this.#out += '] TJ /Span <</ActualText <FEFF00AD>>> BDC [';
    this.#add(shaped);
    this.#flush();
    this.#out += '] TJ EMC [';
    this.#interrupted = true;
    this.#width = widthAt(shaped, this.#style);
  }

  /** Width of what was added last, in points. */
  widthSince(): number {
    return this.#width;
  }

  end(): string {
    this.#flush();
    const shown = `${this.#out}] TJ`;
    return this.#interrupted || shown === '[] TJ' ? shown.replaceAll('[] TJ', '').trim() : shown;
  }

  /** Adds a word: strings of glyphs, and the kerning between them. */
  #add(shaped: Shaped): void {
    const encoded = this.#encoding.encode(shaped);
    this.#hex += encoded.text;
    if (!encoded.endsInKerning) return;
    this.#out += `<${this.#hex}`;
    this.#hex = '';
  }

  #flush(): void {
    if (this.#hex === '') return;
    this.#out += `<${this.#hex}>`;
    this.#hex = '';
  }
}

function sameLook(one: RunStyle, other: RunStyle): boolean {
  return (
    one === other ||
    (one.face === other.face &&
      one.size === other.size &&
      one.color === other.color &&
      one.rise === other.rise &&
      one.spacing === other.spacing &&
      one.features === other.features)
  );
}
