import { CsvError, parse } from 'csv-parse/sync';
import type { Diagnostic, Place, Report } from '../diagnostic.ts';
import * as messages from '../messages/datasetTables.ts';
import { LONGEST_CELL, MOST_COLUMNS, MOST_ROWS } from './limits.ts';
import type { RawRow, RawTable } from './rawTable.ts';

/** Maps a position in the CSV text to the file that it stands in; both count from 1. */
export type Locate = (line: number, column?: number) => Place;

interface CsvRecord {
  readonly cells: readonly string[];
  /** Line on which it starts. */
  readonly line: number;
}

/**
 * Reads CSV text (RFC 4180, comma, first record names the columns). Blank lines are skipped, rows
 * of another length than the first are reported and left out. Undefined if it cannot be read.
 */
export function parseCsv(text: string, locate: Locate, report: Report): RawTable | undefined {
  const records = readRecords(text, locate, report);
  if (records === undefined) return undefined;
  const lineStarts = openLineStarts(text);
  const [head, ...body] = records;
  if (head === undefined) {
    report(messages.emptyTableFile(locate(1)));
    return undefined;
  }
  const separator = /[;\t]/.exec(head.cells.join())?.[0];
  if (head.cells.length === 1 && separator !== undefined) {
    report(messages.wrongSeparator(locate(head.line), separator));
    return undefined;
  }
  const tooLarge = sizeProblem(head, body, locate);
  if (tooLarge !== undefined) {
    report(tooLarge);
    return undefined;
  }
  const columns = head.cells.map((name) => name.trim());
  const cellPlace = (record: CsvRecord, index: number): Place => locateCell(text, lineStarts(record.line), record.line, index, locate);
  const rows = body.flatMap((record): RawRow[] => {
    if (record.cells.every((cell) => cell.trim() === '') && record.cells.length > 1) {
      report(messages.emptyRow(locate(record.line)));
      return [];
    }
    if (record.cells.length !== columns.length) {
      report(messages.raggedRow(locate(record.line), record.cells, columns));
      return [];
    }
    const cells = new Map(columns.map((name, index) => [name, record.cells[index] ?? '']));
    const place = (column: string): Place => cellPlace(record, columns.indexOf(column));
    return [{ line: locate(record.line).line, cells, place }];
  });
  return { columns, rows, placeOfColumn: (index) => cellPlace(head, index), placeOfHead: locate(head.line) };
}

function sizeProblem(head: CsvRecord, body: readonly CsvRecord[], locate: Locate): Diagnostic | undefined {
  if (head.cells.length > MOST_COLUMNS) return messages.tooManyColumns(locate(head.line), head.cells.length, MOST_COLUMNS);
  const tooMany = body[MOST_ROWS];
  if (tooMany !== undefined) return messages.tooManyRows(locate(tooMany.line), MOST_ROWS);
  const long = body.find(({ cells }) => cells.some((cell) => cell.length > LONGEST_CELL));
  return long === undefined ? undefined : messages.cellTooLong(locate(long.line), LONGEST_CELL);
}

function readRecords(text: string, locate: Locate, report: Report): CsvRecord[] | undefined {
  try {
    const records = parse(text, { info: true, relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n', to: MOST_ROWS + 2 });
    return (records as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      cells: record,
      line: info.lines - record.reduce((count, cell) => count + cell.split('\n').length - 1, 0),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    report(describeSyntaxError(text, error, locate));
    return undefined;
  }
}

function describeSyntaxError(text: string, error: CsvError, locate: Locate): ReturnType<typeof messages.badQuote> {
  const index = Number(error['column'] ?? 0);
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const { line, column } = findOpenQuote(text);
    return messages.openQuote(locate(line, column));
  }
  const line = Number(error['lines'] ?? 1);
  return messages.badQuote(locateCell(text, openLineStarts(text)(line), line, index, locate));
}

function findOpenQuote(text: string): { line: number; column: number } {
  let open = -1;
  for (let at = 0; at < text.length; at += 1) if (text[at] === '"') open = open < 0 ? at : -1;
  const before = text.slice(0, Math.max(0, open)).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** Answers where lines (from 1) begin; all are found at the first question. */
function openLineStarts(text: string): (line: number) => number {
  let starts: number[] | undefined;
  return (line) => {
    if (starts === undefined) {
      starts = [0];
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    }
    return starts[line - 1] ?? text.length;
  };
}

/** Where a cell starts: the parser tells only the line of its record. */
function locateCell(text: string, start: number, recordLine: number, index: number, locate: Locate): Place {
  let line = recordLine;
  let at = start;
  let lineStart = at;
  let quoted = false;
  for (let passed = 0; passed < index && at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    if (character === ',' && !quoted) passed += 1;
    if (character === '\n') {
      if (!quoted) break;
      line += 1;
      lineStart = at + 1;
    }
  }
  return locate(line, at - lineStart + 1);
}
