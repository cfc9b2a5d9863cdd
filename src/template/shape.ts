import type { DataColumn, Dataset, DataTable } from '../dataset/model.ts';
import type { Parameter, Template } from './model.ts';

/** What a value of the context will be, known before anything is expanded. */
export type Shape =
  | { readonly kind: 'text'; readonly choices?: readonly (string | number)[] }
  | { readonly kind: 'number' | 'date' | 'boolean' | 'figure' }
  /** A name that may have a value but has none in this dataset. */
  | { readonly kind: 'absent' }
  /** What a mistake that was reported already would have given. */
  | { readonly kind: 'unknown' }
  | ListShape
  | RecordShape;

export interface ListShape {
  readonly kind: 'list';
  /** As messages call it: `tables.seizures`. */
  readonly name: string;
  readonly item: Shape;
  readonly length: number;
}

export interface RecordShape {
  readonly kind: 'record';
  /** As messages call it: `country`, `a row of tables.seizures`; empty for the whole context. */
  readonly name: string;
  readonly fields: ReadonlyMap<string, Shape>;
  /** The dataset says which names there are, so that a template may ask for one that is missing. */
  readonly open?: true;
}

export const TEXT: Shape = { kind: 'text' };
export const NUMBER: Shape = { kind: 'number' };
export const DATE: Shape = { kind: 'date' };
export const BOOLEAN: Shape = { kind: 'boolean' };
export const FIGURE: Shape = { kind: 'figure' };
export const ABSENT: Shape = { kind: 'absent' };
export const UNKNOWN: Shape = { kind: 'unknown' };

function record(name: string, fields: Readonly<Record<string, Shape>>): RecordShape {
  return { kind: 'record', name, fields: new Map(Object.entries(fields)) };
}

/** The shape of everything that a template can print with a dataset; `context.ts` makes the values. */
export function contextShape(template: Template, { header, tables }: Dataset): RecordShape {
  const { country, marking, keywords, details } = header;
  return record('', {
    title: TEXT,
    country: record('country', {
      name: TEXT,
      iso3: TEXT,
      demonym: country.demonym === undefined ? ABSENT : TEXT,
    }),
    edition: record('edition', { name: TEXT, year: NUMBER }),
    marking: marking === undefined ? ABSENT : TEXT,
    language: TEXT,
    author: TEXT,
    keywords: { kind: 'list', name: 'keywords', item: TEXT, length: keywords.length },
    date: DATE,
    details: {
      kind: 'record',
      name: 'details',
      open: true,
      fields: new Map(Object.keys(details).map((name) => [name, TEXT])),
    },
    parameters: {
      kind: 'record',
      name: 'parameters',
      fields: new Map([...template.settings.parameters].map(([name, parameter]) => [name, parameterShape(parameter)])),
    },
    tables: {
      kind: 'record',
      name: 'tables',
      open: true,
      fields: new Map([...tables].map(([name, table]) => [name, tableShape(table)])),
    },
  });
}

function parameterShape({ type, choices }: Parameter): Shape {
  switch (type) {
    case 'string':
      return choices === undefined ? TEXT : { kind: 'text', choices };
    case 'number':
      return NUMBER;
    case 'boolean':
      return BOOLEAN;
  }
}

function tableShape({ name, columns, rows }: DataTable): ListShape {
  return {
    kind: 'list',
    name: `tables.${name}`,
    length: rows.length,
    item: {
      kind: 'record',
      name: `a row of tables.${name}`,
      fields: new Map(columns.map((column) => [column.name, columnShape(column)])),
    },
  };
}

function columnShape({ type }: DataColumn): Shape {
  switch (type) {
    case 'text':
      return TEXT;
    case 'number':
    case 'year':
      return NUMBER;
    case 'date':
      return DATE;
  }
}
