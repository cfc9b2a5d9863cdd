import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { create as contentDisposition } from 'content-disposition';
import type { Request, Response } from 'express';
import * as messages from '../../messages/service.ts';
import type { ByteRange } from '../model.ts';
import { hasSeen, passesIfMatch } from './preconditions.ts';
import { Problem } from './problem.ts';

/** A file that is sent. */
export interface Download {
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly modified?: Date;
  /** Whether it is to be shown rather than saved. */
  readonly inline?: boolean;
  /** Undefined if the file is gone. */
  open(range?: ByteRange): Promise<Readable | undefined>;
}

/** What a file may do that is shown in a browser: nothing but look as it does. */
const SEALED = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** Headers of a file, also where it is the answer to a POST. */
export function describeDownload(response: Response, file: Download): void {
  const { fileName, mediaType, sha256, modified, inline } = file;
  response.set({
    'Content-Type': mediaType,
    'Content-Disposition': contentDisposition(fileName, { type: inline === true ? 'inline' : 'attachment' }),
    ETag: `"${sha256}"`,
    'Cache-Control': 'private, no-cache',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': SEALED,
    ...(modified !== undefined && { 'Last-Modified': modified.toUTCString() }),
  });
  // The viewers of browsers for PDF do not work in a sandbox, and run nothing of the file as ours.
  if (mediaType === 'application/pdf') response.removeHeader('Content-Security-Policy');
}

/** Sends a file, or the range that was asked for, or that the client has it already (RFC 9110, sections 13 and 14). */
export async function sendDownload(request: Request, response: Response, file: Download): Promise<void> {
  const etag = `"${file.sha256}"`;
  describeDownload(response, file);
  response.set('Accept-Ranges', 'bytes');
  checkPreconditions(request, file, etag);
  if (isNotModified(request, file, etag)) {
    response.removeHeader('Content-Type');
    response.removeHeader('Content-Disposition');
    response.status(304).end();
    return;
  }
  const range = rangeOf(request, file, etag);
  if (range !== undefined) {
    response.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`);
  } else if (file.mediaType.startsWith('text/')) {
    // It may be compressed on its way: parts of it must not be joined with parts of the original.
    response.set('ETag', `W/${etag}`);
  }
  if (range !== undefined || !file.mediaType.startsWith('text/')) {
    response.set('Content-Length', String(range === undefined ? file.size : range.end - range.start + 1));
  }
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const stream = await file.open(range);
  if (stream === undefined) throw new Problem(410, messages.fileGone());
  await sendExactly(stream, range === undefined ? file.size : range.end - range.start + 1, response);
}

/**
 * Sends so many bytes. If the stream has another number of them the answer is cut off: its reader would wait for the rest,
 * or take a part for the whole.
 */
export async function sendExactly(stream: Readable, size: number, response: Response): Promise<void> {
  await pipeline(
    stream,
    async function* (chunks: AsyncIterable<Uint8Array>) {
      let sent = 0;
      for await (const chunk of chunks) {
        sent += chunk.length;
        if (sent > size) break;
        yield chunk;
      }
      if (sent !== size) throw new Error(`the stored file has not the ${size} bytes of its record`);
    },
    response,
  );
}

function checkPreconditions(request: Request, { modified }: Download, etag: string): void {
  if (!passesIfMatch(request.get('If-Match'), etag)) throw new Problem(412, messages.changedMeanwhile());
  const since = request.get('If-Match') === undefined ? dateOf(request.get('If-Unmodified-Since')) : undefined;
  if (since !== undefined && modified !== undefined && seconds(modified) > since) {
    throw new Problem(412, messages.changedMeanwhile());
  }
}

function isNotModified(request: Request, { modified }: Download, etag: string): boolean {
  const seen = request.get('If-None-Match');
  if (seen !== undefined) return hasSeen(seen, etag);
  const since = dateOf(request.get('If-Modified-Since'));
  return since !== undefined && modified !== undefined && seconds(modified) <= since;
}

/** One range; for several the whole file is sent, as a server may. Throws `Problem` 416. */
function rangeOf(request: Request, { size, modified }: Download, etag: string): ByteRange | undefined {
  const condition = request.get('If-Range');
  const isSame = condition === undefined || condition === etag || (modified !== undefined && dateOf(condition) === seconds(modified));
  if (!isSame || request.method !== 'GET') return undefined;
  const ranges = request.range(size, { combine: true });
  if (ranges === -1) throw new Problem(416, messages.badRange(size), { 'Content-Range': `bytes */${size}` });
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return undefined;
  return { start: ranges[0]!.start, end: ranges[0]!.end };
}

/** Times in headers have whole seconds. */
function seconds(date: Date): number {
  return Math.floor(date.valueOf() / 1000);
}

function dateOf(header: string | undefined): number | undefined {
  const time = header === undefined ? NaN : Date.parse(header);
  return Number.isNaN(time) ? undefined : seconds(new Date(time));
}
