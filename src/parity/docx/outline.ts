import { elementsOf, valueAt, type XmlElement } from './xmlTree.ts';

/** Levels in the outline by style, from 1, those of the styles that they are based on included. */
export function styleOutlines(styles: XmlElement): Map<string, number> {
  const byId = new Map(elementsOf(styles, 'w:style').map((style) => [style.attributes['w:styleId']!, style]));
  const outlines = new Map<string, number>();
  for (const id of byId.keys()) {
    for (let style = byId.get(id); style !== undefined; style = byId.get(valueAt(style, 'w:basedOn') ?? '')) {
      const level = valueAt(style, 'w:pPr', 'w:outlineLvl');
      if (level === undefined) continue;
      if (level !== '9') outlines.set(id, Number(level) + 1);
      break;
    }
  }
  return outlines;
}
