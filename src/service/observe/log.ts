import { pino, stdTimeFunctions } from 'pino';
import type { DestinationStream, Logger } from 'pino';

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>;

/** Where lines of the log go: standard output, or a test. */
export interface LogTarget {
  write(line: string): unknown;
}

/** One JSON object a line, times in UTC. */
export function openLog(level: string, target: LogTarget): Log {
  const destination: DestinationStream = { write: (line) => void target.write(line) };
  const formatters = { level: (label: string) => ({ level: label }), bindings: () => ({}) };
  return pino({ level, formatters, timestamp: stdTimeFunctions.isoTime }, destination);
}
