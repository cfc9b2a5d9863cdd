import type { Dataset } from '../../dataset/model.ts';
import type { FactValue, ResolvedDocument } from '../model.ts';
import { inlineText } from '../walk.ts';
import { formulaOf } from './entries.ts';
import { formulaWords, sourceWords } from './words.ts';
import type { FigureWords } from './words.ts';

/** No reference is followed: the sentence is read away from the document. */
const NO_LABELS: ResolvedDocument['labels'] = new Map();

/** What a figure counts and where that comes from, in one sentence. */
export function aboutFigure(figure: Pick<FactValue, 'facts' | 'formula'>, { facts }: Dataset, words: FigureWords): string {
  const apart: FigureWords = { ...words, entries: new Map() };
  const formula = formulaOf(figure, facts);
  const computed = formula === undefined ? '' : inlineText(formulaWords(formula, apart), NO_LABELS);
  const fact = facts.get(figure.facts[0] ?? '');
  if (fact === undefined || figure.facts.length > 1 || figure.formula !== undefined) return closed(computed);
  const stated = [sourceWords(fact, apart), fact.attribution ?? ''].filter((part) => part !== '').join(', ');
  const { about } = words.locale.register;
  return closed(
    about
      .replace('{label}', fact.label)
      .replace('{period}', fact.period)
      .replace('{source}', computed === '' ? stated : computed)
      .replaceAll(/\.+(?=\.)/g, ''),
  );
}

function closed(sentence: string): string {
  return sentence === '' || sentence.endsWith('.') ? sentence : `${sentence}.`;
}
