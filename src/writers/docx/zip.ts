import { crc32, deflateRawSync } from 'node:zlib';
import { openCache } from '../../cache.ts';

/** Parts that are compressed already. */
const STORED = /\.(?:png|jpe?g|xlsx)$/;

/** January 1, 1980, the first day that the format can tell: the same input makes the same bytes. */
const DOS_DATE = 0x0021;
const VERSION = 20;
/** Names are in UTF-8. */
const UTF8 = 0x0800;

const LOCAL_HEADER = 30;
const DIRECTORY_ENTRY = 46;
const END_OF_DIRECTORY = 22;

/** The content of a part as it stands in an archive. */
interface Packed {
  readonly stored: boolean;
  readonly crc: number;
  /** Bytes before they are compressed. */
  readonly size: number;
  readonly body: Uint8Array;
}

interface Entry extends Packed {
  readonly name: Buffer;
}

/** A zip archive of parts in the order given, the same bytes each time. */
export function zipParts(parts: ReadonlyMap<string, Uint8Array | string>): Uint8Array {
  const entries = Array.from(parts, ([path, content]): Entry => ({ name: Buffer.from(path, 'utf8'), ...packPart(path, content) }));
  const names = entries.reduce((sum, { name }) => sum + name.length, 0);
  const directoryStart = entries.reduce((sum, { body }) => sum + LOCAL_HEADER + body.length, names);
  const directorySize = DIRECTORY_ENTRY * entries.length + names;
  const archive = Buffer.alloc(directoryStart + directorySize + END_OF_DIRECTORY);
  let at = 0;
  let directoryAt = directoryStart;
  for (const entry of entries) {
    directoryAt = writeDirectoryEntry(archive, directoryAt, entry, at);
    at = writeFile(archive, at, entry);
  }
  writeEnd(archive, directoryAt, entries.length, directorySize, directoryStart);
  return archive;
}

/** Two thirds of the time of the usual level 6, and two to three per cent more bytes. */
const COMPRESSION = 4;

/** Longest text whose packed form is remembered: longer ones hold what a brief alone says. */
const LONGEST_KEPT = 50_000;

/** Texts that briefs share, such as styles, and drawings that are shown again. */
const packedTexts = openCache<Packed>(128);

function packPart(path: string, content: Uint8Array | string): Packed {
  const stored = STORED.test(path);
  if (typeof content !== 'string') return pack(content, stored);
  if (stored || content.length > LONGEST_KEPT) return pack(Buffer.from(content, 'utf8'), stored);
  return packedTexts.keep(content, () => {
    const packed = pack(Buffer.from(content, 'utf8'), false);
    // A copy, since what zlib gives holds on to all the room that it had for more.
    return { ...packed, body: new Uint8Array(packed.body) };
  });
}

function pack(data: Uint8Array, stored: boolean): Packed {
  return { stored, crc: crc32(data), size: data.length, body: stored ? data : deflateRawSync(data, { level: COMPRESSION }) };
}

/** Writes a part with its header; gives the place after it. */
function writeFile(archive: Buffer, at: number, entry: Entry): number {
  archive.writeUInt32LE(0x04034b50, at);
  writeFacts(archive, at + 4, entry);
  archive.set(entry.name, at + LOCAL_HEADER);
  archive.set(entry.body, at + LOCAL_HEADER + entry.name.length);
  return at + LOCAL_HEADER + entry.name.length + entry.body.length;
}

/** The directory repeats what the header of a file says, and where that is. */
function writeDirectoryEntry(archive: Buffer, at: number, entry: Entry, fileAt: number): number {
  archive.writeUInt32LE(0x02014b50, at);
  archive.writeUInt16LE(VERSION, at + 4);
  writeFacts(archive, at + 6, entry);
  archive.writeUInt32LE(fileAt, at + 42);
  archive.set(entry.name, at + DIRECTORY_ENTRY);
  return at + DIRECTORY_ENTRY + entry.name.length;
}

/** What header and directory both say of a file. */
function writeFacts(archive: Buffer, at: number, { stored, crc, size, body, name }: Entry): void {
  archive.writeUInt16LE(VERSION, at);
  archive.writeUInt16LE(UTF8, at + 2);
  archive.writeUInt16LE(stored ? 0 : 8, at + 4);
  archive.writeUInt16LE(DOS_DATE, at + 8);
  archive.writeUInt32LE(crc, at + 10);
  archive.writeUInt32LE(body.length, at + 14);
  archive.writeUInt32LE(size, at + 18);
  archive.writeUInt16LE(name.length, at + 22);
}

function writeEnd(archive: Buffer, at: number, count: number, size: number, start: number): void {
  archive.writeUInt32LE(0x06054b50, at);
  archive.writeUInt16LE(count, at + 8);
  archive.writeUInt16LE(count, at + 10);
  archive.writeUInt32LE(size, at + 12);
  archive.writeUInt32LE(start, at + 16);
}
