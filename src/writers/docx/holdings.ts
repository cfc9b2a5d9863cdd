import { hash } from 'node:crypto';
import { allowedText, escapeXml } from './markup.ts';
import type { WordPicture } from './model.ts';
import type { OpenParagraph, Piece } from './pieces.ts';
import type { ParagraphSlot, PictureSlot, Slot } from './request.ts';

/**
 * What one brief fills the package with that the library makes: finished XML and the files of pictures. The library
 * is told their numbers and never sees them, so that it neither walks through them nor changes them.
 */
export class Holdings {
  readonly #texts: string[] = [];
  readonly #files: (string | Uint8Array)[] = [];
  readonly #numbers = new Map<string, number>();

  /** Slots for pieces, with finished pieces that stand together as one. */
  slots(pieces: readonly Piece[]): Slot[] {
    const slots: Slot[] = [];
    let markup: string[] = [];
    const flush = (): void => {
      if (markup.length > 0) slots.push(this.#hold(markup.join('')));
      markup = [];
    };
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        markup.push(piece);
        continue;
      }
      flush();
      slots.push(this.#slot(piece));
    }
    flush();
    return slots;
  }

  paragraph({ properties, runs }: OpenParagraph): ParagraphSlot {
    return { type: 'paragraph', properties: this.#hold(properties), runs: this.slots(runs) };
  }

  text(number: number): string {
    return this.#texts[number]!;
  }

  file(number: number): string | Uint8Array {
    return this.#files[number]!;
  }

  #slot(piece: Exclude<Piece, string>): Slot {
    switch (piece.type) {
      case 'picture':
        return this.#picture(piece);
      case 'chart':
        return { ...piece, name: allowedText(piece.name), alt: allowedText(piece.alt) };
      case 'watermark':
        return { ...piece, text: allowedText(piece.text) };
      case 'outwardLink':
        return { ...piece, children: this.slots(piece.children) };
    }
  }

  #picture({ name, alt, width, height, mediaType, bytes, svg }: WordPicture): PictureSlot {
    return {
      type: 'picture',
      name: this.#holdWords(name),
      description: this.#holdWords(alt),
      decorative: alt === '',
      width,
      height,
      kind: mediaType === 'image/png' ? 'png' : 'jpg',
      file: this.#holdFile(bytes),
      ...(svg === undefined ? {} : { vector: this.#holdFile(svg) }),
    };
  }

  #hold(text: string): number {
    return this.#texts.push(text) - 1;
  }

  /** Words of an attribute, which the library escapes in its own way. */
  #holdWords(words: string): number | '' {
    const escaped = escapeXml(words).replaceAll("'", '&apos;');
    return escaped === '' ? '' : this.#hold(escaped);
  }

  /** The same number for the same file: it is in the package once. */
  #holdFile(content: string | Uint8Array): number {
    const digest = hash('sha256', content);
    const known = this.#numbers.get(digest);
    if (known !== undefined) return known;
    const number = this.#files.push(content) - 1;
    this.#numbers.set(digest, number);
    return number;
  }
}
