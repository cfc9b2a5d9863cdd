import { constants } from 'node:os';

/** Ctrl-C or a polite end asked for by the system. */
export interface Interrupt {
  /** Raised at the first; the second ends the process at once. */
  readonly signal: AbortSignal;
  /** What a shell is told of a program that ended so. */
  readonly exitCode: number;
  ignore(): void;
}

export function listenForInterrupt(): Interrupt {
  const controller = new AbortController();
  let exitCode = 0;
  const listeners = (['SIGINT', 'SIGTERM'] as const).map((name) => {
    const listener = (): void => {
      exitCode = 128 + constants.signals[name];
      if (controller.signal.aborted) process.exit(exitCode);
      controller.abort();
    };
    process.on(name, listener);
    return () => process.off(name, listener);
  });
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
    ignore: () => listeners.forEach((stop) => stop()),
  };
}
