import type { Dataset } from '../../dataset/model.ts';
import type { Report } from '../../diagnostic.ts';
import { unboundNumber } from '../../messages/figures.ts';
import type { Template } from '../../template/model.ts';
import { openChartTexts } from '../typedNumbers.ts';
import type { Asset, Drawing, FigureCount, ReportDocument, TypedNumbers } from '../model.ts';
import { visitInlines, walkBlocks } from '../walk.ts';
import { openSuggestions } from './suggest.ts';

/** Reports each number that no fact stands behind, with the facts that it might mean, and counts all. */
export function checkFigures(
  document: ReportDocument,
  template: Template,
  dataset: Dataset,
  drawings: ReadonlyMap<string, Asset>,
  report: Report,
): FigureCount {
  const shown = drawingsShown(document, drawings);
  const drawn = shown.flatMap(({ figures }) => figures ?? []);
  const inTexts = openChartTexts(template, dataset).read(shown.flatMap(({ texts }) => texts ?? []));
  const typed: TypedNumbers[] = [document.typed, ...drawn.map(({ typed }) => typed), { unbound: inTexts, own: 0 }].filter((part) => part !== undefined);
  const unbound = typed.flatMap((part) => part.unbound);
  const suggestFacts = openSuggestions(dataset.facts.values());
  for (const number of unbound) report(unboundNumber(number, suggestFacts(number)));

  let figures = 0;
  visitInlines(document, ({ type }) => void (figures += type === 'factValue' ? 1 : 0));
  const bound = figures + drawn.reduce((sum, { facts }) => sum + facts.length, 0);
  const own = typed.reduce((sum, part) => sum + part.own, 0);
  return { printed: bound + own + unbound.length, bound, own, unbound: unbound.length };
}

/** The drawings of the document's figures, each as often as it is shown. */
export function drawingsShown(document: ReportDocument, drawings: ReadonlyMap<string, Asset>): Drawing[] {
  const notes = [...document.notes.values()].flatMap((note) => note.children);
  return walkBlocks([...document.blocks, ...notes]).flatMap((block) => {
    const asset = block.type === 'figure' ? drawings.get(block.asset) : undefined;
    return asset?.kind === 'drawing' ? [asset] : [];
  });
}
