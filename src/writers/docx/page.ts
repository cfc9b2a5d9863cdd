import type { Meta } from '../../document/model.ts';

/** The paper, upright, and what is left free at its edges. In points. */
export interface PageShape {
  readonly width: number;
  readonly height: number;
  readonly margins: PageMargins;
}

export interface PageMargins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  /** Distance of the first line of the header from the edge. */
  readonly header: number;
  /** Distance of the last line of the footer from the edge. */
  readonly footer: number;
}

const PAPER_SIZES = { letter: [612, 792], a4: [595.3, 841.9] } as const;

/** Distance of header and footer from the edge, unless a house style says otherwise. */
const FURNITURE_DISTANCE = 24;

/** The page as paper and theme of a brief have it. */
export function briefPage({ paper, theme }: Meta): PageShape {
  const [width, height] = PAPER_SIZES[paper];
  const [top, right, bottom, left] = theme.margins;
  return { width, height, margins: { top, right, bottom, left, header: FURNITURE_DISTANCE, footer: FURNITURE_DISTANCE } };
}

/** Width of a line in points on an upright or a turned page. */
export function textWidth({ width, height, margins }: PageShape, landscape: boolean): number {
  return (landscape ? height : width) - margins.left - margins.right;
}
