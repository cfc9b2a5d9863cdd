import { elementAt, elementsOf, valueAt, type XmlElement } from '../../../src/parity/docx/xmlTree.ts';
import type { Finding } from './lint.ts';

/** Text in styles against the paper or the style's own background: 4.5 to 1, or 3 to 1 for large text. */
export function lintContrast(styles: XmlElement): Finding[] {
  const byId = new Map(elementsOf(styles, 'w:style').map((style) => [style.attributes['w:styleId']!, style]));
  const inherited = (style: XmlElement | undefined, read: (style: XmlElement) => string | undefined): string | undefined => {
    for (let at = style; at !== undefined; at = byId.get(valueAt(at, 'w:basedOn') ?? '')) {
      const found = read(at);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return [...byId.values()].flatMap((style): Finding[] => {
    const ink = inherited(style, (one) => valueAt(one, 'w:rPr', 'w:color'))?.replace('auto', '000000') ?? '000000';
    const paper = inherited(style, (one) => elementAt(one, 'w:pPr', 'w:shd')?.attributes['w:fill'])?.replace('auto', 'FFFFFF') ?? 'FFFFFF';
    const size = Number(inherited(style, (one) => valueAt(one, 'w:rPr', 'w:sz')) ?? 21) / 2;
    const bold = inherited(style, (one) => (elementAt(one, 'w:rPr', 'w:b') === undefined ? undefined : 'bold')) === 'bold';
    const wanted = size >= 18 || (bold && size >= 14) ? 3 : 4.5;
    const ratio = contrast(ink, paper);
    if (ratio >= wanted) return [];
    return [{ rule: 'contrast', message: `${style.attributes['w:styleId']}: ${ink} on ${paper} is ${ratio.toFixed(1)} to 1` }];
  });
}

/** Contrast of two colours `RRGGBB` as WCAG 2 has it. */
function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter! + 0.05) / (darker! + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
