import { readFileSync } from 'node:fs';

/** A table as every engine can set it: texts only. */
export interface BriefTable {
  /** Name in a dataset. */
  readonly name: string;
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly what: string; readonly before: number | null; readonly now: number }[];
}

/** A chart: the rows it shows, by the name of its spec in `template/charts`. */
export interface BriefChart {
  readonly name: string;
  readonly caption: string;
  readonly rows: readonly Readonly<Record<string, string | number>>[];
}

export interface BriefSection {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly tables: readonly BriefTable[];
  readonly charts: readonly BriefChart[];
}

export interface KeyFigure {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly note: string;
}

/** The standard brief as plain values, before any engine is asked. */
export interface BriefContents {
  readonly id: string;
  readonly title: string;
  readonly marking: string;
  readonly header: readonly (readonly [label: string, value: string])[];
  readonly keyFigures: readonly KeyFigure[];
  readonly sections: readonly BriefSection[];
}

type YearRow = readonly [what: string, before: number | null, now: number];

const SEIZURES: readonly YearRow[] = [
  ['KNB: heroin (kg)', 225, 214], ['KNB: opium (kg)', 106, 581], ['South, first quarter: opium (kg)', 31, 238],
  ['South, first quarter: heroin (kg)', 45, 37], ['Shymkent ring: raw opium (kg)', null, 268], ['Shymkent ring: heroin (kg)', null, 66],
  ['Committee: heroin, nine months (kg)', null, 130], ['Committee: all narcotics (tons)', null, 19], ['Ecstasy (pills)', null, 36_000],
];
const POPPY: readonly YearRow[] = [
  ['Ministry of the Interior officers', null, 1800], ['Customs officers', null, 141], ['KNB officers', null, 99], ['Persons detained', null, 3803],
  ['of whom CIS citizens from abroad', null, 88], ['Other drug-related arrests', 2134, 4607], ['Criminal convictions', null, 83], ['Eradicated (square meters)', null, 15_271],
];
const CORRUPTION: readonly YearRow[] = [
  ['State officials accused', null, 39], ['Officials convicted', null, 29], ['Police officers', null, 23], ['Judges', null, 3],
  ['Financial Police officers', null, 2], ['District mayors', null, 1], ['Interior Ministry staff charged', null, 15],
];
const ADDICTION: readonly YearRow[] = [
  ['Drug addicts', 47_000, 52_137], ['Narcotics groups eliminated by KNB', 15, 13], ['Night clubs', null, 700],
  ['Sports clubs in the pilot project', null, 18_000], ['Sports schools', null, 131], ['Clubs', null, 50], ['After-school programs', null, 627],
];
const OUTCOMES = [
  ['KNB cases', 'Police convicted', 23], ['KNB cases', 'Judges convicted', 3], ['KNB cases', 'Others convicted', 3], ['KNB cases', 'Not convicted', 10],
  ['Interior Ministry', 'Charged', 15],
] as const;
const INDEX = [['Drug addicts', 47_000, 52_137], ['KNB heroin', 225, 214], ['KNB opium', 106, 581], ['Groups eliminated', 15, 13]] as const;
const SHORT = ['KNB heroin', 'KNB opium', 'South opium, Q1', 'South heroin, Q1'] as const;

const HEADER: BriefContents['header'] = [
  ['Distribution', 'SIPDIS'], ['State', 'INL PRAHAR, MCCOWAN, HOOKER; EUR/ACE (MLONGI); EUR/CACEN (JMUDGE)'], ['Justice', 'OIA, AFMLS, AND NDDS'],
  ['Treasury', 'FINCEN AND OTA'], ['DEA', 'OILS AND OFFICE OF DIVERSION CONTROL'], ['E.O. 12958', 'N/A'], ['Tags', 'SNAR, KZ'], ['Reference', 'STATE 209561'],
];
const KEY_FIGURES = [
  ['heroin-transit', 'Heroin expected to transit this year', 1400, 'ton', 'northern Afghan route'],
  ['narcotics-seized', 'Narcotics seized since January', 19, 'ton', 'including 130 kg of heroin'],
  ['poppy-eradicated', 'Poppy and marijuana eradicated', 15_271, 'square-meter', 'Operation Poppy, nine months'],
  ['committee-staff', 'Committee staff', 580, 'officer', '171 more proposed'],
  ['convictions', 'Convictions on narcotics charges in 2004', 2626, 'conviction', 'one in four suspended'],
  ['addicts', 'Drug addicts, nine months of 2005', 52_137, 'person', '47,000 in 2004'],
  ['wild-marijuana', 'Wild marijuana', 1_200_000, 'hectare', 'mostly the Chu Valley'],
  ['precursors', 'Precursors seized', 88, 'liter', 'Prosecutor General'],
] as const;

const TABLES: Readonly<Record<string, readonly (readonly [name: string, caption: string, rows: readonly YearRow[]])[]>> = {
  'Law Enforcement Efforts': [['seizures', 'Seizures by drug, 2004 and 2005', SEIZURES], ['poppy', 'Operation Poppy, results', POPPY]],
  Corruption: [['corruption', 'Corruption cases, first eight months of 2005', CORRUPTION]],
  'Domestic Programs': [['addiction', 'Addiction and prevention', ADDICTION]],
};

const TEXT = readSections();

/**
 * One of any number of variants of the standard brief: about 10 pages, 15 sections, 35 paragraphs, 5 tables and 4 charts.
 * Every paragraph, table and chart of a variant differs from those of all others, so that nothing
 * is won by remembering the last document. `charts` takes the rows of the charts from another variant.
 */
export function briefContents(variant: number, { charts = variant } = {}): BriefContents {
  const id = String(variant).padStart(3, '0');
  const vary = varied(variant);
  return {
    id,
    title: 'Kazakhstan: 2005-2006 International Narcotics Control Strategy Report, Part 1',
    marking: 'UNCLASSIFIED',
    header: [['Message', `UNCLAS SECTION 01 OF 07 ALMATY 004354-${id}`], ...HEADER],
    keyFigures: KEY_FIGURES.map(([name, label, value, unit, note]) => ({ id: name, label, value: vary(value), unit, note })),
    sections: TEXT.map(({ title, paragraphs }) => ({
      title,
      paragraphs: paragraphs.map((text, index) => `${text} [Ref ${id}-${index + 1}]`),
      tables: (TABLES[title] ?? []).map(([name, caption, rows]) => ({
        name,
        caption,
        head: ['Measure', '2004', '2005', 'Change'],
        rows: rows.map(([what, before, now], index) => ({
          what, before: before === null ? null : vary(before), now: vary(now) + (index === 0 ? variant : 0),
        })),
      })),
      charts: chartsOf(title, charts),
    })),
  };
}

function chartsOf(section: string, variant: number): BriefChart[] {
  const vary = varied(variant);
  if (section === 'Law Enforcement Efforts') {
    const short = SHORT.flatMap((what, index) => {
      const [, before, now] = SEIZURES[index]!;
      return [{ what, year: '2004', value: vary(before!) }, { what, year: '2005', value: vary(now) + (index === 0 ? variant : 0) }];
    });
    const persons = POPPY.slice(0, 7).map(([what, , now]) => ({ what, value: vary(now) }));
    return [
      { name: 'seizures', caption: 'Seizures in kilograms, 2004 and 2005', rows: short },
      { name: 'persons', caption: 'Operation Poppy, persons', rows: persons },
    ];
  }
  if (section === 'Corruption') {
    const rows = OUTCOMES.map(([body, outcome, value], index) => ({ body, outcome, value: vary(value) + (index === 0 ? variant : 0) }));
    return [{ name: 'outcomes', caption: 'Officials accused of corruption, by outcome', rows }];
  }
  if (section !== 'Domestic Programs') return [];
  const rows = INDEX.flatMap(([what, before, now]) => [
    { what, year: '2004', value: 100 },
    { what, year: '2005', value: Math.round((now / before) * (1000 + variant)) / 10 },
  ]);
  return [{ name: 'growth', caption: 'Index, 2004 = 100', rows }];
}

function varied(variant: number): (value: number) => number {
  return (value) => (value < 10 ? value + (variant % 3) : Math.round(value * (1 + variant / 1000)));
}

function readSections(): { title: string; paragraphs: string[] }[] {
  const sections: { title: string; paragraphs: string[] }[] = [];
  for (const block of readFileSync(new URL('narrative.txt', import.meta.url), 'utf8').trim().split('\n\n')) {
    if (block.startsWith('# ')) sections.push({ title: block.slice(2), paragraphs: [] });
    else sections.at(-1)!.paragraphs.push(block);
  }
  return sections;
}

/** By how much a number changed, as the tables say it. */
export function change(before: number | null, now: number): string {
  if (before === null) return 'N/A';
  const percent = (now / before - 1) * 100;
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(1)}%`;
}
