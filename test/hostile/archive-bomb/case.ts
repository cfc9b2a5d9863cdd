import { zipSync } from 'fflate';
import { expect } from 'vitest';
import { readZip } from '../../../src/service/archive/unzip.ts';
import type { HostileCase } from '../support/hostileCase.ts';

/** Says of its only entry that it is small: the sizes stand in its directory and before its data. */
function lying(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  const directory = copy.indexOf(Uint8Array.of(0x50, 0x4b, 0x01, 0x02));
  copy.writeUInt32LE(10, directory + 24);
  copy.writeUInt32LE(10, 22);
  return copy;
}

export const hostile: HostileCase = {
  tries: 'uploads an archive of two hundred kilobytes that unpacks to two hundred megabytes, and says that it does not',
  seen: 'zip bombs',
  attempt: async () => {
    const bomb = zipSync({ 'template.md': new Uint8Array(200_000_000) }, { level: 9 });
    await expect(readZip(lying(bomb))).rejects.toThrow();
    return readZip(bomb);
  },
  ends: { refused: ['service/zip-too-large'], says: /MB/ },
};
