/**
 * A text as two formats can be compared by: white space is one blank, soft hyphens (where a word may
 * break) are no part of it, composed characters are one. After a hyphen or a slash inside a word a
 * blank is no difference: where a PDF breaks a line there, nothing tells whether it had one.
 */
export function comparableText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\u00AD', '')
    .replaceAll(/[\s\u200B\uFEFF]+/gu, ' ')
    .replaceAll(/(?<=[^\s][-\u2010\u2011\u2013\u2014/]) /gu, '')
    .trim();
}
