import type { z } from 'zod';
import type { FileTree } from '../../sandbox/model.ts';
import type { Collection, Version, VersionedItem } from '../model.ts';
import { summarize } from '../sources/kinds.ts';
import type { item, itemSummary, versionSummary } from './schemas/items.ts';

/** What tells one state of an item from another: its latest version, and what is published. */
export function itemEtag({ latest, published }: VersionedItem): string {
  return `"${latest.number}.${published ?? 0}"`;
}

export function viewSummary(collection: Collection, found: VersionedItem, files: FileTree['files']): z.output<typeof itemSummary> {
  const { title, description } = summarize(collection, files);
  return {
    name: found.name,
    title,
    ...(description !== undefined && { description }),
    latest: found.latest.number,
    ...(found.published !== undefined && { published: found.published }),
    changedAt: found.latest.at,
    changedBy: found.latest.author,
  };
}

/** An item with the files of one version. */
export function viewItem(
  collection: Collection,
  found: VersionedItem,
  version: Version,
  files: FileTree['files'],
  withContents: boolean,
): z.input<typeof item> {
  const { settings } = summarize(collection, files);
  return {
    ...viewSummary(collection, found, files),
    version: versionFields(version),
    files: version.files.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
    ...(withContents && { contents: Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, viewContent(bytes)])) }),
    ...(settings !== undefined && { settings: { ...settings } }),
  };
}

export function viewVersion(version: Version, published: number | undefined): z.output<typeof versionSummary> {
  return { ...versionFields(version), isPublished: version.number === published };
}

function versionFields({ number, hash, author, at, comment, origin }: Version): Omit<z.output<typeof versionSummary>, 'isPublished'> {
  return { number, hash, author, at, ...(comment !== undefined && { comment }), origin };
}

/** Text as it is, other content in base64. */
function viewContent(bytes: Uint8Array): string | { base64: string } {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { base64: Buffer.from(bytes).toString('base64') };
  }
}
