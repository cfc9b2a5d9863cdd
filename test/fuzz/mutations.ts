import * as fc from 'fast-check';

/** One change of a text, by shares of its length. */
interface Change {
  readonly kind: 'delete' | 'double' | 'insert' | 'replace' | 'move';
  readonly at: number;
  readonly length: number;
  readonly to: number;
  readonly text: string;
}

const share = fc.nat(1_000_000).map((part) => part / 1_000_000);

/** Texts near a given one: a few stretches deleted, doubled, moved, or replaced by what the grammar of the text has. */
export function textsNear(text: string, words: readonly string[]): fc.Arbitrary<string> {
  const inserted = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) });
  const change = fc.record<Change>({
    kind: fc.constantFrom('delete', 'double', 'insert', 'replace', 'move'),
    at: share,
    length: fc.oneof(fc.nat(12), fc.nat(400)),
    to: share,
    text: inserted,
  });
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => changes.reduce(apply, text));
}

function apply(text: string, { kind, at, length, to, text: inserted }: Change): string {
  const start = Math.floor(at * text.length);
  const taken = text.slice(start, start + length);
  const [before, after] = [text.slice(0, start), text.slice(start + length)];
  switch (kind) {
    case 'delete':
      return before + after;
    case 'double':
      return before + taken + taken + after;
    case 'insert':
      return before + inserted + text.slice(start);
    case 'replace':
      return before + inserted + after;
    case 'move': {
      const rest = before + after;
      const target = Math.floor(to * rest.length);
      return rest.slice(0, target) + taken + rest.slice(target);
    }
  }
}

/** Bytes near given ones. */
export function bytesNear(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const changes = fc.array(fc.tuple(share, fc.nat(255)), { maxLength: 8 });
  return fc.tuple(changes, fc.oneof(fc.constant(1), share)).map(([changed, kept]) => {
    const copy = Uint8Array.from(bytes);
    for (const [at, value] of changed) copy[Math.floor(at * copy.length)] = value;
    return copy.subarray(0, Math.ceil(kept * copy.length));
  });
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** JSON near a given value: a few of its parts replaced by odd ones, renamed, or taken away. */
export function jsonNear(value: Json, keys: readonly string[], odd: readonly Json[]): fc.Arbitrary<Json> {
  const change = fc.tuple(share, fc.constantFrom('replace', 'rename', 'remove', 'add'), fc.constantFrom(...keys), fc.constantFrom(...odd));
  return fc.array(change, { minLength: 1, maxLength: 5 }).map((changes) => {
    const copy = structuredClone(value);
    for (const [at, kind, key, part] of changes) {
      const places = placesIn(copy);
      const place = places[Math.floor(at * places.length)];
      if (place !== undefined) changeAt(place, kind, key, structuredClone(part));
    }
    return copy;
  });
}

interface Spot {
  readonly holder: Json[] | { [key: string]: Json };
  readonly key: string;
}

function placesIn(value: Json): Spot[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [{ holder: value, key }, ...placesIn(child)]);
}

function changeAt({ holder, key }: Spot, kind: string, name: string, part: Json): void {
  const parent = holder as { [key: string]: Json };
  if (kind === 'add') parent[Array.isArray(holder) ? String(holder.length) : name] = part;
  else if (kind === 'replace') parent[key] = part;
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else {
    const moved = parent[key]!;
    delete parent[key];
    if (kind === 'rename') parent[name] = moved;
  }
}
