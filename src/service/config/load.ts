import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { BriefError } from '../../diagnostic.ts';
import type { Diagnostic, Place } from '../../diagnostic.ts';
import * as messages from '../../messages/serviceConfig.ts';
import { checkIssues } from './issues.ts';
import { configSchema } from './schema.ts';
import type { Config } from './schema.ts';
import { SETTINGS } from './settings.ts';
import type { Setting } from './settings.ts';

/** Where the values of the service come from: later ones win. */
export interface ConfigSources {
  /** Text of the file, and what findings call it. */
  readonly file?: { readonly name: string; readonly text: string };
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of the command line, by place: `{port: 8080}`. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface LoadedConfig {
  readonly config: Config;
  /** Where each value that is not the default came from, by place: `storage.url` to `BRIEFPRESS_STORAGE_URL`. */
  readonly origins: ReadonlyMap<string, string>;
}

/** Variables of the program that are no settings of the service. */
const OTHER_VARIABLES = ['BRIEFPRESS_DEBUG', 'BRIEFPRESS_CONFIG'];

/** Puts the configuration together. Throws `BriefError` with everything that is wrong in it. */
export function loadConfig({ file, environment, options }: ConfigSources): LoadedConfig {
  const findings: Diagnostic[] = [];
  const yaml = file === undefined ? undefined : readFile(file, findings);
  const values: Record<string, unknown> = structuredClone(yaml?.value ?? {});
  const origins = new Map<string, string>();
  for (const path of leavesOf(values)) origins.set(path, file!.name);
  for (const [setting, text] of variablesIn(environment, findings)) {
    setValue(values, setting.path, readVariable(setting, text));
    origins.set(setting.path.join('.'), setting.variable);
  }
  for (const [path, value] of Object.entries(options)) {
    setValue(values, path.split('.'), value);
    origins.set(path, 'command line');
  }
  const parsed = configSchema.safeParse(values);
  if (!parsed.success) findings.push(...checkIssues(parsed.error, values, (path) => originOf(path, origins, yaml)));
  if (findings.length > 0 || !parsed.success) throw new BriefError(findings);
  return { config: parsed.data, origins };
}

/** A file that was read: its values, and where each of them stands. */
interface ConfigFile {
  readonly value: Record<string, unknown>;
  placeOf(path: readonly PropertyKey[]): Place;
}

function readFile({ name, text }: { readonly name: string; readonly text: string }, findings: Diagnostic[]): ConfigFile | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): Place => ({ file: name, line: Math.max(1, lines.linePos(offset).line) });
  for (const error of document.errors) findings.push(messages.badConfigYaml(placeAt(error.pos[0]), error.message));
  const value: unknown = document.errors.length > 0 ? {} : (document.toJS() ?? {});
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    findings.push(messages.badConfigYaml({ file: name, line: 1 }, 'settings are expected, such as port: 8080'));
    return undefined;
  }
  return { value: value as Record<string, unknown>, placeOf: (path) => placeAt(offsetOf(document, path)) };
}

/** Offset of the value at a path, or of the nearest one around it. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) return Number(node.range[0]);
  }
  return 0;
}

function variablesIn(environment: ConfigSources['environment'], findings: Diagnostic[]): [Setting, string][] {
  return Object.entries(environment).flatMap(([name, text]): [Setting, string][] => {
    if (!name.startsWith('BRIEFPRESS_') || OTHER_VARIABLES.includes(name) || text === undefined || text === '') return [];
    const setting = SETTINGS.find(({ variable }) => variable === name);
    if (setting !== undefined) return [[setting, text]];
    findings.push(messages.unknownVariable(name, SETTINGS.map(({ variable }) => variable)));
    return [];
  });
}

/** What cannot be read is left as it is, for the schema to refuse. */
function readVariable({ kind }: Setting, text: string): unknown {
  switch (kind) {
    case 'text':
      return text;
    case 'number':
      return /^\d+$/.test(text.trim()) ? Number(text) : text;
    case 'boolean':
      return { true: true, false: false }[text.trim().toLowerCase()] ?? text;
    case 'texts':
      return text.split(',').map((part) => part.trim());
    case 'structure': {
      const document = parseDocument(text);
      return document.errors.length > 0 ? text : document.toJS();
    }
  }
}

function setValue(values: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    values[first] = value;
    return;
  }
  const group = values[first];
  const inner = typeof group === 'object' && group !== null ? (group as Record<string, unknown>) : {};
  values[first] = inner;
  setValue(inner, rest, value);
}

/** Places of the settings that a file sets. */
function leavesOf(values: Record<string, unknown>): string[] {
  return SETTINGS.filter(({ path }) => {
    let value: unknown = values;
    for (const step of path) value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
    return value !== undefined;
  }).map(({ path }) => path.join('.'));
}

function originOf(path: readonly PropertyKey[], origins: ReadonlyMap<string, string>, file: ConfigFile | undefined): string | Place {
  for (let length = path.length; length > 0; length -= 1) {
    const origin = origins.get(path.slice(0, length).map(String).join('.'));
    if (origin?.startsWith('BRIEFPRESS_') || origin === 'command line') return origin;
  }
  return file?.placeOf(path) ?? 'configuration';
}
