import { imageSize } from 'image-size';
import { BriefError } from '../diagnostic.ts';
import type { Report } from '../diagnostic.ts';
import type { FileReader } from '../env.ts';
import * as messages from '../messages/pictures.ts';
import type { Figure, Picture, ReportDocument } from './model.ts';
import { walkBlocks } from './walk.ts';

const PREFIX = 'picture:';
const MEDIA_TYPES: Readonly<Record<string, Picture['mediaType']>> = { png: 'image/png', jpg: 'image/jpeg' };
/** A pixel without a stated density is 1/96 inch. */
const POINTS_A_PIXEL = 72 / 96;
const MOST_PIXELS = 40_000_000;

/** Reads the pictures that figures name, from the template's folder. Keys are the figures' `asset`. */
export function loadPictures(
  document: ReportDocument,
  directory: string,
  files: FileReader,
  report: Report,
): Map<string, Picture> {
  const pictures = new Map<string, Picture>();
  for (const block of walkBlocks(document.blocks)) {
    if (block.type !== 'figure' || !block.asset.startsWith(PREFIX) || pictures.has(block.asset)) continue;
    const picture = loadPicture(block, `${directory}/${block.asset.slice(PREFIX.length)}`, files, report);
    if (picture !== undefined) pictures.set(block.asset, picture);
  }
  return pictures;
}

function loadPicture(figure: Figure, path: string, files: FileReader, report: Report): Picture | undefined {
  try {
    const bytes = files.read(path);
    const { type, width, height } = measure(bytes) ?? {};
    const mediaType = MEDIA_TYPES[type ?? ''];
    if (mediaType === undefined || width === undefined || height === undefined) {
      report(messages.notAPicture(path, figure.place));
      return undefined;
    }
    if (width * height > MOST_PIXELS) {
      report(messages.pictureTooLarge(path, MOST_PIXELS, figure.place));
      return undefined;
    }
    return {
      kind: 'picture',
      mediaType,
      bytes,
      width: width * POINTS_A_PIXEL,
      height: height * POINTS_A_PIXEL,
      alt: figure.alt ?? '',
    };
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    report(messages.missingPicture(path, figure.place));
    return undefined;
  }
}

function measure(bytes: Uint8Array): ReturnType<typeof imageSize> | undefined {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
}
