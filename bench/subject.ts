import type { Format } from '../src/template/model.ts';
import type { ChartSource } from './model.ts';
import { RIVALS } from './rivals/index.ts';
import { openOwn } from './subjects/own.ts';
import { openRival } from './subjects/rival.ts';

/** What a measured process has ready: a brief that only has to be made. */
export type Job = () => Promise<readonly Uint8Array[]>;

/** Something that makes the standard brief, open in this process. */
export interface OpenSubject {
  /** Does all that is not measured; `charts` says whether their drawing is. */
  prepare(variant: number, charts: ChartSource): Promise<Job>;
  close(): Promise<void>;
}

/** Our own outputs, measured like rivals. */
export const OWN = {
  pdf: ['pdf'],
  docx: ['docx'],
  pair: ['pdf', 'docx'],
} as const satisfies Record<string, readonly Format[]>;

export const SUBJECTS: readonly string[] = [...Object.keys(OWN).map((name) => `briefpress-${name}`), ...RIVALS.map(({ id }) => id)];

/** Opens a subject by its name; throws if it is not installed. */
export async function openSubject(id: string): Promise<OpenSubject> {
  const own = Object.entries(OWN).find(([name]) => id === `briefpress-${name}`);
  if (own !== undefined) return openOwn(own[1]);
  const rival = RIVALS.find((one) => one.id === id);
  if (rival === undefined) throw new Error(`There is no subject ${id}. Known: ${SUBJECTS.join(', ')}`);
  return openRival(rival);
}
