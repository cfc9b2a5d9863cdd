import type { DataColumn } from '../dataset/model.ts';

/** House style as the document needs it. The template stage makes one from dataset and locale. */
export interface Wording {
  /** A fact with qualifier, value and unit as running text has them: "more than 130 kilograms". */
  fact(id: string): string;
  /** One part of it as running text has it; empty where the fact has none. */
  part(id: string, part: 'qualifier' | 'value' | 'unit'): string;
  /** A number of a table column with its decimals and the locale's separators, without unit: "1,234.5". */
  cell(value: number, column: DataColumn): string;
  /** A date from `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: "June 29, 2005". */
  date(iso: string): string;
}
