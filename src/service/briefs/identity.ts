import { hash } from 'node:crypto';
import type { BriefOrder, SourceRecord } from '../model.ts';

/** Everything that decides which bytes a render gives. */
export interface BriefInputs extends Pick<BriefOrder, 'format' | 'parameters' | 'paper' | 'date'> {
  readonly template: SourceRecord;
  readonly dataset: SourceRecord;
  readonly shared: SourceRecord;
  /** Version of the program, down to its source. */
  readonly program: string;
}

/** Id of a brief: 40 hexadecimal digits. The same inputs give the same id, on any machine at any time. */
export function briefId(inputs: BriefInputs): string {
  const { template, dataset, shared, format, parameters, paper, date, program } = inputs;
  const named = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  const sources = [template, dataset, shared].map(({ name, hash }) => [name, hash]);
  const key = JSON.stringify([program, sources, format, named, paper ?? null, date]);
  return hash('sha256', key).slice(0, 40);
}
