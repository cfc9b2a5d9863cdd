/**
 * Text as Markdown that reads as exactly that text, whatever it holds: in paragraphs, headings, table
 * cells, labels. Line ends become character references, so it never spans lines. U+0000 cannot be told in
 * Markdown and becomes U+FFFD.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll('\0', '\uFFFD')
    .replaceAll(/[!#&()*+\-.:<=>[\\\]^_`{|}~]/g, '\\$&')
    .replaceAll(/[\t\n\r]|^[^\S\v]+|[^\S\v]+$| {2,}/g, references)
    .replace(/^\uFEFF/, references);
}

/** Markdown that begins no numbered list, whatever follows: a lone number would with a full stop behind it. */
export function guardNumber(markdown: string): string {
  return /^\d+$/.test(markdown) ? reference(markdown[0]!) + markdown.slice(1) : markdown;
}

/** Text within the quotes of a directive's attribute: it reads as exactly that text. */
export function escapeAttribute(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replaceAll(/[&"'<>=`{}\t\n\r]/g, references);
}

/** Text as part of a link's target; spaces and controls, which no address can hold, are percent-encoded. */
export function escapeDestination(text: string): string {
  const encoded = [...text].map((character) => {
    const isAddress = character > ' ' && character !== '\u007F';
    return isAddress ? character : `%${character.codePointAt(0)!.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return escapeMarkdown(encoded.join(''));
}

function references(text: string): string {
  return [...text].map(reference).join('');
}

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
