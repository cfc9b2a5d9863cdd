import type { z } from 'zod';
import type { Report } from '../diagnostic.ts';
import type { Unit } from '../locale.ts';
import { isMapping } from './facts.ts';
import type { DatasetHeader, Source } from './model.ts';
import { idPattern, tableSchema } from './schema.ts';
import type { DatasetFile } from './schema.ts';
import { checkShape } from './shape.ts';
import type { DeclaredTable } from './tables.ts';
import type { YamlText } from './yaml.ts';

/** What `dataset.yaml` declares; where it has errors, as much as can be used to check the other files. */
export interface Declarations<File> {
  /** Undefined if there are errors. */
  readonly file: File | undefined;
  /** Ids of all sources that are named. */
  readonly sources: ReadonlySet<string>;
  /** Names of all tables that are named. */
  readonly tableNames: ReadonlySet<string>;
  /** Tables whose declaration can be used. */
  readonly tables: readonly DeclaredTable[];
}

/** A table by the keys that it may have; the others are reported with the file. Making it takes longer than using it. */
const KNOWN_KEYS = tableSchema.strip();

/** Undefined if the text is not even a mapping. */
export function readDeclarations<S extends z.ZodType<DatasetFile>>(
  schema: S,
  yaml: YamlText,
  report: Report,
): Declarations<z.output<S>> | undefined {
  const file = checkShape(schema, yaml, [], report);
  if (!isMapping(yaml.value)) return undefined;
  const tableNames = new Set(keysOf(yaml.valueAt(['tables'])));
  return {
    file,
    sources: new Set(keysOf(yaml.valueAt(['sources']))),
    tableNames,
    tables: [...tableNames].filter((name) => idPattern.test(name)).flatMap((name): DeclaredTable[] => {
      const path = ['tables', name];
      const declaration = KNOWN_KEYS.safeParse(yaml.valueAt(path)).data;
      return declaration === undefined ? [] : [{ name, declaration, yaml, path }];
    }),
  };
}

export function headerOf(file: DatasetFile): DatasetHeader {
  const { title, country, edition, marking, language, author, keywords, names, details } = file;
  return {
    title,
    country,
    edition,
    language,
    author,
    keywords,
    details,
    ...(marking === undefined ? {} : { marking }),
    ...(names === undefined ? {} : { names }),
  };
}

export function sourcesOf(file: DatasetFile): Map<string, Source> {
  return new Map(Object.entries(file.sources).map(([id, source]) => [id, { id, ...source }]));
}

export function unitsOf(file: DatasetFile): Map<string, Unit> {
  return new Map(Object.entries(file.units));
}

function keysOf(value: unknown): string[] {
  return isMapping(value) ? Object.keys(value) : [];
}
