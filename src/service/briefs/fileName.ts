/** Bytes of UTF-8 that every file system takes, with room for an ending and a number. */
const LONGEST = 180;

/** Names that Windows keeps for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file name for a title, whatever is in it: no folders, no marks that turn or hide what is written, nothing that a
 * file system refuses, and with the ending that tells what the file is.
 */
export function fileNameOf(title: string, extension: string): string {
  const words = title
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cf}\p{Co}\p{Cn}\uFFFD]/gu, '')
    .replaceAll(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replaceAll(/\s*[/\\:|]+\s*/g, ' - ')
    .replaceAll(/[<>"?*%]/g, '');
  const stem = trimEnds(cut(trimEnds(words)));
  return `${stem === '' || RESERVED.test(stem) ? `brief${stem === '' ? '' : `-${stem}`}` : stem}.${extension}`;
}

/** A dot at the start hides a file; dots and spaces at the end are dropped by Windows; a hyphen looks like an option. */
function trimEnds(words: string): string {
  return words.replaceAll(/^[\s.-]+|[\s.-]+$/g, '');
}

function cut(words: string): string {
  let bytes = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(words)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > LONGEST) break;
    kept += segment;
  }
  return kept;
}
