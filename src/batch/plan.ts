import { basename, resolve } from 'node:path';
import { BriefError, hasErrors } from '../diagnostic.ts';
import type { Diagnostic, Place, Report } from '../diagnostic.ts';
import * as messages from '../messages/batch.ts';
import type { Format } from '../template/model.ts';
import { FORMATS } from '../writers/index.ts';
import type { ReadManifest } from './manifest.ts';
import type { BatchItem, BatchKind, Catalog } from './model.ts';
import type { BatchGroup } from './schema.ts';
import { selectFolders } from './select.ts';

/** What a template says about its formats, or why it cannot be read. */
export interface TemplateSummary {
  readonly formats: readonly Format[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface BatchPlan {
  readonly items: readonly BatchItem[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The briefs of a manifest in the order of its groups; in a group by dataset, then by template. Throws `BriefError` with
 * everything that is wrong with the manifest; a template that cannot be read only makes its own briefs fail.
 */
export function planBatch(read: ReadManifest, catalog: Catalog, summarize: (template: string, shared: string) => TemplateSummary): BatchPlan {
  const findings: Diagnostic[] = [];
  const report: Report = (finding) => findings.push(finding);
  const summaries = new Map<string, TemplateSummary>();
  const places = new Map<string, Place>();
  const items: BatchItem[] = [];
  const { manifest, yaml } = read;

  manifest.briefs.forEach((group, index) => {
    const place = yaml.placeOf(['briefs', index]);
    const select = (kind: BatchKind): string[] => {
      const path = ['briefs', index, `${kind}s`];
      const before = findings.length;
      const patterns = group[`${kind}s`].map((text, at) => ({ text, place: yaml.placeOf([...path, at]) }));
      const folders = selectFolders(kind, patterns, catalog, report);
      if (folders.length === 0 && !hasErrors(findings.slice(before))) report(messages.nothingLeft(yaml.placeOfKey(path), kind));
      return folders;
    };
    const [templates, datasets] = [select('template'), select('dataset')];
    let clashes = false;
    for (const dataset of datasets) {
      for (const template of templates) {
        const shared = catalog.shared(template);
        const summary = summaries.get(template) ?? summarize(template, shared);
        summaries.set(template, summary);
        const item = makeItem(group, { template, dataset, shared }, summary, read);
        const first = places.get(item.stem);
        // One clash of a group stands for all of them.
        if (first !== undefined && !clashes) report(messages.sameFiles(place, item.stem, first));
        clashes ||= first !== undefined;
        places.set(item.stem, first ?? place);
        items.push(item);
      }
    }
  });
  if (hasErrors(findings)) throw new BriefError(findings);
  return { items, diagnostics: findings };
}

function makeItem(
  group: BatchGroup,
  folders: Pick<BatchItem, 'template' | 'dataset' | 'shared'>,
  { formats: own, diagnostics }: TemplateSummary,
  { manifest }: ReadManifest,
): BatchItem {
  const paper = group.paper ?? manifest.paper;
  const formats = new Set(group.formats ?? manifest.formats ?? own);
  const name = basename(resolve(folders.template)) + (group.variant === undefined ? '' : `-${group.variant}`);
  return {
    ...folders,
    stem: `${basename(resolve(folders.dataset))}/${name}`,
    formats: FORMATS.filter((format) => formats.has(format)),
    parameters: { ...manifest.parameters, ...group.parameters },
    ...(paper === undefined ? {} : { paper }),
    diagnostics,
  };
}
