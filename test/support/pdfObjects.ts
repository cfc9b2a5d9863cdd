/** A value of a PDF file; names begin with `/`, references are objects. */
export type PdfValue = null | boolean | number | string | PdfText | PdfRef | PdfArray | PdfDict;
export interface PdfText {
  readonly text: string;
}
export interface PdfRef {
  readonly ref: number;
}
export type PdfArray = readonly PdfValue[];
export interface PdfDict {
  readonly [key: `/${string}`]: PdfValue | undefined;
}

/** The objects of a file that is written plainly: without object streams, each object once. */
export class PdfObjects {
  readonly #source: string;
  readonly #starts = new Map<number, number>();

  constructor(bytes: Uint8Array) {
    this.#source = Buffer.from(bytes).toString('latin1');
    // Objects are found by the cross-reference table alone: streams may hold anything.
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.#source)![1]);
    const table = this.#source.slice(start).split('\n');
    const count = Number(table[1]!.split(' ')[1]);
    for (let index = 1; index < count; index += 1) this.#starts.set(index, Number(table[index + 2]!.slice(0, 10)));
  }

  get catalog(): PdfDict {
    return this.dict(this.trailer['/Root']);
  }

  get trailer(): PdfDict {
    const at = this.#source.lastIndexOf('trailer') + 'trailer'.length;
    return new Reader(this.#source, at).value() as PdfDict;
  }

  /** Follows a reference. */
  resolve(value: PdfValue | undefined): PdfValue {
    if (!isRef(value)) return value ?? null;
    const at = this.#starts.get(value.ref)!;
    const skipped = /^\d+ \d+ obj/.exec(this.#source.slice(at, at + 40))![0].length;
    return new Reader(this.#source, at + skipped).value();
  }

  dict(value: PdfValue | undefined): PdfDict {
    const found = this.resolve(value);
    if (!isDict(found)) throw new Error(`${JSON.stringify(value)} is no dictionary`);
    return found;
  }

  list(value: PdfValue | undefined): PdfArray {
    const found = this.resolve(value);
    if (found === null) return [];
    return Array.isArray(found) ? (found as PdfArray) : [found];
  }
}

export function isRef(value: PdfValue | undefined): value is PdfRef {
  return typeof value === 'object' && value !== null && 'ref' in value;
}

export function isDict(value: PdfValue | undefined): value is PdfDict {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('ref' in value) && !('text' in value);
}

export function textOf(value: PdfValue | undefined): string | undefined {
  return typeof value === 'object' && value !== null && 'text' in value ? (value as PdfText).text : undefined;
}

class Reader {
  readonly #source: string;
  #at: number;

  constructor(source: string, at: number) {
    this.#source = source;
    this.#at = at;
  }

  value(): PdfValue {
    this.#space();
    const rest = this.#source.slice(this.#at, this.#at + 2);
    if (rest === '<<') return this.#dict();
    if (rest.startsWith('<')) return this.#hex();
    if (rest.startsWith('(')) return this.#string();
    if (rest.startsWith('[')) return this.#array();
    if (rest.startsWith('/')) return this.#word(/\/[^\s/<>[\]()]*/y);
    const reference = this.#match(/(\d+) \d+ R/y);
    if (reference !== undefined) return { ref: Number(reference.split(' ')[0]) };
    const number = this.#match(/[-+]?[\d.]+/y);
    if (number !== undefined) return Number(number);
    const word = this.#word(/[a-z]+/y);
    return word === 'true' ? true : word === 'false' ? false : null;
  }

  #space(): void {
    this.#match(/\s+/y);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #word(pattern: RegExp): string {
    const found = this.#match(pattern);
    if (found === undefined) throw new Error(`no PDF value at ${this.#source.slice(this.#at, this.#at + 40)}`);
    return found;
  }

  #dict(): PdfDict {
    this.#at += 2;
    const dict: Record<string, PdfValue> = {};
    for (;;) {
      this.#space();
      if (this.#match(/>>/y) !== undefined) return dict as PdfDict;
      const key = this.#word(/\/[^\s/<>[\]()]*/y);
      dict[key] = this.value();
    }
  }

  #array(): PdfArray {
    this.#at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.#space();
      if (this.#match(/\]/y) !== undefined) return items;
      items.push(this.value());
    }
  }

  #hex(): PdfText {
    const digits = this.#word(/<[\dA-Fa-f\s]*>/y).replaceAll(/[<>\s]/g, '');
    return { text: decode(Buffer.from(digits, 'hex').toString('latin1')) };
  }

  #string(): PdfText {
    const raw = this.#word(/\((?:[^\\()]|\\[^])*\)/y).slice(1, -1);
    const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
    return { text: decode(raw.replaceAll(/\\([^])/g, (_, letter: string) => escapes[letter] ?? letter)) };
  }
}

/** A text string: UTF-16 with a byte order mark, or plain. */
function decode(raw: string): string {
  if (!raw.startsWith('\u00fe\u00ff')) return raw;
  return Buffer.from(raw.slice(2), 'latin1').swap16().toString('utf16le');
}
