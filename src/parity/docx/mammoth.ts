/** The document as mammoth reads it, before it makes HTML of it. */
export interface MammothDocument {
  readonly type: 'document';
  readonly children: readonly MammothNode[];
  readonly notes: { resolve(reference: NoteReference): { readonly body: readonly MammothNode[] } | null };
}

interface NoteReference {
  readonly noteType: string;
  readonly noteId: string;
}

export interface MammothParagraph {
  readonly type: 'paragraph';
  readonly children: readonly MammothNode[];
  readonly styleId: string | null;
  readonly styleName: string | null;
}

export interface MammothTable {
  readonly type: 'table';
  readonly children: readonly MammothRow[];
}

export interface MammothRow {
  readonly type: 'tableRow';
  readonly children: readonly MammothCell[];
  readonly isHeader: boolean;
}

export interface MammothCell {
  readonly type: 'tableCell';
  readonly children: readonly MammothNode[];
  readonly colSpan: number;
  readonly rowSpan: number;
}

export type MammothNode =
  | MammothParagraph
  | MammothTable
  | MammothRow
  | MammothCell
  | { readonly type: 'run' | 'hyperlink'; readonly children: readonly MammothNode[] }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'tab' }
  | { readonly type: 'break'; readonly breakType: 'line' | 'page' | 'column' }
  | { readonly type: 'checkbox'; readonly checked: boolean }
  | ({ readonly type: 'noteReference' } & NoteReference)
  | { readonly type: 'bookmarkStart'; readonly name: string }
  | { readonly type: 'image' | 'commentReference' };

/** Reads a Word document. Throws what mammoth throws at a file that it cannot read. */
export async function readWithMammoth(bytes: Uint8Array): Promise<MammothDocument> {
  const { default: mammoth } = await import('mammoth');
  let read: MammothDocument | undefined;
  await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      // The tree is what is wanted: of an empty one, no HTML has to be made.
      transformDocument: (document: MammothDocument) => {
        read = document;
        return { ...document, children: [] };
      },
    },
  );
  return read!;
}
