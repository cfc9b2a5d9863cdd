import type { EditionComparison, FactRevision, TableRevision } from '../editions/model.ts';

/** Words of the comparison of two editions, for the terminal. */

export function title({ before, after }: EditionComparison): string {
  return `${after.id} (${after.header.edition.name}) compared with ${before.id} (${before.header.edition.name})`;
}

export function nothingChanged(): string {
  return 'Both say the same.';
}

export function factCounts(counts: Readonly<Record<FactHeading, number>>, same: number): string {
  const parts = (Object.keys(COUNTED) as FactHeading[]).map((kind) => `${counts[kind]} ${COUNTED[kind]}`);
  return `Facts: ${parts.join(', ')}, ${same} the same.`;
}

export type FactHeading = FactRevision['kind'] | 'added' | 'removed';

const COUNTED: Readonly<Record<FactHeading, string>> = {
  revised: 'revised',
  renewed: 'for a new period',
  changed: 'told otherwise',
  added: 'added',
  removed: 'removed',
};

export const FACT_HEADINGS: Readonly<Record<FactHeading, string>> = {
  revised: 'Revised: another value for the same period',
  renewed: 'For a new period',
  changed: 'Told otherwise: the same value with other words',
  added: 'Added',
  removed: 'Removed',
};

export const SECTION_HEADINGS = {
  header: 'About the brief',
  tables: 'Tables',
  sources: 'Sources',
  narrative: 'Texts',
} as const;

/** "+4.3 percent" */
export function percentText(percent: number): string {
  const sign = percent > 0 ? '+' : '';
  return `${sign}${percent.toLocaleString('en-US')} percent`;
}

export function fieldChange(field: string, before: string, after: string): string {
  if (before === '') return `${field}: now ${after}`;
  return after === '' ? `${field}: no longer ${before}` : `${field}: ${before} → ${after}`;
}

export function tableCounts({ rows }: TableRevision): string {
  const count = (kind: string): number => rows.filter((row) => row.kind === kind).length;
  const parts = (['added', 'removed', 'changed'] as const).filter((kind) => count(kind) > 0).map((kind) => `${count(kind)} ${kind}`);
  return parts.length === 0 ? 'the rows are the same' : `rows: ${parts.join(', ')}`;
}

export function missingCell(kind: 'notAvailable' | 'empty'): string {
  return kind === 'notAvailable' ? 'N/A' : 'nothing';
}

// Words of the comparison as a dataset --------------------------------------------------------

export function comparisonTitle(before: string, after: string): string {
  return `Comparison of the datasets ${before} and ${after}`;
}

/** Why figures of the comparison may contradict each other. */
export function editionsDiffer(): string {
  return 'Figures of two editions stand side by side.';
}

export const COUNT_LABELS: Readonly<Record<FactHeading, string>> = {
  revised: 'Figures with another value for the same period',
  renewed: 'Figures for a new period',
  changed: 'Figures told otherwise',
  added: 'Figures added',
  removed: 'Figures removed',
};

export const ROW_CHANGES = { added: 'added', removed: 'removed' } as const;

export const COLUMN_LABELS: Readonly<Record<string, string>> = {
  fact: 'Figure',
  label: 'What is counted',
  place: 'Place',
  period: 'Period',
  earlier: 'Earlier period',
  property: 'Property',
  before: 'Before',
  after: 'After',
  percent: 'Percent',
  table: 'Table',
  row: 'Row',
  column: 'Column',
  change: 'Change',
};
