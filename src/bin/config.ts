import { existsSync, readFileSync } from 'node:fs';
import { BriefError } from '../diagnostic.ts';
import { missingConfig } from '../messages/serviceConfig.ts';
import { loadConfig } from '../service/config/load.ts';
import type { LoadedConfig } from '../service/config/load.ts';
import type { Surroundings } from './terminal.ts';

/** Read if it is there. */
const DEFAULT_FILE = 'briefpress.yaml';

/** The configuration of a service or a worker: of `options` (by place, such as `port`), variables, file and defaults. */
export function readConfig(
  file: string | undefined,
  options: Readonly<Record<string, unknown>>,
  { environment }: Pick<Surroundings, 'environment'>,
): LoadedConfig {
  const name = file ?? environment['BRIEFPRESS_CONFIG'] ?? DEFAULT_FILE;
  if (!existsSync(name)) {
    if (name !== DEFAULT_FILE) throw new BriefError([missingConfig(name)]);
    return loadConfig({ environment, options });
  }
  return loadConfig({ file: { name, text: readFileSync(name, 'utf8') }, environment, options });
}
