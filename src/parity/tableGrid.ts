/** One cell as files have it: cells that another one covers are left out. */
export interface ReadCell {
  readonly text: string;
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** `row header` counts in the first column only: Word knows no others. */
  readonly role: 'data' | 'column header' | 'row header';
  readonly page?: number;
}

/** A cell and what tells it from the others of its row. */
export interface PlacedCell extends ReadCell {
  /** From 1. */
  readonly row: number;
  readonly detail: string;
}

/** Finds the column of every cell of a table, row by row. */
export function placeCells(rows: readonly (readonly ReadCell[])[]): PlacedCell[] {
  const reach: number[] = [];
  return rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map((cell): PlacedCell => {
      while ((reach[column] ?? 0) > row) column += 1;
      const start = column;
      for (; column < start + cell.columnSpan; column += 1) reach[column] = row + cell.rowSpan;
      return { ...cell, row: row + 1, detail: cellDetail(cell, start) };
    });
  });
}

function cellDetail(cell: ReadCell, column: number): string {
  const role = cell.role === 'row header' && column > 0 ? 'data' : cell.role;
  return [
    `column ${column + 1}`,
    ...(role === 'data' ? [] : [role]),
    ...(cell.columnSpan > 1 ? [`${cell.columnSpan} columns wide`] : []),
    ...(cell.rowSpan > 1 ? [`${cell.rowSpan} rows high`] : []),
  ].join(', ');
}
