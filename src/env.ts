import type { FontLibrary } from './fonts.ts';

/** Read access to the folders a render was given; nothing else of the file system is seen. */
export interface FileReader {
  /** Bytes of a file. Throws `BriefError` if it is missing or outside the given folders. */
  read(path: string): Uint8Array;
  /** UTF-8 text of a file without byte order mark, line ends normalised to `\n`. */
  readText(path: string): string;
  exists(path: string): boolean;
  /** Names in a folder, sorted by code unit; empty if there is no such folder. */
  list(directory: string): readonly FolderEntry[];
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** The one door to the world: what the core may know beyond its arguments. */
export interface Env {
  /** The date that the brief carries and that its metadata are stamped with (UTC). */
  readonly now: Date;
  readonly files: FileReader;
  readonly fonts: FontLibrary;
}
