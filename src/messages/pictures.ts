import type { Diagnostic, Place } from '../diagnostic.ts';
import { finding } from './wording.ts';

export function missingPicture(path: string, place: Place | undefined): Diagnostic {
  return finding(
    'error',
    'document/missing-picture',
    `There is no picture ${path}.`,
    place,
    "Put it into the template's folder and give its name relative to template.md.",
  );
}

export function notAPicture(path: string, place: Place | undefined): Diagnostic {
  return finding('error', 'document/not-a-picture', `${path} is not a PNG or JPEG picture.`, place, 'Save it as PNG or JPEG.');
}

export function pictureTooLarge(path: string, limit: number, place: Place | undefined): Diagnostic {
  const millions = Math.round(limit / 1_000_000);
  return finding(
    'error',
    'document/picture-too-large',
    `${path} has more than the limit of ${millions} million pixels.`,
    place,
    'Save a smaller copy.',
  );
}

export function picturesTooLarge(limit: number, place: Place | undefined): Diagnostic {
  const millions = Math.round(limit / 1_000_000);
  return finding('error', 'document/pictures-too-large', `The pictures have more than the limit of ${millions} million pixels together.`, place, 'Save smaller copies.');
}

export function brokenPicture(path: string, place: Place | undefined): Diagnostic {
  return finding('error', 'document/not-a-picture', `The pixels of ${path} are broken, or not as many as it says.`, place, 'Open it and save it anew as PNG or JPEG.');
}
