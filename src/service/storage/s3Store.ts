import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { Readable } from 'node:stream';
import type { ByteRange, FileStore, StoredFile } from '../model.ts';
import { checkKey } from './keys.ts';

/** A bucket of any S3-compatible server. Credentials come from where the AWS client looks for them. */
export interface BucketPlace {
  readonly bucket: string;
  /** Without slashes at its ends; empty: the whole bucket. */
  readonly prefix: string;
  /** URL of the server; absent: Amazon's. */
  readonly endpoint?: string;
  readonly region: string;
  /** Whether the bucket stands in the path rather than in the host name. */
  readonly pathStyle: boolean;
}

/** Files in a bucket. */
export function openBucketStore(place: BucketPlace): FileStore {
  const client = new S3Client({
    region: place.region,
    forcePathStyle: place.pathStyle,
    ...(place.endpoint !== undefined && { endpoint: place.endpoint }),
    // Servers other than Amazon's refuse checksums that they do not know.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const root = place.prefix === '' ? '' : `${place.prefix}/`;
  const where = (key: string): { Bucket: string; Key: string } => {
    checkKey(key);
    return { Bucket: place.bucket, Key: root + key };
  };

  const open = (key: string, range?: ByteRange): Promise<Readable | undefined> =>
    unlessMissing(async () => {
      const bytes = range && { Range: `bytes=${range.start}-${range.end}` };
      const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ ...where(key), ...bytes }));
      if (!(Body instanceof Readable)) return undefined;
      const isWhole = range !== undefined && ContentLength > range.end - range.start + 1;
      return isWhole ? Readable.from(cut(Body, range)) : Body;
    });

  return {
    open,
    async put(key, content, mediaType) {
      const Body = content instanceof Uint8Array ? content : Readable.from(content);
      await new Upload({ client, params: { ...where(key), Body, ContentType: mediaType } }).done();
    },
    async get(key) {
      const stream = await open(key);
      return stream === undefined ? undefined : Buffer.concat(await stream.toArray());
    },
    find: (key) =>
      unlessMissing(async () => {
        const { ContentLength = 0, LastModified = new Date(0) } = await client.send(new HeadObjectCommand(where(key)));
        return { key, size: ContentLength, modified: LastModified };
      }),
    async list(prefix, { limit, after }) {
      const found: StoredFile[] = [];
      let token: string | undefined;
      do {
        const answer = await client.send(
          new ListObjectsV2Command({
            Bucket: place.bucket,
            Prefix: root + prefix,
            MaxKeys: Math.min(1000, limit - found.length),
            ...(after !== undefined && { StartAfter: root + after }),
            ...(token !== undefined && { ContinuationToken: token }),
          }),
        );
        for (const { Key = '', Size = 0, LastModified = new Date(0) } of answer.Contents ?? []) {
          found.push({ key: Key.slice(root.length), size: Size, modified: LastModified });
        }
        token = answer.IsTruncated === true ? answer.NextContinuationToken : undefined;
      } while (token !== undefined && found.length < limit);
      return found;
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(where(key)));
    },
  };
}

/** A range of a file that came as a whole, since servers may ignore ranges. */
async function* cut(stream: Readable, { start, end }: ByteRange): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    const part = chunk.subarray(Math.max(0, start - at), Math.max(0, end + 1 - at));
    if (part.length > 0) yield part;
    at += chunk.length;
    if (at > end) return;
  }
}

async function unlessMissing<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NoSuchKey || error instanceof NotFound) return undefined;
    throw error;
  }
}
