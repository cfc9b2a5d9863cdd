import type { DataColumn, DataRow, DataTable } from '../dataset/model.ts';

/** The earlier row of each later one that has one. */
export function pairRows(before: DataTable, after: DataTable): Map<DataRow, DataRow> {
  const pairs = new Map<DataRow, DataRow>();
  const names = identityColumns(before.columns, after.columns);
  pairBy(rowsByKey(before.rows, names), rowsByKey(after.rows, names), pairs);
  // A row of which another word was changed is still known by its first one, if no other begins so.
  const [first] = names;
  if (first !== undefined && names.length > 1) {
    const paired = new Set(pairs.values());
    const earlier = rowsByKey(before.rows.filter((row) => !paired.has(row)), [first]);
    const later = rowsByKey(after.rows.filter((row) => !pairs.has(row)), [first]);
    pairBy(onlyOnes(earlier), onlyOnes(later), pairs);
  }
  return pairs;
}

/** Columns that say what a row is about: all that are no figures. */
function identityColumns(before: readonly DataColumn[], after: readonly DataColumn[]): string[] {
  const known = new Set(before.map(({ name }) => name));
  const shared = after.filter(({ name }) => known.has(name));
  const words = shared.filter(({ type }) => type !== 'number');
  return (words.length > 0 ? words : shared).map(({ name }) => name);
}

function rowsByKey(rows: readonly DataRow[], names: readonly string[]): Map<string, DataRow[]> {
  const groups = new Map<string, DataRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(names.map((name) => row.cells.get(name)?.value ?? null));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

function onlyOnes(groups: ReadonlyMap<string, DataRow[]>): Map<string, DataRow[]> {
  return new Map([...groups].filter(([, rows]) => rows.length === 1));
}

/** Rows that are about the same are paired in their order. */
function pairBy(before: ReadonlyMap<string, readonly DataRow[]>, after: ReadonlyMap<string, readonly DataRow[]>, pairs: Map<DataRow, DataRow>): void {
  for (const [key, rows] of after) {
    const earlier = before.get(key) ?? [];
    rows.forEach((row, index) => {
      const match = earlier[index];
      if (match !== undefined) pairs.set(row, match);
    });
  }
}
