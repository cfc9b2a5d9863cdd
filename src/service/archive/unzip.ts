import { crc32 } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { BriefError } from '../../diagnostic.ts';
import * as messages from '../../messages/serviceFiles.ts';
import { BUNDLE_LIMITS } from '../../sandbox/limits.ts';
import type { BundleLimits } from '../../sandbox/limits.ts';
import type { FileTree } from '../../sandbox/model.ts';

/**
 * The files of a ZIP file from anybody. Its directory is read first: paths that lead elsewhere, links, encrypted
 * entries and more than the limits are refused before anything is unpacked, and an entry that is larger than it says
 * is refused while it is. Throws `BriefError`.
 */
export async function readZip(bytes: Uint8Array, limits: BundleLimits = BUNDLE_LIMITS): Promise<FileTree['files']> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: true,
    });
    const all: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      // The directory itself may be the bomb.
      if (all.length > 2 * limits.files) throw new BriefError([messages.zipTooManyFiles(limits.files)]);
      all.push(entry);
    }
    const entries = checkEntries(all, limits);
    const files: [string, Uint8Array][] = [];
    for (const entry of entries) files.push([entry.fileName, await readEntry(zip, entry)]);
    return Object.fromEntries(files);
  } catch (error) {
    if (error instanceof BriefError) throw error;
    throw new BriefError([messages.badZip(error instanceof Error ? error.message : String(error))]);
  }
}

/** The entries that are files. What systems put into archives of their own accord is left out. */
function checkEntries(all: readonly Entry[], limits: BundleLimits): Entry[] {
  const entries = all.filter(({ fileName }) => !fileName.endsWith('/') && !isOfSystem(fileName));
  if (entries.length > limits.files) throw new BriefError([messages.zipTooManyFiles(limits.files)]);
  const seen = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    const { fileName, uncompressedSize } = entry;
    const refuse = (why: messages.ZipFault): never => {
      throw new BriefError([messages.badZipEntry(fileName, why)]);
    };
    if (seen.has(fileName)) refuse('twice');
    seen.add(fileName);
    if (entry.isEncrypted()) refuse('encrypted');
    if (!isRegularFile(entry)) refuse('link');
    if (!entry.canDecodeFileData()) refuse('method');
    total += uncompressedSize;
    if (uncompressedSize > limits.fileBytes || total > limits.totalBytes) throw new BriefError([messages.zipTooLarge(limits)]);
  }
  return entries;
}

function isOfSystem(path: string): boolean {
  return path.startsWith('__MACOSX/') || path.split('/').some((step) => step.startsWith('.') && step !== '.' && step !== '..');
}

/** The kind of a file on Unix stands in the upper half; systems that know no kinds leave it 0. */
function isRegularFile({ externalFileAttributes }: Entry): boolean {
  const kind = (externalFileAttributes >>> 16) & 0o170000;
  return kind === 0 || kind === 0o100000;
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry);
  const bytes = Buffer.concat(await stream.toArray());
  if (crc32(bytes) !== entry.crc32) throw new BriefError([messages.badZipEntry(entry.fileName, 'damaged')]);
  return bytes;
}

/** Without the one folder that all files are in, as archives of a folder have it, unless `marker` stands beside it. */
export function stripFolder(files: FileTree['files'], marker: string): FileTree['files'] {
  const paths = Object.keys(files);
  const folder = /^[^/]+\//.exec(paths[0] ?? '')?.[0];
  const isOneFolder = folder !== undefined && !(marker in files) && paths.every((path) => path.startsWith(folder));
  if (!isOneFolder || !paths.includes(folder + marker)) return files;
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path.slice(folder.length), bytes]));
}
