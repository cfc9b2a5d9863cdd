import type { Place, Report } from '../diagnostic.ts';
import type { FontLibrary } from '../fonts.ts';
import { missingGlyph, unknownFont } from '../messages/charts.ts';
import { faceOf } from './metrics.ts';
import { placedItems, type SceneGroup } from './scene.ts';

/** Reports words that the embedded fonts cannot print, and fonts that are not embedded. */
export function checkGlyphs(name: string, root: SceneGroup, fonts: FontLibrary, family: string, place: Place, report: Report): void {
  const told = new Set<string>();
  for (const { mark, item } of placedItems(root)) {
    if (mark.marktype !== 'text') continue;
    const asked = String(item.font ?? family);
    if (fonts.family(asked) === undefined && asked !== 'sans-serif' && !told.has(asked)) {
      told.add(asked);
      report(unknownFont(name, asked, fonts.names, place));
    }
    const face = faceOf(item, fonts, family);
    const words = [item.text ?? ''].flat().join(' ');
    for (const character of words) {
      if (told.has(character) || character.trim() === '' || face.hasGlyph(character.codePointAt(0)!)) continue;
      told.add(character);
      report(missingGlyph(name, character, words, face.family, place));
    }
  }
}
