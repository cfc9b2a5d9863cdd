import { BriefError } from '../diagnostic.ts';
import * as messages from '../messages/disk.ts';

/** UTF-8 text without byte order mark, line ends normalised to `\n`. Throws `BriefError` for other bytes. */
export function decodeText(path: string, bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  } catch {
    throw new BriefError([messages.notUtf8(path)]);
  }
}
