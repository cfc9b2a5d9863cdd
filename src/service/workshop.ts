import { join } from 'node:path';
import type { RenderPool } from '../sandbox/model.ts';
import { openBriefRenderer } from './briefs/renderer.ts';
import type { BriefRenderer } from './briefs/renderer.ts';
import type { Config } from './config/schema.ts';
import type { AuditLog, Brief, BriefStore, VersionStore } from './model.ts';
import { fingerprintProgram } from './programVersion.ts';
import { openSources } from './sources/sources.ts';
import type { Sources } from './sources/sources.ts';
import { openStorage } from './storage/open.ts';
import { openAuditFile } from './stores/auditFile.ts';
import { openBriefFiles } from './stores/briefFiles.ts';
import { openFileVersions } from './stores/fileVersions.ts';

/** What it takes to render stored things into stored briefs: the same for the server and for workers. */
export interface Workshop {
  readonly versions: VersionStore;
  readonly sources: Sources;
  readonly briefs: BriefStore;
  readonly renderer: BriefRenderer;
  readonly audit: AuditLog;
  /** Version of the program, down to its source. */
  readonly program: string;
}

export interface WorkshopParts {
  readonly config: Config;
  readonly pool: RenderPool;
  readonly clock: () => Date;
  /** Version of the program for people: `0.1.0`. */
  readonly version: string;
  /** Told of every render that ended well. */
  readonly onRendered?: (brief: Brief) => void;
}

/** Opens the stores that the configuration names. */
export async function openWorkshop({ config, pool, clock, version, onRendered }: WorkshopParts): Promise<Workshop> {
  const { folders, storage } = config;
  const versions = openFileVersions(join(folders.state, 'versions'), clock);
  const sources = openSources(versions);
  const briefs = openBriefFiles(await openStorage(storage));
  const program = fingerprintProgram(version);
  const renderer = openBriefRenderer({ pool, briefs, sources, program, clock, ...(onRendered !== undefined && { onRendered }) });
  return { versions, sources, briefs, renderer, audit: openAuditFile(join(folders.state, 'audit')), program };
}
