import { BriefError } from '../diagnostic.ts';
import * as messages from '../messages/manifest.ts';
import { type Manifest, MANIFEST_VERSION, manifestSchema } from './schema.ts';

/** A manifest as canonical JSON: keys sorted by code unit, two spaces, a line end at the end. */
export function printManifest(manifest: Manifest): string {
  return `${JSON.stringify(sortKeys(manifest), null, 2)}\n`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sortKeys(part)]));
}

/** Reads a manifest. Throws `BriefError` with all that is wrong with it; `file` names it. */
export function parseManifest(text: string, file: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new BriefError([messages.notJson(file, error instanceof Error ? error.message : String(error))]);
  }
  const version = typeof json === 'object' && json !== null && 'manifest' in json ? json.manifest : undefined;
  if (version === undefined) throw new BriefError([messages.noManifest(file)]);
  if (version !== MANIFEST_VERSION) throw new BriefError([messages.unknownVersion(file, String(version), MANIFEST_VERSION)]);
  const { data, error } = manifestSchema.safeParse(json);
  if (data === undefined) {
    throw new BriefError(error.issues.map((issue) => messages.invalid(file, issue.path.map(String).join('.'), issue.message)));
  }
  return data;
}
