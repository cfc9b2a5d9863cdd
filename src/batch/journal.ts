import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import type { Diagnostic } from '../diagnostic.ts';
import type { BatchFile } from './model.ts';

/** A brief that is finished, with all its files on disk. */
export interface JournalEntry {
  /** See `keyBrief`. */
  readonly key: string;
  readonly title: string;
  readonly files: readonly BatchFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A run over the same folder begins. */
interface Beginning {
  readonly date: string;
}

/** What a batch has finished so far, line by line, so that a run that is killed can be gone on with. */
export interface Journal {
  /** Date of the briefs of the last run, `YYYY-MM-DD`; undefined if there was none. */
  readonly date: string | undefined;
  /** By key. */
  readonly entries: ReadonlyMap<string, JournalEntry>;
  /** A run begins; unless it resumes, what was finished before is forgotten. */
  begin(date: string, resume: boolean): void;
  /** Returns when the entry is on disk. */
  append(entry: JournalEntry): void;
}

/** Opens the journal of a folder. A line that a crash cut off is as if it had not been begun. */
export function openJournal(path: string): Journal {
  const { lines, length } = existsSync(path) ? readLines(readFileSync(path)) : { lines: [], length: 0 };
  const write = (line: Beginning | JournalEntry): void => appendFileSync(path, `${JSON.stringify(line)}\n`, { flush: true });
  return {
    date: lines.filter((line): line is Beginning => !isEntry(line)).at(-1)?.date,
    entries: new Map(lines.filter(isEntry).map((entry) => [entry.key, entry])),
    begin(date, resume) {
      if (existsSync(path)) truncateSync(path, resume ? length : 0);
      write({ date });
    },
    append: write,
  };
}

function isEntry(line: Beginning | JournalEntry): line is JournalEntry {
  return 'key' in line;
}

/** The whole lines from the start, and how many bytes they have. */
function readLines(bytes: Buffer): { lines: (Beginning | JournalEntry)[]; length: number } {
  const lines: (Beginning | JournalEntry)[] = [];
  let length = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, length)) {
    try {
      lines.push(JSON.parse(bytes.toString('utf8', length, end)) as Beginning | JournalEntry);
    } catch {
      break;
    }
    length = end + 1;
  }
  return { lines, length };
}
