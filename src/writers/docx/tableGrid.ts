import type { Table, TableCell, TableRow } from '../../document/model.ts';

/** A row of a table with every place of its grid. */
export interface GridRow {
  readonly row: TableRow;
  readonly isHead: boolean;
  readonly places: readonly GridPlace[];
}

/** A place in a row: a cell that begins there, one that a cell above covers, or one that the row leaves out. */
export interface GridPlace {
  readonly column: number;
  readonly columnSpan: number;
  readonly cell?: TableCell;
  readonly covered: boolean;
}

/** The rows of a table, head first, with where each cell stands when those that span rows are counted in. */
export function tableGrid(table: Table): GridRow[] {
  /** Rows still covered, by the column in which the cell above begins. */
  const open = new Map<number, { rows: number; columnSpan: number }>();
  const rows = [...table.head, ...table.body];
  return rows.map((row, index) => {
    const places: GridPlace[] = [];
    let column = 0;
    const passCovered = (): void => {
      for (let above = open.get(column); above !== undefined; above = open.get(column)) {
        const { columnSpan } = above;
        places.push({ column, columnSpan, covered: true });
        above.rows -= 1;
        if (above.rows === 0) open.delete(column);
        column += columnSpan;
      }
    };
    for (const cell of row.cells) {
      passCovered();
      const { columnSpan } = cell;
      places.push({ column, columnSpan, cell, covered: false });
      const below = Math.min(cell.rowSpan, rows.length - index) - 1;
      if (below > 0) open.set(column, { rows: below, columnSpan });
      column += columnSpan;
    }
    passCovered();
    for (; column < table.columns.length; column++) places.push({ column, columnSpan: 1, covered: false });
    return { row, isHead: index < table.head.length, places };
  });
}
