import { resolve } from 'node:path';
import { ownStorage } from '../../messages/service.ts';
import type { Config } from '../config/schema.ts';
import type { Log } from '../observe/log.ts';

/** Says what servers and workers on several machines must share, where it is a folder that they may not. */
export function warnOfOwnStorage({ storage }: Pick<Config, 'storage'>, log: Log): void {
  if (!storage.url.startsWith('s3://')) log.warn({ folder: resolve(storage.url) }, ownStorage(resolve(storage.url)));
}
