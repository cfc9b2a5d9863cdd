import type { Assets, ResolvedDocument } from '../../src/document/model.ts';
import { anchorIds, walkBlocks } from '../../src/document/walk.ts';
import { openFontLibrary } from '../../src/fonts.ts';
import type { WriteContext } from '../../src/writers/model.ts';
import { memoryFiles } from './memoryFiles.ts';

/** The smallest PNG there is: one pixel. */
export const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

const fonts = openFontLibrary();

/** What writers are lent in tests: a fixed day, no files, everything on page 1, one pixel for every drawing. */
export function writeContext(document: ResolvedDocument, assets: Assets): WriteContext {
  const ids = [...[...walkBlocks(document.blocks)].flatMap((block) => ('id' in block ? [block.id] : [])), ...anchorIds(document)];
  return {
    env: { now: new Date('2005-12-05T00:00:00Z'), files: memoryFiles({}), fonts },
    assets,
    layOut: async () => ({
      pagination: { pages: 1, pageOf: new Map(ids.map((id) => [id, 1])) },
      diagnostics: [],
      print: async () => new Uint8Array(),
    }),
    rasterize: async () => PNG,
  };
}
