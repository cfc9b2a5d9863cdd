import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError } from '../../disk/saveFile.ts';
import type { AuditEntry, AuditLog } from '../model.ts';

/**
 * The audit log in a folder: a file a month, a line an entry, only ever added to. A cursor is a month and how many
 * of its entries are left: `2026-11.12`.
 */
export function openAuditFile(folder: string): AuditLog {
  let last: Promise<void> = Promise.resolve();

  const write = async (entry: AuditEntry): Promise<void> => {
    await mkdir(folder, { recursive: true });
    const file = await open(join(folder, `${entry.at.slice(0, 7)}.jsonl`), 'a', 0o600);
    try {
      await file.appendFile(`${JSON.stringify(entry)}\n`);
      await file.datasync();
    } finally {
      await file.close();
    }
  };

  return {
    append(entry) {
      // One after the other, so that entries stand in the order of the changes.
      const written = last.then(() => write(entry));
      last = written.catch(() => undefined);
      return written;
    },
    async list({ limit, cursor }) {
      const [from, left] = cursor?.split('.') ?? [];
      const items: AuditEntry[] = [];
      for (const month of await listMonths(folder)) {
        if (from !== undefined && month > from) continue;
        const entries = await readEntries(join(folder, `${month}.jsonl`));
        let rest = month === from ? Number(left) : entries.length;
        for (; rest > 0; rest -= 1) {
          if (items.length === limit) return { items, next: `${month}.${rest}` };
          items.push(entries[rest - 1]!);
        }
      }
      return { items };
    },
  };
}

/** Newest first. */
async function listMonths(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.flatMap((name) => /^(\d{4}-\d{2})\.jsonl$/.exec(name)?.[1] ?? []).sort().reverse();
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return [];
    throw error;
  }
}

/** A line that a crash cut short is no entry: its change was not answered. */
async function readEntries(path: string): Promise<AuditEntry[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line) => {
    try {
      return [JSON.parse(line) as AuditEntry];
    } catch {
      return [];
    }
  });
}
