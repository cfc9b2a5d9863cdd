import type { Diagnostic, Place } from '../diagnostic.ts';
import { describeValue } from './dataset.ts';
import type { NumberLike } from './datasetFacts.ts';
import { didYouMean, finding, quote } from './wording.ts';

const missingValues = 'Write N/A where the source has no figure, or leave the cell empty where none applies.';

export function missingTableFile(place: Place, name: string, path: string, columns: readonly string[]): Diagnostic {
  return finding(
    'error',
    'dataset/missing-table-file',
    `The table ${quote(name)} has no file ${path}.`,
    place,
    `Make it with the first line: ${columns.join(',')}`,
  );
}

export function undeclaredTable(place: Place, name: string, declared: Iterable<string>): Diagnostic {
  return finding(
    'error',
    'dataset/undeclared-table',
    `The table ${quote(name)} is not declared in dataset.yaml.`,
    place,
    `${didYouMean(name, declared)} Declare its title and columns under "tables", or delete the file.`,
  );
}

export function rowsTwice(place: Place, name: string): Diagnostic {
  return finding('error', 'dataset/table-rows', `The table ${quote(name)} has both csv and rows.`, place, 'Keep one of them.');
}

export function noRowsGiven(place: Place, name: string): Diagnostic {
  return finding('error', 'dataset/table-rows', `The table ${quote(name)} has neither csv nor rows.`, place, 'Add one of them.');
}

export function emptyTableFile(place: Place): Diagnostic {
  return finding('error', 'dataset/empty-file', 'The table is empty.', place, 'Its first line names the columns.');
}

export function tooManyRows(place: Place, most: number): Diagnostic {
  return finding('error', 'dataset/too-many-rows', `The table has more than the limit of ${most} rows.`, place, 'Leave out rows that no brief prints, or add them up.');
}

export function tooManyColumns(place: Place, count: number, most: number): Diagnostic {
  return finding('error', 'dataset/too-many-columns', `The table has ${count} columns; the limit is ${most}.`, place, 'Part it into several tables.');
}

export function cellTooLong(place: Place, most: number): Diagnostic {
  return finding('error', 'dataset/cell-too-long', `A cell of this row has more than the limit of ${most} characters.`, place, 'Put long texts into narrative/.');
}

export function noRows(place: Place): Diagnostic {
  return finding('warning', 'dataset/no-rows', 'The table has columns but no rows.', place);
}

export function moreFindings(place: Place, count: number): Diagnostic {
  return finding('error', 'dataset/more-findings', `There ${count === 1 ? 'is one more finding' : `are ${count} more findings`} in this table.`, place, 'Mend the others first, then check again.');
}

export function openQuote(place: Place): Diagnostic {
  return finding(
    'error',
    'dataset/csv-quote',
    'The cell begins with a quote that is not closed.',
    place,
    'Add the closing quote; a quote inside quoted text is written twice: "".',
  );
}

export function badQuote(place: Place): Diagnostic {
  return finding(
    'error',
    'dataset/csv-quote',
    'There is a quote in the middle of a cell.',
    place,
    'Put the whole cell in quotes and write each quote inside twice: "the ""big"" seizure".',
  );
}

export function wrongSeparator(place: Place, separator: string): Diagnostic {
  const name = separator === '\t' ? 'tabs' : `${quote(separator)}`;
  return finding(
    'error',
    'dataset/csv-separator',
    `The columns are separated by ${name}.`,
    place,
    'Separate them by commas: in Excel, save as "CSV UTF-8 (comma delimited)".',
  );
}

export function emptyRow(place: Place): Diagnostic {
  return finding('warning', 'dataset/csv-empty-row', 'The row has only empty cells and is left out.', place, 'Delete it.');
}

export function raggedRow(place: Place, cells: readonly string[], columns: readonly string[]): Diagnostic {
  return finding(
    'error',
    'dataset/csv-row',
    `The row has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, but there are ${columns.length} columns.`,
    place,
    raggedHint(cells, columns),
  );
}

function raggedHint(cells: readonly string[], columns: readonly string[]): string {
  if (cells.length < columns.length) return `Add the missing cells: ${columns.join(',')}`;
  const split = cells.findIndex((cell, index) => /^-?\d{1,3}$/.test(cell) && /^\d{3}$/.test(cells[index + 1] ?? ''));
  if (split >= 0) {
    const [head, tail] = [cells[split], cells[split + 1]];
    return `If ${head},${tail} is one number, write ${head}${tail}: numbers have no separators of thousands.`;
  }
  return 'Put text that holds a comma in quotes, and take out surplus commas.';
}

export function duplicateColumn(place: Place, name: string): Diagnostic {
  return finding('error', 'dataset/duplicate-column', `The column ${quote(name)} stands twice.`, place, 'Delete or rename one of them.');
}

export function unknownColumn(place: Place, name: string, columns: Iterable<string>): Diagnostic {
  const hint = `${didYouMean(name, columns)} Columns are declared in dataset.yaml.`;
  if (name === '') return finding('error', 'dataset/unknown-column', 'A column has no name.', place, hint);
  return finding('error', 'dataset/unknown-column', `Unknown column ${quote(name)}.`, place, hint);
}

export function missingColumn(place: Place, name: string, columns: readonly string[]): Diagnostic {
  return finding(
    'error',
    'dataset/missing-column',
    `The column ${quote(name)} is missing.`,
    place,
    `The columns that dataset.yaml declares are: ${columns.join(',')}`,
  );
}

export function missingRowCell(place: Place, name: string): Diagnostic {
  return finding('error', 'dataset/missing-cell', `The row has no ${quote(name)}.`, place, 'Write null where none applies, or "N/A".');
}

export function onlyForNumbers(place: Place, key: 'unit' | 'decimals', column: string, type: string): Diagnostic {
  return finding(
    'error',
    'dataset/only-for-numbers',
    `${quote(key)} is only for columns of type number, and ${quote(column)} is of type ${type}.`,
    place,
    `Delete ${quote(key)}, or set type: number.`,
  );
}

export function badNumber(place: Place, column: string, text: string, unit: string | undefined, meant: NumberLike | undefined): Diagnostic {
  return finding('error', 'dataset/cell', `${column}: expected a number, got ${describeValue(text)}.`, place, numberHint(text, unit, meant));
}

function numberHint(text: string, unit: string | undefined, meant: NumberLike | undefined): string {
  if (meant === undefined) return isBlankWord(text) ? missingValues : 'Write digits and a decimal point only, such as 1250.5.';
  const { qualifier, number } = meant;
  if (qualifier !== undefined || /[/]|\.\./.test(number)) {
    return 'Make it a fact, which may have a qualifier, a range or a fraction, and write @its-id here.';
  }
  const why = meant.unit === undefined ? '' : ` The unit belongs to the column${unit === undefined ? '' : `, which has ${unit}`}.`;
  return `Write ${number}.${why}`;
}

/** What people write where there is no figure. */
function isBlankWord(text: string): boolean {
  return /^(n\.?\/?a\.?|none|nil|null|unknown|not available|\.{1,3}|[-–—?*]+)$/i.test(text.trim());
}

export function badDate(place: Place, column: string, text: string): Diagnostic {
  return finding(
    'error',
    'dataset/cell',
    `${column}: expected a date, got ${describeValue(text)}.`,
    place,
    isBlankWord(text) ? missingValues : 'Write year, month and day as 2005-06-29, or 2005-06, or 2005.',
  );
}

export function badYear(place: Place, column: string, text: string): Diagnostic {
  return finding(
    'error',
    'dataset/cell',
    `${column}: expected a year, got ${describeValue(text)}.`,
    place,
    isBlankWord(text) ? missingValues : 'Write four digits, such as 2005; months and days need a column of type date.',
  );
}

export function roundedCells(place: Place, column: string, text: string, decimals: number, most: number): Diagnostic {
  return finding(
    'warning',
    'dataset/rounded',
    `${column} is printed with ${decimals} decimal ${decimals === 1 ? 'place' : 'places'}, which rounds ${text}.`,
    place,
    `To print its figures as they are, declare the column with decimals: ${most}.`,
  );
}

export function unknownCellFact(place: Place, column: string, id: string, facts: Iterable<string>): Diagnostic {
  return finding('error', 'dataset/unknown-fact', `${column}: there is no fact ${quote(id)}.`, place, didYouMean(id, facts));
}

export function factInText(place: Place, column: string, id: string): Diagnostic {
  return finding(
    'error',
    'dataset/fact-in-text',
    `${column}: the fact ${quote(id)} stands in a column of text.`,
    place,
    'Facts go into columns of type number, date or year.',
  );
}

export function ownWithoutSource(place: Place, table: string): Diagnostic {
  return finding(
    'error',
    'dataset/own-without-source',
    `The figures of table ${quote(table)} are its own, but it names no source.`,
    place,
    'Write "source:" beside them, or bind the cells to facts: @fact-id.',
  );
}

export function factIsNoNumber(place: Place, column: string, id: string, kind: 'range' | 'date'): Diagnostic {
  return finding(
    'error',
    'dataset/fact-kind',
    `${column}: expected a number, and the fact ${quote(id)} is a ${kind}.`,
    place,
    kind === 'range' ? 'Make a fact of each end and a column of each.' : 'Declare the column with type: date.',
  );
}

export function factIsNoDate(place: Place, column: string, type: string, id: string): Diagnostic {
  return finding(
    'error',
    'dataset/fact-kind',
    `${column}: expected a ${type}, and the fact ${quote(id)} is none.`,
    place,
    'Such a fact has unit: date and a value such as 2005.',
  );
}

export function otherUnit(place: Place, column: string, unit: string, id: string, factUnit: string): Diagnostic {
  return finding(
    'error',
    'dataset/other-unit',
    `${column} is in ${unit}, but the fact ${quote(id)} is in ${factUnit}.`,
    place,
    'Nothing is converted: choose another fact, or declare the column with unit: number and say the unit in its rows.',
  );
}
