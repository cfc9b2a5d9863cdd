import type { Report } from '../diagnostic.ts';
import { checkShape } from '../dataset/shape.ts';
import { readYaml } from '../dataset/yaml.ts';
import type { YamlText } from '../dataset/yaml.ts';
import * as messages from '../messages/batch.ts';
import { batchSchema } from './schema.ts';
import type { BatchManifest } from './schema.ts';

/** A manifest, and where its values stand. */
export interface ReadManifest {
  readonly manifest: BatchManifest;
  readonly yaml: YamlText;
}

/** Reads a manifest; reports everything that is wrong with it where it stands, and is undefined then. */
export function readManifest(text: string, file: string, report: Report): ReadManifest | undefined {
  // The readers of datasets do the work, and name their rules after them.
  const rename: Report = (finding) => report({ ...finding, rule: finding.rule.replace(/^dataset\//, 'batch/') });
  const yaml = readYaml(text, file, rename, messages.emptyHint);
  if (yaml === undefined) return undefined;
  const manifest = checkShape(batchSchema, yaml, [], rename);
  return manifest === undefined ? undefined : { manifest, yaml };
}
