import { readdirSync, readFileSync } from 'node:fs';

/** Watches the memory of a process and of all that it has started. */
export interface MemoryWatch {
  /** Most MiB that were seen at one time since the last call. */
  takePeak(): number;
  end(): void;
}

const LOOK = 200;

export function watchMemory(pid: number): MemoryWatch {
  let peak = 0;
  const look = (): void => {
    peak = Math.max(peak, residentMemory(pid));
  };
  const timer = setInterval(look, LOOK).unref();
  return {
    takePeak() {
      look();
      const seen = peak;
      peak = 0;
      return seen;
    },
    end: () => clearInterval(timer),
  };
}

/** MiB that a process and all that it has started hold now; pages that they share count for each. */
export function residentMemory(pid: number): number {
  const own = /^VmRSS:\s+(\d+) kB/m.exec(readProc(pid, 'status'))?.[1];
  return Number(own ?? 0) / 1024 + childrenOf(pid).reduce((sum, child) => sum + residentMemory(child), 0);
}

function childrenOf(pid: number): number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.flatMap((thread) => readProc(pid, `task/${thread}/children`).split(' ').filter(Boolean).map(Number));
  } catch {
    return [];
  }
}

/** Empty for a process that has just ended. */
function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
