import { Zip, ZipPassThrough } from 'fflate';

/** A file that goes into an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly modified: Date;
  open(): Promise<AsyncIterable<Uint8Array>>;
}

/** What an archive of this kind can hold; beyond it lie extensions that not every program reads. */
export const ZIP_LIMITS = { files: 65_000, bytes: 4_000_000_000 } as const;

/** A ZIP file as it comes about: no more than a piece of one file is in memory. Files are stored as they are. */
export async function* streamZip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    ready.push(chunk);
  });
  const take = (): Uint8Array[] => {
    if (failure !== null) throw failure;
    return ready.splice(0);
  };
  for await (const { name, modified, open } of entries) {
    const file = new ZipPassThrough(name);
    file.mtime = modified;
    zip.add(file);
    for await (const chunk of await open()) {
      file.push(chunk);
      yield* take();
    }
    file.push(new Uint8Array(), true);
    yield* take();
  }
  zip.end();
  yield* take();
}
