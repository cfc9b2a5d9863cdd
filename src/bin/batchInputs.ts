import { basename, extname, join } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { readManifest } from '../batch/manifest.ts';
import type { BatchItem } from '../batch/model.ts';
import { planBatch } from '../batch/plan.ts';
import type { TemplateSummary } from '../batch/plan.ts';
import { BriefError } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { decodeText } from '../disk/decodeText.ts';
import { openFolders } from '../disk/folders.ts';
import { collectFindings } from '../findings.ts';
import { openFontLibrary } from '../fonts.ts';
import { badWorkers } from '../messages/batch.ts';
import { missingFile } from '../messages/disk.ts';
import { parseTemplate } from '../template/parse.ts';
import { openCatalog } from './catalog.ts';
import { today } from './inputs.ts';
import { UsageError } from './outcome.ts';
import type { Surroundings } from './terminal.ts';

/** What a batch is about to do. */
export interface Plan {
  /** The manifest, as the user named it. */
  readonly file: string;
  readonly items: readonly BatchItem[];
  /** Where the files go. */
  readonly folder: string;
  /** `YYYY-MM-DD`; undefined if neither the manifest nor the command line says any. */
  readonly date: string | undefined;
  readonly today: string;
  /** Whether each brief gets a manifest. */
  readonly withManifests: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a manifest and plans its briefs. Throws `BriefError` with what is wrong with it. */
export function readPlan(file: string, options: { out?: string; date?: Date; manifest?: boolean }, surroundings: Surroundings): Plan {
  if (!existsSync(file)) throw new BriefError([missingFile(file)]);
  const findings = collectFindings();
  const read = readManifest(decodeText(file, readFileSync(file)), file, findings.report);
  findings.stopOnErrors();
  const { manifest } = read!;
  const { items, diagnostics } = planBatch(read!, openCatalog(), summarizeTemplate);
  const folder = options.out ?? manifest.out ?? join('output', basename(file, extname(file)));
  const date = options.date?.toISOString().slice(0, 10) ?? manifest.date;
  const withManifests = options.manifest ?? manifest.manifest ?? false;
  return { file, items, folder, date, withManifests, today: today(surroundings).toISOString().slice(0, 10), diagnostics: [...findings.all, ...diagnostics] };
}

function summarizeTemplate(folder: string, shared: string): TemplateSummary {
  const findings = collectFindings();
  try {
    const template = parseTemplate(folder, shared, openFolders([folder, shared]), openFontLibrary().names, findings.report);
    return { formats: template?.settings.formats ?? [], diagnostics: findings.all };
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    return { formats: [], diagnostics: error.diagnostics };
  }
}

const MOST_WORKERS = 64;

export function parseWorkers(value: string): number {
  const workers = /^\d+$/.test(value) ? Number(value) : 0;
  if (workers < 1 || workers > MOST_WORKERS) throw new UsageError(badWorkers(value, MOST_WORKERS));
  return workers;
}
