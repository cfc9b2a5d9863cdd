import type { DataColumn, Dataset } from '../dataset/model.ts';
import type { Wording } from '../document/wording.ts';
import type { Locale } from '../locale.ts';
import { printFact } from './helpers/fact.ts';
import { tableFigures } from './helpers/print.ts';
import { exactly } from '../rational.ts';
import { dateWords } from './wording/dates.ts';

/** House style for what the document prints without a template's help: tables, key figures. */
export function openWording(dataset: Dataset, locale: Locale): Wording {
  const print = (id: string, options: Readonly<Record<string, string>>): string => {
    const fact = dataset.facts.get(id);
    if (fact === undefined) return '';
    const world = { dataset, locale, date: '' };
    const call = { arguments: [], options, world, fail: () => undefined, warn: () => undefined };
    return printFact(call, fact)?.text ?? '';
  };
  return {
    fact: (id) => print(id, {}),
    part: (id, part) => print(id, { show: part }),
    cell: (value: number, { decimals }: DataColumn) => tableFigures(exactly(value), decimals, locale),
    date: (iso) => dateWords(iso, 'full', locale) ?? iso,
  };
}
