import { z } from 'zod';
import { configSchema } from './schema.ts';

/** One value that can be configured. */
export interface Setting {
  /** Where it stands in the file: `['storage', 'url']`. */
  readonly path: readonly string[];
  /** Its variable: `BRIEFPRESS_STORAGE_URL`. */
  readonly variable: string;
  readonly description: string;
  /** How the text of a variable is read: lists of texts by commas, structures as YAML. */
  readonly kind: 'text' | 'number' | 'boolean' | 'texts' | 'structure';
}

/** Settings whose values are told to nobody. */
export const SECRETS: readonly string[] = ['webhooks.secret'];

/** Every setting, in the order of the schema. */
export const SETTINGS: readonly Setting[] = settingsOf(configSchema, []);

function settingsOf(schema: z.ZodObject, path: readonly string[]): Setting[] {
  return Object.entries(schema.shape).flatMap(([key, value]) => {
    const inner = unwrap(value);
    const place = [...path, key];
    // A group has no description of its own; a structure that is given as a whole has one.
    if (inner instanceof z.ZodObject && value.description === undefined) return settingsOf(inner, place);
    return [{ path: place, variable: variableOf(place), description: value.description ?? '', kind: kindOf(inner) }];
  });
}

function unwrap(schema: unknown): unknown {
  const isWrapped =
    schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional;
  return isWrapped ? unwrap(schema.unwrap()) : schema;
}

function kindOf(schema: unknown): Setting['kind'] {
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodBoolean) return 'boolean';
  if (schema instanceof z.ZodArray) return schema.element instanceof z.ZodObject ? 'structure' : 'texts';
  return schema instanceof z.ZodObject ? 'structure' : 'text';
}

function variableOf(path: readonly string[]): string {
  return `BRIEFPRESS_${path.map((step) => step.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()).join('_')}`;
}
