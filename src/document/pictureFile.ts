import { measureJpeg } from './jpegFile.ts';
import type { Picture } from './model.ts';
import { measurePng } from './pngFile.ts';

/** What the bytes of a picture say of themselves. */
export interface PictureFile {
  readonly mediaType: Picture['mediaType'];
  /** In pixels, at least 1. */
  readonly width: number;
  readonly height: number;
}

/**
 * Reads the head of a picture; what the name of its file says does not count. Undefined for all but PNG and JPEG, and
 * for those that break off or contradict themselves. `isWhole` looks at all of the data.
 */
export function readPicture(bytes: Uint8Array): (PictureFile & { isWhole(): boolean }) | undefined {
  const png = measurePng(bytes);
  if (png !== undefined) return { mediaType: 'image/png', ...png };
  const jpeg = measureJpeg(bytes);
  return jpeg === undefined ? undefined : { mediaType: 'image/jpeg', ...jpeg };
}
