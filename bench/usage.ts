import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of user and system time of this process and all that it started. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  const started = descendants(process.pid).reduce((sum, pid) => sum + (ticks(pid, 11, 15) ?? 0), 0);
  return (user + system) / 1000 + started + (ticks(process.pid, 13, 15) ?? 0);
}

/** Milliseconds of processor time of all that this process has started and waited for. */
export function endedMilliseconds(): number {
  return ticks(process.pid, 13, 15) ?? 0;
}

/** Most memory in MiB that a process and all that it started had, each at its own time. */
export function peakMemory(root: number = process.pid): number {
  return [root, ...descendants(root)].reduce((sum, pid) => sum + (highWater(pid) ?? 0), 0);
}

/** A tick of the kernel's clock. */
const TICK = 10;

function ticks(pid: number, from: number, to: number): number | undefined {
  const fields = statOf(pid)?.slice(from, to);
  return fields && fields.reduce((sum, field) => sum + Number(field), 0) * TICK;
}

function statOf(pid: number): string[] | undefined {
  const text = readProc(pid, 'stat');
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

function highWater(pid: number): number | undefined {
  const found = /^VmHWM:\s+(\d+) kB/m.exec(readProc(pid, 'status') ?? '');
  return found === null ? undefined : Number(found[1]) / 1024;
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

function descendants(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const parent = Number.isInteger(pid) ? statOf(pid)?.[1] : undefined;
    if (parent !== undefined) children.set(Number(parent), [...(children.get(Number(parent)) ?? []), pid]);
  }
  const found: number[] = [];
  for (let next = children.get(root) ?? []; next.length > 0; next = next.flatMap((pid) => children.get(pid) ?? [])) found.push(...next);
  return found;
}
