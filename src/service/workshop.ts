import type { RenderPool } from '../sandbox/model.ts';
import { deliverBriefs } from './briefs/delivery.ts';
import { openBriefRenderer } from './briefs/renderer.ts';
import type { BriefRenderer } from './briefs/renderer.ts';
import type { Config } from './config/schema.ts';
import type { AuditLog, Brief, BriefStore, VersionStore } from './model.ts';
import { fingerprintProgram } from './programVersion.ts';
import { openSources } from './sources/sources.ts';
import type { Sources } from './sources/sources.ts';
import { openState } from './state.ts';
import { openStorage } from './storage/open.ts';
import { openBriefFiles } from './stores/briefFiles.ts';

/** What it takes to render stored things into stored briefs: the same for the server and for workers. */
export interface Workshop {
  readonly versions: VersionStore;
  readonly sources: Sources;
  readonly briefs: BriefStore;
  readonly renderer: BriefRenderer;
  readonly audit: AuditLog;
  /** Version of the program, down to its source. */
  readonly program: string;
  close(): Promise<void>;
}

export interface WorkshopParts {
  readonly config: Config;
  /** URL of the PostgreSQL that has the state; absent: it is in the state folder. */
  readonly databaseUrl?: string;
  /** Told of what goes wrong on the way and is tried again. */
  readonly onError?: (error: Error) => void;
  readonly pool: RenderPool;
  readonly clock: () => Date;
  /** Version of the program for people: `0.1.0`. */
  readonly version: string;
  /** Told of every render that ended well. */
  readonly onRendered?: (brief: Brief) => void;
}

/** Opens the stores that the configuration names. */
export async function openWorkshop({ config, databaseUrl, onError, pool, clock, version, onRendered }: WorkshopParts): Promise<Workshop> {
  const briefs = openBriefFiles(await openStorage(config.storage));
  const place = { folder: config.folders.state, clock };
  const { versions, audit, close } = await openState({ ...place, ...(databaseUrl && { databaseUrl }), ...(onError && { onError }) });
  const sources = openSources(versions);
  const program = fingerprintProgram(version);
  const made = openBriefRenderer({ pool, briefs, sources, program, clock, ...(onRendered !== undefined && { onRendered }) });
  const renderer = deliverBriefs(made, briefs, config);
  return { versions, sources, briefs, renderer, audit, program, close };
}
