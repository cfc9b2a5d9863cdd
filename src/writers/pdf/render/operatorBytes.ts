const [LINE_FEED, CARRIAGE_RETURN, OPEN, CLOSE, ESCAPE] = [0x0a, 0x0d, 0x28, 0x29, 0x5c];

/**
 * Operators as bytes, in one place that is used again and again: what is put together from texts leaves many small
 * texts behind.
 */
export class OperatorBytes {
  #bytes = Buffer.alloc(4_096);
  #length = 0;

  clear(): void {
    this.#length = 0;
  }

  /** Adds plain characters. */
  write(text: string): void {
    this.#reserve(text.length);
    for (let index = 0; index < text.length; index += 1) this.#bytes[this.#length++] = text.charCodeAt(index);
  }

  /** Adds the code of a glyph, as it stands in a string. */
  writeCode(code: number): void {
    this.#reserve(4);
    this.#writeByte(code >> 8);
    this.#writeByte(code & 0xff);
  }

  /** All of it, a character for a byte. */
  text(): string {
    return this.#bytes.toString('latin1', 0, this.#length);
  }

  #writeByte(byte: number): void {
    if (byte === OPEN || byte === CLOSE || byte === ESCAPE) {
      this.#bytes[this.#length++] = ESCAPE;
      this.#bytes[this.#length++] = byte;
    } else if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
      this.#bytes[this.#length++] = ESCAPE;
      // "n" and "r"
      this.#bytes[this.#length++] = byte === LINE_FEED ? 0x6e : 0x72;
    } else {
      this.#bytes[this.#length++] = byte;
    }
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const longer = Buffer.alloc(2 * (this.#length + count));
    this.#bytes.copy(longer, 0, 0, this.#length);
    this.#bytes = longer;
  }
}
