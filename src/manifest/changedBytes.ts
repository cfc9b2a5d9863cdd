import { unzipSync } from 'fflate';

/** Where two files of a format differ, in words that go after "differs". */
export function describeDifference(given: Uint8Array, made: Uint8Array, format: string): string {
  const parts = format === 'docx' ? changedParts(given, made) : [];
  if (parts.length > 0) return `in ${parts.join(', ')}`;
  const at = firstDifference(given, made);
  const sizes = given.length === made.length ? '' : ` (${count(given.length)} bytes against ${count(made.length)})`;
  return `from byte ${count(at + 1)} on${sizes}`;
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a[at] === b[at]) at += 1;
  return at;
}

/** Names of the parts of a Word document that are not the same; none if either cannot be opened. */
function changedParts(given: Uint8Array, made: Uint8Array): string[] {
  try {
    const [a, b] = [unzipSync(given), unzipSync(made)];
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
    return names.filter((name) => a[name] === undefined || b[name] === undefined || Buffer.compare(a[name], b[name]) !== 0);
  } catch {
    return [];
  }
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
