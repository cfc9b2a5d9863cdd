/** Whether a brief comes with its charts drawn, or drawing them is part of the work. */
export type ChartSource = 'given' | 'rendered';

/** One brief, as it was measured. */
export interface Sample {
  /** User and system time of the process and all that it started, in milliseconds. */
  readonly cpu: number;
  readonly wall: number;
  readonly bytes: number;
  /** Most memory so far, in MiB: of the process and all that it started. */
  readonly memory: number;
}

/** What a measured process is asked. */
export type Ask =
  | { readonly kind: 'one'; readonly variant: number; readonly charts: ChartSource }
  | { readonly kind: 'many'; readonly variants: readonly number[] }
  | { readonly kind: 'close' };

/** What it answers. */
export type Answer =
  | { readonly kind: 'open' }
  | { readonly kind: 'missing'; readonly reason: string }
  | { readonly kind: 'sample'; readonly sample: Sample }
  | { readonly kind: 'done' };
