import { availableParallelism } from 'node:os';

/** What a folder may hold that is rendered in a render process. */
export interface BundleLimits {
  readonly files: number;
  readonly fileBytes: number;
  /** All files of the folder together. */
  readonly totalBytes: number;
  /** Characters of a path within the folder. */
  readonly pathLength: number;
}

export const BUNDLE_LIMITS: BundleLimits = {
  files: 2_000,
  fileBytes: 16 * 1024 * 1024,
  totalBytes: 64 * 1024 * 1024,
  pathLength: 200,
};

/** Parameters of a request, and the characters of their names and values. */
export const MOST_PARAMETERS = 100;
export const LONGEST_PARAMETER = 10_000;

/** Findings that a render gives back, and the characters of each of their texts. */
export const MOST_FINDINGS = 500;
export const LONGEST_FINDING = 2_000;

/** Bytes of all outputs of one render together. */
export const MOST_OUTPUT = 256 * 1024 * 1024;

/** What a pool of render processes may take. */
export interface PoolLimits {
  /** Render processes at work at the same time. */
  readonly processes: number;
  /** Requests that may wait for a process, and the bytes of their files. */
  readonly waiting: number;
  readonly waitingBytes: number;
  /** Seconds from the start of a render to its end, and those of processor time within them. */
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  /** Megabytes of objects, and of all memory; a process that passes one of them is ended. */
  readonly heapMegabytes: number;
  readonly residentMegabytes: number;
  /** A process is replaced after so many renders, or so many seconds of processor time, or grown by so much. */
  readonly rendersPerProcess: number;
  readonly cpuSecondsPerProcess: number;
  readonly growthMegabytes: number;
  /** Seconds that a new process has until it is ready. */
  readonly startSeconds: number;
  /** Whether a new process renders a tiny brief first, so that the first real one is as fast as the others. */
  readonly warm: boolean;
}

/** A compendium of 300 pages stays below half of each. */
export const POOL_LIMITS: PoolLimits = {
  processes: availableParallelism(),
  waiting: 100,
  waitingBytes: 512 * 1024 * 1024,
  wallSeconds: 120,
  cpuSeconds: 60,
  heapMegabytes: 768,
  residentMegabytes: 1_280,
  rendersPerProcess: 500,
  cpuSecondsPerProcess: 600,
  growthMegabytes: 400,
  startSeconds: 60,
  warm: true,
};
