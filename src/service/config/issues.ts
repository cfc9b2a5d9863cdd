import type { z } from 'zod';
import type { Diagnostic, Place } from '../../diagnostic.ts';
import * as messages from '../../messages/serviceConfig.ts';
import { SECRETS, SETTINGS } from './settings.ts';

/** What is wrong with values, as findings: the schema's issues in the words of a user, each where the value was set. */
export function checkIssues(
  error: z.ZodError,
  values: unknown,
  originOf: (path: readonly PropertyKey[]) => string | Place,
): Diagnostic[] {
  return error.issues.flatMap((issue) => {
    const name = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      const known = SETTINGS.map(({ path }) => path.join('.'));
      return issue.keys.map((key) => {
        const path = [...issue.path, key];
        return messages.unknownSetting(path.map(String).join('.'), known, originOf(path));
      });
    }
    const description = SETTINGS.find(({ path }) => name === path.join('.'))?.description ?? '';
    const value = valueAt(values, issue.path);
    return [messages.badSetting(name, SECRETS.includes(name) && value !== undefined ? '(not shown)' : value, issue.message, description, originOf(issue.path))];
  });
}

function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined),
    values,
  );
}
