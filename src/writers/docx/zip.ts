import { crc32, deflateRawSync } from 'node:zlib';

/** Parts that are compressed already. */
const STORED = /\.(?:png|jpe?g|xlsx)$/;

/** January 1, 1980, the first day that the format can tell: the same input makes the same bytes. */
const DOS_DATE = 0x0021;
const VERSION = 20;
/** Names are in UTF-8. */
const UTF8 = 0x0800;

/** A zip archive of parts in the order given, the same bytes each time. */
export function zipParts(parts: ReadonlyMap<string, Uint8Array | string>): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of parts) {
    const data = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const name = Buffer.from(path, 'utf8');
    const stored = STORED.test(path);
    const body = stored ? data : deflateRawSync(data, { level: 6 });
    const header = localHeader(stored, crc32(data), body.length, data.length, name.length);
    files.push(header, name, Buffer.from(body.buffer, body.byteOffset, body.byteLength));
    directory.push(directoryEntry(header, offset), name);
    offset += header.length + name.length + body.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  return Buffer.concat([...files, ...directory, endOfDirectory(parts.size, size, offset)]);
}

function localHeader(stored: boolean, crc: number, packed: number, size: number, nameLength: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(UTF8, 6);
  header.writeUInt16LE(stored ? 0 : 8, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packed, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(nameLength, 26);
  return header;
}

/** The directory repeats what the file's header says, and where that is. */
function directoryEntry(header: Buffer, offset: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(VERSION, 4);
  header.copy(entry, 6, 4, 30);
  entry.writeUInt32LE(offset, 42);
  return entry;
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
