/** A text as a sentence begins; one that begins with a figure stays as it is. */
export function capitalize(text: string, language: string): string {
  const start = /^[\p{P}\s]*\p{L}/u.exec(text)?.[0] ?? '';
  return start.toLocaleUpperCase(language) + text.slice(start.length);
}
