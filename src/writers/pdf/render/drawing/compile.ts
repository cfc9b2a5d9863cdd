import { colorOperands, number } from '../numbers.ts';
import { lookOf, ROOT, Unknown, type Look } from './look.ts';
import { outlineOf, transformOperators } from './shapes.ts';
import { parseDrawing, type SvgElement } from './tree.ts';

/** A drawing as PDF operators, with holes for what depends on the document: fonts and transparency. */
export type Part = string | TextPart | OpacityPart;

/** A line of text, its base line beginning at the origin of the current coordinates. */
export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
  readonly family: string;
  readonly bold: boolean;
  readonly italics: boolean;
  readonly size: number;
  readonly color: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly x: number;
  readonly y: number;
}

export interface OpacityPart {
  readonly kind: 'opacity';
  readonly fill: number;
  readonly stroke: number;
}

/** Drawings kept, by the sum of their lengths; the cache starts anew when it is full. */
const LETTERS_KEPT = 4_000_000;

const compiled = new Map<string, readonly Part[] | undefined>();
let lettersKept = 0;

/** The operators of a drawing, made once; undefined for one that holds what this does not know. */
export function compileDrawing(svg: string): readonly Part[] | undefined {
  if (compiled.has(svg)) return compiled.get(svg);
  if (lettersKept + svg.length > LETTERS_KEPT) {
    compiled.clear();
    lettersKept = 0;
  }
  const parts = new Compiler().compile(parseDrawing(svg));
  compiled.set(svg, parts);
  lettersKept += svg.length;
  return parts;
}

/** What was last set in the content stream; undefined: not known. */
interface GraphicsState {
  fill?: string;
  stroke?: string;
  width?: number;
  dash?: string;
  cap?: number;
  join?: number;
  miter?: number;
  opacity?: string;
}

const KNOWN = new Set([
  'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height', 'd', 'transform', 'opacity', 'id', 'clip-path', 'fill',
  'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-dashoffset', 'stroke-linecap', 'stroke-linejoin',
  'stroke-miterlimit', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'xmlns', 'viewBox',
]);

class Compiler {
  readonly #parts: Part[] = [];
  readonly #clips = new Map<string, SvgElement>();
  #operators = '';
  #state: GraphicsState = {};
  readonly #saved: GraphicsState[] = [];

  compile(root: SvgElement): readonly Part[] | undefined {
    try {
      this.#collectClips(root);
      for (const child of root.children) this.#element(child, ROOT);
      this.#flush();
      return this.#parts;
    } catch (error) {
      if (error instanceof Unknown) return undefined;
      throw error;
    }
  }

  #collectClips(element: SvgElement): void {
    const { id } = element.attributes;
    if (element.name === 'clipPath' && id !== undefined) this.#clips.set(id, element);
    for (const child of element.children) this.#collectClips(child);
  }

  #element(element: SvgElement, inherited: Look): void {
    const { name, attributes } = element;
    if (name === 'defs' || name === 'clipPath') return;
    for (const attribute of Object.keys(attributes)) if (!KNOWN.has(attribute)) throw new Unknown(attribute);
    const look = lookOf(attributes, inherited);
    const own = attributes['transform'] !== undefined || attributes['clip-path'] !== undefined;
    if (own) this.#save();
    if (attributes['transform'] !== undefined) this.#operators += transformOperators(attributes['transform']);
    if (attributes['clip-path'] !== undefined) this.#clip(attributes['clip-path']);
    if (name === 'g') for (const child of element.children) this.#element(child, look);
    else if (name === 'text') this.#text(element, look);
    else this.#shape(element, look);
    if (own) this.#restore();
  }

  #shape(element: SvgElement, look: Look): void {
    const outline = outlineOf(element);
    const filled = look.fill !== 'none' && element.name !== 'line';
    const stroked = look.stroke !== 'none' && look.width > 0;
    if ((!filled && !stroked) || outline === '') return;
    this.#opacity(filled ? look.fillOpacity * look.opacity : 1, stroked ? look.strokeOpacity * look.opacity : 1);
    if (filled) this.#set('fill', look.fill, `${colorOperands(look.fill)} rg`);
    if (stroked) this.#stroke(look);
    this.#operators += `${outline}${filled ? (stroked ? 'B' : 'f') : 'S'}\n`;
  }

  #stroke(look: Look): void {
    this.#set('stroke', look.stroke, `${colorOperands(look.stroke)} RG`);
    this.#set('width', look.width, `${number(look.width)} w`);
    this.#set('dash', look.dash, `[${look.dash}] 0 d`);
    this.#set('cap', look.cap, `${look.cap} J`);
    this.#set('join', look.join, `${look.join} j`);
    this.#set('miter', look.miter, `${number(look.miter)} M`);
  }

  #text(element: SvgElement, look: Look): void {
    if (element.children.length > 0) throw new Unknown('elements inside a text');
    const text = element.text.replaceAll(/\s+/g, ' ').trim();
    if (text === '' || look.fill === 'none') return;
    this.#opacity(look.fillOpacity * look.opacity, 1);
    this.#flush();
    const { family, size, bold, italics, anchor, fill: color } = look;
    const x = Number(element.attributes['x'] ?? 0);
    const y = Number(element.attributes['y'] ?? 0);
    this.#parts.push({ kind: 'text', text, family, size, bold, italics, anchor, color, x, y });
    // Text sets the colour by itself.
    delete this.#state.fill;
  }

  #clip(reference: string): void {
    const clip = this.#clips.get(/^url\(#(.+)\)$/.exec(reference)?.[1] ?? '');
    if (clip === undefined || clip.children.some((child) => child.attributes['transform'] !== undefined)) throw new Unknown(reference);
    const outlines = clip.children.map(outlineOf).join('');
    // Nothing shows through a clip without shapes.
    this.#operators += `${outlines === '' ? '0 0 0 0 re\n' : outlines}W n\n`;
  }

  #opacity(fill: number, stroke: number): void {
    const wanted = `${fill}/${stroke}`;
    if ((this.#state.opacity ?? '1/1') === wanted) return;
    this.#flush();
    this.#parts.push({ kind: 'opacity', fill, stroke });
    this.#state.opacity = wanted;
  }

  #set<Key extends keyof GraphicsState>(key: Key, value: GraphicsState[Key], operators: string): void {
    if (this.#state[key] === value) return;
    this.#state[key] = value;
    this.#operators += `${operators}\n`;
  }

  #save(): void {
    this.#operators += 'q\n';
    this.#saved.push({ ...this.#state });
  }

  #restore(): void {
    this.#operators += 'Q\n';
    this.#state = this.#saved.pop()!;
  }

  #flush(): void {
    if (this.#operators === '') return;
    this.#parts.push(this.#operators.trimEnd());
    this.#operators = '';
  }
}
