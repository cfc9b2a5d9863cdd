import { createHash } from 'node:crypto';
import type { EmbeddedFont, EmbeddedFontConstructor, PdfKitDocument, PdfOutline, PdfPage, PdfReference, PdfTree, PdfValue } from 'pdfkit-private';
import type { FaceName, FontFace, FontFamily, FontLibrary } from '../../../fonts.ts';
import type { Attachment } from '../attachments.ts';
import type { Face } from '../layout/face.ts';
import { PDFDocument } from '../pdfmake.ts';
import { Encoding } from './encoding.ts';
import { keepFontFile } from './fontFile.ts';
import { metadataPackets, uaIdentification, type DocumentFacts } from './metadata.ts';
import { replaceMethods } from './replaceMethods.ts';
import { compressOnce } from './streams.ts';

/** pdfkit does not export the class of its embedded fonts: it is taken from the first font opened. */
let embeddedFont: EmbeddedFontConstructor | undefined;

export interface PdfSettings {
  readonly fonts: FontLibrary;
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly attachments: readonly Attachment[];
  readonly facts: DocumentFacts;
  /** Families used where the wanted one lacks a character, in order. */
  readonly fallbacks: readonly string[];
  /** Width and height of the first page, in points. */
  readonly size: readonly [number, number];
}

/** pdfkit's document: shares parsed fonts between documents, and says that it is PDF/UA and PDF/A at once. */
export class BriefPdf extends PDFDocument {
  readonly #settings: PdfSettings;
  readonly #faces = new Map<string, Face>();
  readonly #encodings = new Map<EmbeddedFont, Encoding>();
  readonly #hash = createHash('sha256');
  readonly #lines: string[] = [];
  #hashing = true;

  constructor(settings: PdfSettings) {
    const { facts } = settings;
    super(
      {},
      Object.fromEntries([...settings.images].map(([name, bytes]) => [name, Buffer.from(bytes)])),
      {},
      {},
      {
        size: settings.size,
        pdfVersion: '1.7',
        subset: settings.attachments.length === 0 ? 'PDF/A-2a' : 'PDF/A-3a',
        tagged: true,
        displayTitle: true,
        compress: true,
        lang: facts.language,
        autoFirstPage: false,
        bufferPages: false,
        font: null,
        info: {
          Title: facts.title,
          Author: facts.author,
          Subject: facts.subject,
          Keywords: facts.keywords,
          Creator: facts.creator,
          Producer: facts.producer,
          CreationDate: facts.date,
          ModDate: facts.date,
        },
      },
      null,
      () => false,
    );
    this.#settings = settings;
    // Drawings look their families up here; the files come from `getFontFile`.
    this.fonts = Object.fromEntries(settings.fonts.names.map((name) => [name, {}]));
    // pdfkit holds the two standards for exclusive, and puts this method on the object itself.
    const identifyArchive = this._getPdfaid.bind(this);
    replaceMethods<PdfKitDocument>(this, { _getPdfaid: () => identifyArchive() + uaIdentification() });
    for (const attachment of settings.attachments) this.#attach(attachment);
    const { Dests, EmbeddedFiles } = (this._root.data['Names'] as { data: { Dests: PdfTree; EmbeddedFiles?: PdfTree } }).data;
    for (const tree of [Dests, EmbeddedFiles]) if (tree !== undefined) tree._compareKeys = byBytes;
  }

  #attach({ name, mediaType, bytes, description }: Attachment): void {
    const { date } = this.#settings.facts;
    this.file(Buffer.from(bytes), { name, type: mediaType, description, relationship: 'Data', creationDate: date, modifiedDate: date });
  }

  // Fonts ------------------------------------------------------------------------------------

  /** The font of a family in one of its four faces. */
  face(family: string, bold: boolean, italics: boolean): Face {
    const found = this.#family(family) ?? this.#family(this.#settings.fallbacks[0]!)!;
    return this.#embed(found.faces[faceName(bold, italics)]);
  }

  /** Cuts a text where the wanted font lacks characters that another one has. */
  facesFor(text: string, wanted: Face): { text: string; face: Face }[] {
    if (isPlain(text)) return [{ text, face: wanted }];
    const parts: { text: string; face: Face }[] = [];
    for (const character of text) {
      const face = this.#faceWith(character.codePointAt(0)!, wanted);
      const last = parts.at(-1);
      if (last?.face === face) last.text += character;
      else parts.push({ text: character, face });
    }
    return parts.length === 0 ? [{ text, face: wanted }] : parts;
  }

  #faceWith(codePoint: number, wanted: Face): Face {
    if (codePoint < 0x20 || codePoint === 0xad || wanted.face.hasGlyph(codePoint)) return wanted;
    for (const name of this.#settings.fallbacks) {
      const face = this.#family(name)?.faces[wanted.face.face];
      if (face?.hasGlyph(codePoint)) return this.#embed(face);
    }
    return wanted;
  }

  #family(name: string): FontFamily | undefined {
    return this.#settings.fonts.family(name);
  }

  #embed(face: FontFace): Face {
    let embedded = this.#faces.get(face.path);
    if (embedded === undefined) {
      embeddedFont ??= this.#learnFontClass(face.path);
      const font = new embeddedFont(this, face.font, `F${++this._fontCount}`);
      keepFontFile(font, face);
      this._fontFamilies[face.path] = font;
      this.#faces.set(face.path, (embedded = { face, embedded: font }));
    }
    return embedded;
  }

  /** How a font of this document writes glyphs. */
  encodingOf(font: EmbeddedFont): Encoding {
    let encoding = this.#encodings.get(font);
    if (encoding === undefined) this.#encodings.set(font, (encoding = new Encoding(font)));
    return encoding;
  }

  #learnFontClass(path: string): EmbeddedFontConstructor {
    super.font(path);
    const made = this._font.constructor as EmbeddedFontConstructor;
    this._fontFamilies = {};
    this._fontCount = 0;
    return made;
  }

  /** Called by pdfmake for drawings: the path of the font to use. */
  override getFontFile(family: string, bold: boolean, italics: boolean): string {
    return this.face(family, bold, italics).face.path;
  }

  override provideFont(family: string, bold: boolean, italics: boolean): EmbeddedFont {
    return this.face(family, bold, italics).embedded;
  }

  override font(source: string): this {
    const known = this.#faces?.get(source);
    if (known === undefined) return super.font(source);
    this._font = known.embedded;
    this._fontSource = source;
    return this;
  }

  // Pages ------------------------------------------------------------------------------------

  override addPage(options: { size: readonly [number, number] }): this {
    super.addPage(options);
    gatherWrites(this.page);
    return this;
  }

  // Objects ----------------------------------------------------------------------------------

  override ref(data?: Record<string, PdfValue>): PdfReference {
    return compressOnce(super.ref(data));
  }

  // Metadata ---------------------------------------------------------------------------------

  override _addInfo(): void {
    this.appendXML(metadataPackets(this.#settings.facts));
  }

  override endOutline(): void {
    countOutline(this.outline, true);
    super.endOutline();
  }

  /** Lines wait until there are some: a file has thousands, and pdfkit would make a buffer of each. */
  override _write(chunk: string | Uint8Array): void {
    // pdfkit writes the file's first lines before this object's own fields are there.
    if (!(#lines in this)) return super._write(chunk);
    if (typeof chunk === 'string') {
      this.#lines.push(chunk);
      this._offset += chunk.length + 1;
      return;
    }
    this.#writeLines();
    if (this.#hashing) this.#hash.update(chunk);
    super._write(chunk);
  }

  #writeLines(): void {
    if (this.#lines.length === 0) return;
    const bytes = Buffer.from(`${this.#lines.join('\n')}\n`, 'latin1');
    this.#lines.length = 0;
    if (this.#hashing) this.#hash.update(bytes);
    this.push(bytes);
  }

  override push(chunk: Uint8Array | null): boolean {
    if (chunk === null) this.#writeLines();
    return super.push(chunk);
  }

  /** The file's identity is the digest of all that was written: same content, same file. */
  override _finalize(): void {
    this.#writeLines();
    this.#hashing = false;
    this._id = this.#hash.digest().subarray(0, 16);
    super._finalize();
  }
}

/** Operators of a page as one piece of text: pdfkit would make a buffer of each. */
function gatherWrites(page: PdfPage): void {
  const operators: string[] = [];
  const end = page.end.bind(page);
  replaceMethods(page, {
    write: (operator) => void operators.push(operator),
    end() {
      const { content } = page;
      // pdfkit has turned the page upside down before it was asked to write anything else.
      const written = Buffer.concat([...content.buffer, Buffer.from(`${operators.join('\n')}\n`, 'latin1')]);
      content.buffer = [];
      content.write(written);
      end();
    },
  });
}

/** Readers look names up by their bytes, pdfkit sorts them as people would. */
function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function faceName(bold: boolean, italics: boolean): FaceName {
  if (bold) return italics ? 'boldItalic' : 'bold';
  return italics ? 'italic' : 'regular';
}

/** Characters that every font of text has. */
function isPlain(text: string): boolean {
  return /^[\n -~]*$/.test(text);
}

/** pdfkit counts only open entries, and wrongly: a closed entry carries minus its number of children. */
function countOutline(entry: PdfOutline, open: boolean): number {
  const visible = entry.children.reduce((count, child) => count + 1 + countOutline(child, child.options.expanded === true), 0);
  const expanded = entry.options.expanded === true;
  entry.options = { ...entry.options, expanded: false };
  if (entry.children.length > 0) entry.outlineData['Count'] = open || expanded ? visible : -entry.children.length;
  return open || expanded ? visible : 0;
}
