import crypto from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll } from 'vitest';
import type { FileStore } from '../../../src/service/model.ts';
import { openStorage } from '../../../src/service/storage/open.ts';

const triple = (key: Buffer): Buffer => Buffer.concat([key, key, key]);

/** s3rver encrypts the marks of its pages by a cipher that OpenSSL 3 no longer has; triple DES serves as well. */
function lendCipher(): void {
  const { createCipheriv, createDecipheriv } = crypto;
  crypto.createCipheriv = ((name: string, key: Buffer, iv: Buffer) =>
    name === 'des' ? createCipheriv('des-ede3-cbc', triple(key), iv) : createCipheriv(name, key, iv)) as typeof createCipheriv;
  crypto.createDecipheriv = ((name: string, key: Buffer, iv: Buffer) =>
    name === 'des' ? createDecipheriv('des-ede3-cbc', triple(key), iv) : createDecipheriv(name, key, iv)) as typeof createDecipheriv;
}

/** URL of an S3 server to test with that has a bucket `briefs`, instead of the one in this process. */
export const REAL_SERVER = process.env['BRIEFPRESS_TEST_S3'];

/** Parts of buckets are not emptied on a server that others use. */
const RUN = REAL_SERVER === undefined ? 'test' : `test-${process.pid}-${Date.now()}`;

/** An S3 server for the tests of a file; `open` gives an empty part of its bucket. */
export function useBucket(): { readonly endpoint: () => string; readonly open: () => Promise<FileStore> } {
  const folder = mkdtempSync(join(tmpdir(), 'briefpress-bucket-'));
  const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: folder, configureBuckets: [{ name: 'briefs' }] });
  let endpoint = REAL_SERVER ?? '';
  let count = 0;

  beforeAll(async () => {
    lendCipher();
    if (REAL_SERVER !== undefined) return;
    // What s3rver takes for the account that owns its buckets.
    process.env['AWS_ACCESS_KEY_ID'] = 'S3RVER';
    process.env['AWS_SECRET_ACCESS_KEY'] = 'S3RVER';
    const { port }: AddressInfo = await server.run();
    endpoint = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    if (REAL_SERVER === undefined) await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    endpoint: () => endpoint,
    async open() {
      count += 1;
      const url = `s3://briefs/${RUN}-${count}/`;
      return openStorage({ url, endpoint, region: 'us-east-1', pathStyle: true, keepDays: 0, keepBriefs: 0 });
    },
  };
}
