import type { Assets, Drawing, Figure, NativeChart, ResolvedDocument } from '../../document/model.ts';
import { inlineText, walkBlocks } from '../../document/walk.ts';
import { assetMissing, chartAsPicture } from '../../messages/docx.ts';
import type { WordChart, WordPicture } from './model.ts';
import type { Flow, Scope } from './scope.ts';
import { chartLook } from './wordTheme.ts';

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
  const native = nativeOf(figure, asset);
  if (native !== undefined) return { type: 'chart', ...common, chart: native, look: chartLook(scope.document.meta.theme) };
  if (figure.word === 'native') scope.report(chartAsPicture(figure.id, figure.place));
  return { type: 'picture', ...common, mediaType: 'image/png', bytes: scope.pictures.get(figure.asset)!, svg: asset.svg };
}

/** The chart that Word can edit, where the author wants it and there is one that Word can show. */
function nativeOf(figure: Figure, drawing: Drawing): NativeChart | undefined {
  const { native } = drawing;
  return figure.word === 'native' && native !== undefined && isDrawable(native) ? native : undefined;
}

function isDrawable({ kind, categories, series }: NativeChart): boolean {
  const values = series.flatMap((one) => one.values.filter((value) => value !== null));
  if (categories.length === 0 || values.length === 0 || !values.every(Number.isFinite)) return false;
  if (series.some((one) => one.values.length > categories.length)) return false;
  if (kind === 'pie') return values.every((value) => value >= 0);
  return kind !== 'scatter' || categories.every((category) => category.trim() !== '' && Number.isFinite(Number(category)));
}

/** Drawings that Word gets as pictures, by their key. */
export function picturedDrawings(document: ResolvedDocument, assets: Assets): ReadonlyMap<string, Drawing> {
  const pictured = new Map<string, Drawing>();
  const notes = [...document.notes.values()].flatMap((note) => note.children);
  for (const block of walkBlocks([...document.blocks, ...notes])) {
    if (block.type !== 'figure') continue;
    const asset = assets.get(block.asset);
    if (asset?.kind === 'drawing' && nativeOf(block, asset) === undefined) pictured.set(block.asset, asset);
  }
  return pictured;
}
