import { checkDataset } from '../dataset/checks/check.ts';
import type { Conflict, Dataset } from '../dataset/model.ts';
import type { Env } from '../env.ts';
import { collectFindings } from '../findings.ts';
import { editionsDiffer } from '../messages/editions.ts';
import { type BriefInputs, readDataset } from '../render.ts';
import type { Template } from '../template/model.ts';
import { openWording } from '../template/openWording.ts';
import { parseTemplate } from '../template/parse.ts';
import { compareEditions } from './compare.ts';
import type { EditionComparison } from './model.ts';
import type { EditionWordings } from './printText.ts';
import { comparisonDataset } from './toDataset.ts';

/** Folders that `Env.files` can read: two datasets, and the template whose house style is used. */
export interface EditionFolders {
  readonly before: string;
  readonly after: string;
  readonly template: string;
  readonly shared: string;
}

/** Two editions, compared. */
export interface ReadEditions {
  readonly template: Template;
  readonly comparison: EditionComparison;
  readonly wordings: EditionWordings;
}

/** Reads two datasets and compares them. Throws `BriefError` with all that is wrong in either of them. */
export function readEditions(folders: EditionFolders, env: Env): ReadEditions {
  const findings = collectFindings();
  const template = parseTemplate(folders.template, folders.shared, env.files, env.fonts.names, findings.report);
  const units = template?.locale.units;
  const before = readDataset(folders.before, env, findings.report, units);
  const after = readDataset(folders.after, env, findings.report, units);
  findings.stopOnErrors();
  const { locale } = template!;
  return {
    template: template!,
    comparison: compareEditions(before!, after!),
    wordings: { before: openWording(before!, locale), after: openWording(after!, locale) },
  };
}

/** What a brief about the comparison is rendered from. */
export function changesInputs({ template, comparison, wordings }: ReadEditions): BriefInputs {
  const dataset = acceptContradictions(comparisonDataset(comparison, wordings), template);
  return { template, dataset, diagnostics: [] };
}

/** Two editions contradict each other by their nature; each of them was checked, or can be, by itself. */
function acceptContradictions(dataset: Dataset, { locale }: Template): Dataset {
  const { suspects } = checkDataset(dataset, () => undefined, locale.units);
  const where = { file: dataset.directory, line: 1 };
  const conflicts = suspects.map(({ kind, facts }, index): Conflict => ({
    id: `editions-${index + 1}`,
    facts,
    kind,
    reason: editionsDiffer(),
    where,
  }));
  return { ...dataset, checks: { relations: [], conflicts } };
}
