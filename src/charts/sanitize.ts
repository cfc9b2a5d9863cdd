import { readPaint } from './paint.ts';
import { parseSvg, printSvg, type SvgElement } from './svgTree.ts';

/** A drawing fit for print: nothing in it refers to anything outside. */
export interface PrintableSvg {
  readonly svg: string;
  /** Size in points. */
  readonly width: number;
  readonly height: number;
  /** Number of elements. */
  readonly elements: number;
  /** What was left out, in words for the editor; what never shows in print is not told. */
  readonly lost: readonly string[];
}

export interface SanitizeOptions {
  /** Start of all ids, so that two drawings on one page do not mix. */
  readonly idPrefix: string;
  /** Families that can be embedded. */
  readonly families: readonly string[];
  /** Family for text that asks for another. */
  readonly family: string;
}

/**
 * Rebuilds an SVG from an allow-list of elements and attributes: colours as `#rrggbb` with opacities beside
 * them, coordinates in hundredths of a point, one `text` for each line, ids counted anew. Throws where the SVG is
 * not well-formed or has no finite size.
 */
export function sanitizeSvg(svg: string, options: SanitizeOptions): PrintableSvg {
  const root = parseSvg(svg);
  const rebuild = openRebuild(options, definedIds([root]));
  const width = size(root.attributes.width);
  const height = size(root.attributes.height);
  const rebuilt = root.children.flatMap((child) => rebuild.element(child));
  const body = rebuild.defined.size === 0 ? rebuilt : withoutDangling(rebuilt, definedIds(rebuilt));
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: decimal(width),
    height: decimal(height),
    viewBox: `0 0 ${decimal(width)} ${decimal(height)}`,
  };
  return {
    svg: printSvg({ name: 'svg', attributes, children: body, text: '' }),
    width,
    height,
    elements: rebuild.count(),
    lost: [...rebuild.lost],
  };
}

type Check = (value: string, rebuild: Rebuild) => string | undefined;

interface Rebuild {
  /** The shapes of a clip path are never painted and still count. */
  element(element: SvgElement, inClip?: boolean): SvgElement[];
  count(): number;
  id(name: string): string;
  /** Ids of clip paths and gradients in the drawing. */
  readonly defined: ReadonlySet<string>;
  readonly lost: Set<string>;
  readonly options: SanitizeOptions;
}

const numeric = (value: string): string | undefined => {
  const number = Number(value.replace(/px$/, ''));
  return value.trim() !== '' && Number.isFinite(number) ? decimal(number) : undefined;
};
const share: Check = (value) => (/^-?\d+(\.\d+)?%$/.test(value) ? value : numeric(value));
const numbers: Check = (value) => (/^[\d.,\s+\-e]*$/i.test(value) ? shorten(value) : undefined);
const path: Check = (value) => (/^[\d.,\s+\-emlhvcsqtaz]*$/i.test(value) ? shorten(value) : undefined);
const moves: Check = (value) => (/^((translate|rotate|scale)\([\d.,\s+\-e]*\)\s*)*$/i.test(value) ? shorten(value.trim()) : undefined);
const oneOf = (...words: readonly string[]): Check => (value) => (words.includes(value) ? value : undefined);
const reference: Check = (value, rebuild) => {
  const found = /^url\(#([^)]+)\)$/.exec(value);
  return found === null || !rebuild.defined.has(found[1]!) ? undefined : `url(#${rebuild.id(found[1]!)})`;
};

/** Attributes that drawings keep, and what they may hold. Paints and fonts are treated by themselves. */
const ATTRIBUTES: Readonly<Record<string, Check>> = {
  x: numeric, y: numeric, x1: share, y1: share, x2: share, y2: share, cx: share, cy: share, r: share, rx: numeric, ry: numeric,
  width: share, height: share, d: path, transform: moves, offset: share, opacity: numeric, 'fill-opacity': numeric,
  'stroke-opacity': numeric, 'stroke-width': numeric, 'stroke-dasharray': numbers, 'stroke-dashoffset': numeric,
  'stroke-miterlimit': numeric, 'stroke-linecap': oneOf('butt', 'round', 'square'), 'stroke-linejoin': oneOf('miter', 'round', 'bevel'),
  'text-anchor': oneOf('start', 'middle', 'end'), 'font-style': oneOf('normal', 'italic', 'oblique'), 'font-size': numeric,
  'clip-path': reference,
};

/** Attributes that say nothing in print. */
const SILENT = new Set([
  'class', 'role', 'aria-label', 'aria-hidden', 'aria-roledescription', 'aria-description', 'pointer-events', 'cursor',
  'xmlns', 'xmlns:xlink', 'version', 'viewBox', 'font-variant', 'dir', 'fx', 'fy', 'fr', 'dy',
]);

const ELEMENTS = new Set(['g', 'path', 'rect', 'line', 'circle', 'text', 'defs', 'clipPath', 'linearGradient', 'stop']);

const SHAPES = new Set(['path', 'rect', 'line', 'circle']);

/** Drawings of Vega set `fill` to none at their root: a shape without paint of its own is not seen. */
function isPainted({ fill = 'none', stroke = 'none' }: Readonly<Record<string, string>>): boolean {
  return fill !== 'none' || stroke !== 'none';
}

/** What holds anyway is not said. */
const DEFAULTS: Readonly<Record<string, string>> = {
  opacity: '1', 'fill-opacity': '1', 'stroke-opacity': '1', 'font-weight': 'normal', 'font-style': 'normal', 'text-anchor': 'start',
  'stroke-miterlimit': '4', 'stroke-dashoffset': '0',
};

const EMPTY_WITHOUT_CHILDREN = new Set(['g', 'defs', 'clipPath', 'linearGradient']);

const DEFINITIONS = new Set(['clipPath', 'linearGradient']);

function definedIds(elements: readonly SvgElement[], ids = new Set<string>()): ReadonlySet<string> {
  for (const { name, attributes, children } of elements) {
    if (DEFINITIONS.has(name) && attributes.id !== undefined) ids.add(attributes.id);
    definedIds(children, ids);
  }
  return ids;
}

/** A definition that turned out empty is gone; what refers to it must not. */
function withoutDangling(elements: readonly SvgElement[], defined: ReadonlySet<string>): SvgElement[] {
  return elements.map((element) => {
    const attributes = Object.entries(element.attributes).flatMap(([name, value]) => {
      const id = /^url\(#(.*)\)$/.exec(value)?.[1];
      if (id === undefined || defined.has(id)) return [[name, value] as const];
      return name === 'clip-path' ? [] : [[name, 'none'] as const];
    });
    return { ...element, attributes: Object.fromEntries(attributes), children: withoutDangling(element.children, defined) };
  });
}

function openRebuild(options: SanitizeOptions, defined: ReadonlySet<string>): Rebuild {
  const ids = new Map<string, string>();
  let count = 0;
  const rebuild: Rebuild = {
    defined,
    lost: new Set(),
    options,
    count: () => count,
    id(name) {
      if (!ids.has(name)) ids.set(name, `${options.idPrefix}${ids.size + 1}`);
      return ids.get(name)!;
    },
    element(element, inClip = false) {
      count += 1;
      const { name } = element;
      if (element.attributes.display === 'none') return [];
      if (name === 'a') return element.children.flatMap((child) => rebuild.element(child));
      if (name === 'text') return textLines(element, rebuild);
      if (!ELEMENTS.has(name)) {
        rebuild.lost.add(`<${name}>`);
        return [];
      }
      const attributes = cleanAttributes(element, rebuild);
      if (name === 'path' && (attributes.d ?? '') === '') return [];
      if (SHAPES.has(name) && !inClip && !isPainted(attributes)) return [];
      const children = element.children.flatMap((child) => rebuild.element(child, inClip || name === 'clipPath'));
      if (EMPTY_WITHOUT_CHILDREN.has(name) && children.length === 0) return [];
      if (name === 'g' && Object.keys(attributes).length === 0) return children;
      return [{ name, attributes, children, text: '' }];
    },
  };
  return rebuild;
}

function cleanAttributes(element: SvgElement, rebuild: Rebuild): Record<string, string> {
  const clean: Record<string, string> = {};
  const opacities: Record<string, number> = {};
  const isText = element.name === 'text';
  for (const [name, value] of Object.entries(element.attributes)) {
    if (name === 'fill' || name === 'stroke' || name === 'stop-color') {
      const paint = readFill(value, rebuild);
      clean[name] = paint.value;
      if (paint.opacity < 1) opacities[name === 'stop-color' ? 'stop-opacity' : `${name}-opacity`] = paint.opacity;
    } else if (name === 'font-family') {
      if (isText) clean[name] = rebuild.options.families.find((family) => value.includes(family)) ?? rebuild.options.family;
    } else if (name === 'font-weight') {
      if (isText) clean[name] = value === 'bold' || value === 'bolder' || Number(value) >= 600 ? 'bold' : 'normal';
    } else if (name === 'id') {
      if (DEFINITIONS.has(element.name)) clean[name] = rebuild.id(value);
    } else if (name === 'transform' && /^translate\(0,\s*0\)$/.test(value)) {
      continue;
    } else if (Object.hasOwn(ATTRIBUTES, name)) {
      const checked = ATTRIBUTES[name]!(value, rebuild);
      if (checked === undefined) rebuild.lost.add(`${name}="${value.slice(0, 40)}"`);
      else clean[name] = checked;
    } else if (!SILENT.has(name)) {
      rebuild.lost.add(`${name}="${value.slice(0, 40)}"`);
    }
  }
  for (const [name, opacity] of Object.entries(opacities)) clean[name] = decimal(Number(clean[name] ?? 1) * opacity);
  return Object.fromEntries(Object.entries(clean).filter(([name, value]) => DEFAULTS[name] !== value));
}

function readFill(value: string, rebuild: Rebuild): { value: string; opacity: number } {
  if (value === 'none' || value === 'transparent') return { value: 'none', opacity: 1 };
  const linked = reference(value, rebuild);
  if (linked !== undefined) return { value: linked, opacity: 1 };
  const paint = readPaint(value);
  if (paint === undefined) {
    rebuild.lost.add(`the colour "${value.slice(0, 40)}"`);
    return { value: 'none', opacity: 1 };
  }
  return { value: paint.hex, opacity: paint.opacity };
}

/** Lines of a text as texts of their own: some printers move spans that follow each other. */
function textLines(element: SvgElement, rebuild: Rebuild): SvgElement[] {
  const attributes = cleanAttributes(element, rebuild);
  const spans = element.children.filter(({ name }) => name === 'tspan');
  if (spans.length < element.children.length) rebuild.lost.add('elements inside a text');
  if (spans.length === 0) return element.text.trim() === '' ? [] : [{ name: 'text', attributes, children: [], text: element.text }];
  let y = 0;
  return spans.flatMap((span) => {
    y += Number(span.attributes.dy ?? 0) || 0;
    if (span.text.trim() === '') return [];
    return [{ name: 'text', attributes: y === 0 ? attributes : { ...attributes, y: decimal(y) }, children: [], text: span.text }];
  });
}

function size(value: string | undefined): number {
  const number = Number(value);
  if (value === undefined || !Number.isFinite(number) || number <= 0) throw new Error('the drawing has no finite size');
  return Math.round(number * 100) / 100;
}

/** No drawing reaches farther, in points. */
const FARTHEST = 100_000;

/** A number in hundredths, without exponent or negative zero. */
function decimal(value: number): string {
  const rounded = Math.round(Math.min(FARTHEST, Math.max(-FARTHEST, value)) * 100) / 100;
  return rounded === 0 ? '0' : rounded.toFixed(2).replace(/\.?0+$/, '');
}

const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi;

function shorten(value: string): string {
  return value.replaceAll(NUMBER, (number: string, offset: number) => {
    const touches = offset > 0 && /[\d.]/.test(value[offset - 1]!);
    return `${touches ? ' ' : ''}${decimal(Number(number))}`;
  });
}
