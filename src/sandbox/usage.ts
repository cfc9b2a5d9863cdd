import { readFileSync } from 'node:fs';

/** What a process takes as the kernel counts it. */
export interface Usage {
  /** Processor time of all its threads since its start. */
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

const TICKS_A_SECOND = 100;
const PAGE_BYTES = 4096;

/** Reads what a process takes; undefined where the system does not tell (not Linux) or the process is gone. */
export function readUsage(pid: number): Usage | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name of the program stands in parentheses and may hold blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { cpuSeconds: ticks / TICKS_A_SECOND, residentBytes: Number(fields[21]) * PAGE_BYTES };
  } catch {
    return undefined;
  }
}
