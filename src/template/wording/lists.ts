import type { Locale } from '../../locale.ts';

/** What stands between the items of a list of so many: "a, b, and c". One shorter than the list. */
export function listSeparators(length: number, conjunction: string, locale: Locale): string[] {
  const comma = `${locale.listComma} `;
  return Array.from({ length: Math.max(0, length - 1) }, (_, index) => {
    if (index < length - 2) return comma;
    return length === 2 ? ` ${conjunction} ` : `${comma}${conjunction} `;
  });
}
