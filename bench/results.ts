import type { ColdResult } from './measures/cold.ts';
import type { PreviewResult } from './measures/preview.ts';
import type { StageResult } from './measures/stages.ts';
import type { ThroughputResult } from './measures/throughput.ts';
import type { WarmResult } from './measures/warm.ts';

/** All that one run measured; times in milliseconds, memory in MiB. */
export interface Results {
  readonly command: string;
  readonly machine: string;
  readonly skipped: Readonly<Record<string, string>>;
  warm?: readonly WarmResult[];
  cold?: readonly ColdResult[];
  throughput?: readonly ThroughputResult[];
  preview?: PreviewResult;
  stages?: StageResult;
}
