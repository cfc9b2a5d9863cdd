import type { Config } from '../config/schema.ts';
import type { FileStore } from '../model.ts';
import { openFolderStore } from './folderStore.ts';

/** Opens the storage that the configuration names: a folder, or `s3://bucket/prefix`. The S3 client is loaded only then. */
export async function openStorage({ url, endpoint, region, pathStyle }: Config['storage']): Promise<FileStore> {
  const place = /^s3:\/\/([^/]+)\/*(.*?)\/*$/.exec(url);
  if (place === null) return openFolderStore(url);
  const [, bucket = '', prefix = ''] = place;
  const { openBucketStore } = await import('./s3Store.ts');
  return openBucketStore({ bucket, prefix, region, pathStyle, ...(endpoint !== undefined && { endpoint }) });
}
