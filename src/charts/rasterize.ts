import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { BriefError } from '../diagnostic.ts';
import type { FontFamily, FontLibrary } from '../fonts.ts';
import { notRasterized, tooManyPixels } from '../messages/charts.ts';
import { openCache } from '../cache.ts';
import { encodePng } from './png.ts';

/** A letter page at 300 dots an inch has 8.4 million. */
const MOST_PIXELS = 16_000_000;

let started: Promise<void> | undefined;

/** Pictures by drawing and scale: drawing one takes as long as a page of text. */
const rasterized = openCache<Uint8Array>(32);

/**
 * PNG of an SVG at `scale` pixels a point, on white. Only fonts of the library are used; the same arguments give the
 * same bytes, which must not be changed. Throws `BriefError` for what cannot be drawn or has too many pixels.
 */
export async function rasterizeSvg(svg: string, scale: number, fonts: FontLibrary): Promise<Uint8Array> {
  const files = fonts.names.map((name) => fonts.family(name)?.faces.regular.path);
  const key = hash('sha256', JSON.stringify([scale, files, svg]));
  let png = rasterized.get(key);
  if (png === undefined) rasterized.set(key, (png = await rasterizeAnew(svg, scale, fonts)));
  return png;
}

async function rasterizeAnew(svg: string, scale: number, fonts: FontLibrary): Promise<Uint8Array> {
  const [width, height] = sizeOf(svg).map((side) => Math.ceil(side * scale)) as [number, number];
  if (!(width * height <= MOST_PIXELS)) throw new BriefError([tooManyPixels(width, height, MOST_PIXELS)]);
  await (started ??= start());
  try {
    const used = fonts.names.filter((name) => svg.includes(`font-family="${name}"`));
    const resvg = new Resvg(svg, {
      font: {
        fontBuffers: used.flatMap((name) => facesOf(fonts.family(name)!, svg)),
        ...(used[0] === undefined ? {} : { defaultFontFamily: used[0] }),
      },
      fitTo: { mode: 'zoom', value: scale },
      background: '#ffffff',
    });
    const image = resvg.render();
    const png = encodePng({ width: image.width, height: image.height, rgba: image.pixels });
    image.free();
    resvg.free();
    return png;
  } catch (error) {
    throw new BriefError([notRasterized(error instanceof Error ? error.message : String(error))]);
  }
}

async function start(): Promise<void> {
  const path = fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'));
  await initWasm(readFileSync(path));
}

const buffers = new Map<string, Uint8Array>();

/** The faces that a drawing may use: parsing all of them takes longer than painting some drawings. */
function facesOf({ faces }: FontFamily, svg: string): Uint8Array[] {
  const { regular, bold, italic, boldItalic } = faces;
  const hasBold = svg.includes('font-weight=');
  const hasItalic = svg.includes('font-style=');
  const used = [regular, ...(hasBold ? [bold] : []), ...(hasItalic ? [italic] : []), ...(hasBold && hasItalic ? [boldItalic] : [])];
  return used.map(({ path }) => {
    let buffer = buffers.get(path);
    if (buffer === undefined) buffers.set(path, (buffer = readFileSync(path)));
    return buffer;
  });
}

/** Width and height in points. */
function sizeOf(svg: string): [number, number] {
  const found = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg);
  if (found === null) throw new BriefError([notRasterized('the drawing has no size')]);
  return [Number(found[1]), Number(found[2])];
}
