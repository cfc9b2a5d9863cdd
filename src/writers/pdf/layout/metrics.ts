import { onceFor, openCache } from '../../../cache.ts';
import type { Cache } from '../../../cache.ts';
import type { FontFace } from '../../../fonts.ts';
import type { RunStyle } from './face.ts';
import type { Part } from './parts.ts';
import { shape, type Shaped } from './shape.ts';

/** What decides how wide a text is, and where it may be broken. */
export interface Metrics {
  /** Another one for every other metrics of this process. */
  readonly id: number;
  /** Marks of notes and the like: their digits count nothing. */
  readonly raised: boolean;
  /** Parts of texts that were measured, by their letters. */
  readonly parts: Cache<Part>;
  readonly size: number;
  readonly spacing: number;
  shape(text: string): Shaped;
}

/** Sizes and fonts that a few themes have, and parts of text kept for each. */
const METRICS_KEPT = 64;
const PARTS_KEPT = 8_000;

const known = openCache<Metrics>(METRICS_KEPT);
let fontCount = 0;
const fontNumber: (font: FontFace['font']) => number = onceFor(() => (fontCount += 1));
let count = 0;

/** The metrics of a style, the same object for all styles that measure alike. */
export function metricsOf({ face, size, spacing, features, rise }: RunStyle): Metrics {
  const { font } = face.face;
  const raised = rise !== 0;
  return known.keep(`${fontNumber(font)} ${size} ${spacing} ${raised} ${features?.join() ?? ''}`, () => ({
    id: (count += 1),
    raised,
    parts: openCache(PARTS_KEPT),
    size,
    spacing,
    shape: (text) => shape(font, text, features),
  }));
}
