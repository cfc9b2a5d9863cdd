/** What a file is by its first bytes, in words. */
export function describeKind(bytes: Uint8Array): { readonly format: 'pdf' | 'docx' | 'other'; readonly words: string } {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (bytes.length === 0) return { format: 'other', words: 'an empty file' };
  // The comment that begins a PDF may stand a little below the start.
  if (head.includes('%PDF-')) return { format: 'pdf', words: 'a PDF' };
  if (head.startsWith('PK\u0003\u0004')) return describeZip(bytes);
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return { format: 'other', words: 'a document of old Word (.doc) or a protected one' };
  if (head.startsWith('{\\rtf')) return { format: 'other', words: 'an RTF document' };
  if (/^\s*<(?:!doctype html|html)/i.test(head)) return { format: 'other', words: 'a web page' };
  return { format: 'other', words: head.includes('\u0000') ? 'a file of another kind' : 'a text file' };
}

/** A Word document is a ZIP archive that holds a certain part; names of parts stand in it as plain text. */
function describeZip(bytes: Uint8Array): ReturnType<typeof describeKind> {
  const isWord = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('word/document.xml');
  return isWord ? { format: 'docx', words: 'a Word document' } : { format: 'other', words: 'a ZIP archive of another kind' };
}
