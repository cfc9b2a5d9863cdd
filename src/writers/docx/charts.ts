import type { Asset, Assets, Figure, ResolvedDocument } from '../../document/model.ts';
import { inlineText, walkBlocks } from '../../document/walk.ts';
import { assetMissing } from '../../messages/docx.ts';
import type { WordChart, WordPicture } from './model.ts';
import type { Flow, Scope } from './scope.ts';

/** The chart or picture of a figure, no wider than its line. */
export function figureDrawing(figure: Figure, flow: Flow, scope: Scope): WordPicture | WordChart | undefined {
  const asset = scope.assets.get(figure.asset);
  if (asset === undefined) {
    scope.report(assetMissing(figure.id, figure.asset, figure.place));
    return undefined;
  }
  const scale = Math.min(1, flow.width / asset.width);
  const caption = figure.caption === undefined ? '' : inlineText(figure.caption, scope.document.labels);
  const common = {
    name: scope.document.labels.get(figure.id)?.text ?? (caption || figure.id),
    alt: figure.alt ?? asset.alt,
    width: asset.width * scale,
    height: asset.height * scale,
  };
  if (asset.kind === 'picture') {
    return { type: 'picture', ...common, mediaType: asset.mediaType, bytes: asset.bytes };
  }
  if (figure.word === 'native' && asset.native !== undefined) {
    return { type: 'chart', ...common, chart: asset.native };
  }
  return { type: 'picture', ...common, mediaType: 'image/png', bytes: scope.pictures.get(figure.asset)!, svg: asset.svg };
}

/** Keys of the drawings that Word gets as pictures, each once. */
export function picturedDrawings(document: ResolvedDocument, assets: Assets): ReadonlyMap<string, Asset & { kind: 'drawing' }> {
  const keys = new Map<string, Asset & { kind: 'drawing' }>();
  const notes = [...document.notes.values()].flatMap((note) => note.children);
  for (const block of walkBlocks([...document.blocks, ...notes])) {
    if (block.type !== 'figure') continue;
    const asset = assets.get(block.asset);
    if (asset?.kind !== 'drawing') continue;
    if (block.word !== 'native' || asset.native === undefined) keys.set(block.asset, asset);
  }
  return keys;
}
