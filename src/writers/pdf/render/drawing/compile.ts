import { colorOperands, number } from '../numbers.ts';
import { circleOperators, pathOperators, rectangleOperators } from './path.ts';
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

/** Attributes that are inherited, with what holds at the root. */
interface Look {
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
  readonly dash: string;
  readonly cap: number;
  readonly join: number;
  readonly miter: number;
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
  /** Product of the opacities around: a group's is shared out among its shapes. */
  readonly opacity: number;
  readonly family: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italics: boolean;
  readonly anchor: 'start' | 'middle' | 'end';
}

const ROOT: Look = {
  fill: '#000000',
  stroke: 'none',
  width: 1,
  dash: '',
  cap: 0,
  join: 0,
  miter: 4,
  fillOpacity: 1,
  strokeOpacity: 1,
  opacity: 1,
  family: '',
  size: 10,
  bold: false,
  italics: false,
  anchor: 'start',
};

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

/** Raised where a drawing holds something that this does not know. */
class Unknown extends Error {}

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

const CAPS: Readonly<Record<string, number>> = { butt: 0, round: 1, square: 2 };
const JOINS: Readonly<Record<string, number>> = { miter: 0, round: 1, bevel: 2 };

function lookOf(attributes: Readonly<Record<string, string>>, inherited: Look): Look {
  const value = (name: string): string | undefined => attributes[name];
  const numeric = (name: string, otherwise: number): number => {
    const given = value(name);
    if (given === undefined) return otherwise;
    if (!Number.isFinite(Number(given))) throw new Unknown(`${name}="${given}"`);
    return Number(given);
  };
  return {
    fill: colorOf(value('fill'), inherited.fill),
    stroke: colorOf(value('stroke'), inherited.stroke),
    width: numeric('stroke-width', inherited.width),
    dash: dashOf(value('stroke-dasharray'), inherited.dash),
    cap: CAPS[value('stroke-linecap') ?? ''] ?? inherited.cap,
    join: JOINS[value('stroke-linejoin') ?? ''] ?? inherited.join,
    miter: numeric('stroke-miterlimit', inherited.miter),
    fillOpacity: numeric('fill-opacity', inherited.fillOpacity),
    strokeOpacity: numeric('stroke-opacity', inherited.strokeOpacity),
    opacity: numeric('opacity', 1) * inherited.opacity,
    family: value('font-family') ?? inherited.family,
    size: numeric('font-size', inherited.size),
    bold: value('font-weight') === undefined ? inherited.bold : value('font-weight') === 'bold',
    italics: value('font-style') === undefined ? inherited.italics : value('font-style') !== 'normal',
    anchor: (value('text-anchor') as Look['anchor'] | undefined) ?? inherited.anchor,
  };
}

function colorOf(given: string | undefined, inherited: string): string {
  if (given === undefined) return inherited;
  if (given === 'none' || /^#[\da-f]{6}$/i.test(given)) return given;
  throw new Unknown(given);
}

function dashOf(given: string | undefined, inherited: string): string {
  if (given === undefined) return inherited;
  const lengths = given.split(/[\s,]+/).map(Number).filter((length) => Number.isFinite(length));
  return lengths.every((length) => length === 0) ? '' : lengths.map(number).join(' ');
}

function outlineOf({ name, attributes }: SvgElement): string {
  const value = (key: string): number => {
    const given = Number(attributes[key] ?? 0);
    if (!Number.isFinite(given)) throw new Unknown(`${key}="${attributes[key]}"`);
    return given;
  };
  switch (name) {
    case 'path': {
      const operators = pathOperators(attributes['d'] ?? '');
      if (operators === undefined) throw new Unknown(`d="${attributes['d']}"`);
      return operators;
    }
    case 'rect':
      return rectangleOperators(value('x'), value('y'), value('width'), value('height'), Math.max(value('rx'), value('ry')));
    case 'circle':
      return circleOperators(value('cx'), value('cy'), value('r'));
    case 'line':
      return `${number(value('x1'))} ${number(value('y1'))} m\n${number(value('x2'))} ${number(value('y2'))} l\n`;
    default:
      throw new Unknown(name);
  }
}

function transformOperators(transform: string): string {
  return [...transform.matchAll(/(\w+)\(([^)]*)\)/g)].map(([, name, list]) => oneTransform(name!, list!.split(/[\s,]+/).map(Number))).join('');
}

function oneTransform(name: string, [a = 0, b, c = 0]: readonly number[]): string {
  switch (name) {
    case 'translate':
      return matrix(1, 0, 0, 1, a, b ?? 0);
    case 'scale':
      return matrix(a, 0, 0, b ?? a, 0, 0);
    case 'rotate': {
      const angle = (a * Math.PI) / 180;
      const turned = matrix(Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0);
      return b === undefined ? turned : matrix(1, 0, 0, 1, b, c) + turned + matrix(1, 0, 0, 1, -b, -c);
    }
    default:
      throw new Unknown(name);
  }
}

function matrix(...values: number[]): string {
  return `${values.map((value) => String(Math.round(value * 1e5) / 1e5)).join(' ')} cm\n`;
}
