import { BriefError } from '../diagnostic.ts';
import type { Report } from '../diagnostic.ts';
import type { FileReader } from '../env.ts';
import * as messages from '../messages/pictures.ts';
import { MOST_PICTURE_PIXELS, MOST_PIXELS } from './limits.ts';
import type { Figure, Picture, ReportDocument } from './model.ts';
import { readPicture } from './pictureFile.ts';
import { walkBlocks } from './walk.ts';

const PREFIX = 'picture:';
/** A pixel without a stated density is 1/96 inch. */
const POINTS_A_PIXEL = 72 / 96;

/** Reads the pictures that figures name, from the template's folder. Keys are the figures' `asset`. */
export function loadPictures(
  document: ReportDocument,
  directory: string,
  files: FileReader,
  report: Report,
): Map<string, Picture> {
  const pictures = new Map<string, Picture>();
  let pixels = 0;
  for (const block of walkBlocks(document.blocks)) {
    if (block.type !== 'figure' || !block.asset.startsWith(PREFIX) || pictures.has(block.asset)) continue;
    const picture = loadPicture(block, `${directory}/${block.asset.slice(PREFIX.length)}`, files, report);
    if (picture === undefined) continue;
    pixels += (picture.width * picture.height) / POINTS_A_PIXEL ** 2;
    if (pixels > MOST_PIXELS) {
      report(messages.picturesTooLarge(MOST_PIXELS, block.place));
      break;
    }
    pictures.set(block.asset, picture);
  }
  return pictures;
}

function loadPicture(figure: Figure, path: string, files: FileReader, report: Report): Picture | undefined {
  try {
    const bytes = files.read(path);
    const file = readPicture(bytes);
    if (file === undefined) {
      report(messages.notAPicture(path, figure.place));
      return undefined;
    }
    const { mediaType, width, height } = file;
    if (width * height > MOST_PICTURE_PIXELS) {
      report(messages.pictureTooLarge(path, MOST_PICTURE_PIXELS, figure.place));
      return undefined;
    }
    if (!file.isWhole()) {
      report(messages.brokenPicture(path, figure.place));
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
