/** Text of each marked content, by `page object:mcid`. */
export type MarkedText = ReadonlyMap<string, string>;

/** The words of a file by the marked content that they belong to. */
export interface PageTexts {
  readonly marked: MarkedText;
  /** Keys of the contents that end in the middle of a word. */
  readonly broken: ReadonlySet<string>;
  /** Text that belongs to no element: running heads, page numbers, markings; one a page. */
  readonly artifacts: readonly string[];
}

/** Reads the words of all pages. Throws what pdfjs throws at a file that it cannot read. */
export async function readPageTexts(bytes: Uint8Array): Promise<PageTexts> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // pdfjs takes the bytes that it is given: it gets a copy.
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, isEvalSupported: false });
  try {
    const file = await task.promise;
    const marked = new Map<string, string>();
    const artifacts: string[] = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      artifacts.push(sortItems(items, marked));
    }
    return { ...joinWords(marked), artifacts };
  } finally {
    await task.destroy();
  }
}

/** Stands for a hyphen at the end of a line until the word is joined. */
const LINE_HYPHEN = '\u00AD';

/** Joins words that are broken over lines. */
function joinWords(texts: ReadonlyMap<string, string>): Pick<PageTexts, 'marked' | 'broken'> {
  const marked = new Map<string, string>();
  const broken = new Set<string>();
  for (const [key, text] of texts) {
    if (text.trimEnd().endsWith(LINE_HYPHEN)) broken.add(key);
    marked.set(key, text.replaceAll(/\u00AD\s*/g, ''));
  }
  return { marked, broken };
}

type TextItems = Awaited<ReturnType<import('pdfjs-dist').PDFPageProxy['getTextContent']>>['items'];

/** Gives each text to the element that it is marked for, and returns what is marked for none. */
function sortItems(items: TextItems, marked: Map<string, string>): string {
  const open: (string | null)[] = [];
  let outside = '';
  for (const item of items) {
    if ('str' in item) {
      // A hyphen at a line's end is marked as what it stands for: no part of the word.
      const isHyphen = open.length > 1 && /^[-\u2010\u00AD]$/.test(item.str);
      const words = isHyphen ? LINE_HYPHEN : item.str + (item.hasEOL ? ' ' : '');
      const owner = open.find((id) => id !== null);
      if (owner === undefined || owner === null) outside += words;
      else marked.set(owner, (marked.get(owner) ?? '') + words);
    } else if (item.type === 'endMarkedContent') {
      open.pop();
    } else {
      const id = 'id' in item ? (item.id as string | null) : null;
      open.push(id === null ? null : id.replace(/^p(\d+)R?_mc/, '$1:'));
    }
  }
  return outside;
}
