import type { Config } from '../config/schema.ts';
import type { BriefRenderer } from '../briefs/renderer.ts';
import type { AuditLog, BriefStore, JobQueue, ScheduleDesk, VersionStore } from '../model.ts';
import type { Sources } from '../sources/sources.ts';

/** What routes are made of. */
export interface RouteParts {
  readonly config: Config;
  readonly versions: VersionStore;
  readonly sources: Sources;
  readonly briefs: BriefStore;
  readonly renderer: BriefRenderer;
  readonly audit: AuditLog;
  /** Absent: what would be a job is refused. */
  readonly jobs?: JobQueue;
  readonly schedules?: ScheduleDesk;
  readonly clock: () => Date;
  /** Throws with the reason if work cannot be taken now. */
  readonly checkReady: () => Promise<void>;
  /** Raised when the service is being stopped: answers that would not end by themselves end then. */
  readonly stopping: AbortSignal;
}
