import { randomBytes } from 'node:crypto';
import type { ApiKey } from '../config/schema.ts';
import type { Actor } from '../model.ts';
import { sha256 } from '../stores/treeHash.ts';

/** What every key begins with, so that it is known as one, also by those who search repositories for secrets. */
export const KEY_PREFIX = 'bp_';

/** Finds who has a key. */
export interface KeyRing {
  /** Undefined if the key is unknown or has expired. */
  find(key: string): Actor | undefined;
}

export function openKeyRing(keys: readonly ApiKey[], clock: () => Date): KeyRing {
  // Keys have 256 random bits: nobody finds one by trying hashes, or by how long a look-up takes.
  const byHash = new Map(keys.map((key) => [key.hash, key]));
  return {
    find(key) {
      const found = byHash.get(hashKey(key));
      const today = clock().toISOString().slice(0, 10);
      const isValid = found !== undefined && (found.expires === undefined || today <= found.expires);
      return isValid ? { name: found.name, role: found.role } : undefined;
    },
  };
}

/** A new key, to be told once, and the hash that the configuration keeps. */
export function createKey(): { readonly key: string; readonly hash: string } {
  const key = KEY_PREFIX + randomBytes(32).toString('base64url');
  return { key, hash: hashKey(key) };
}

function hashKey(key: string): string {
  return `sha256:${sha256(key)}`;
}
