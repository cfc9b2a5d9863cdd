import type { ConflictNote, Dataset } from '../../dataset/model.ts';
import type { Report } from '../../diagnostic.ts';
import { noRegister, twoRegisters } from '../../messages/figures.ts';
import type { Template } from '../../template/model.ts';
import type { Asset, Inline, ReportDocument, Table } from '../model.ts';
import { mapRuns, mapTables } from '../mapRuns.ts';
import { walkBlocks } from '../walk.ts';
import type { Wording } from '../wording.ts';
import { aboutFigure } from './about.ts';
import { fillEndnotes, markSentences } from './endnotes.ts';
import { gatherEntries, keyOf, openEntryIds } from './entries.ts';
import type { EntryIds } from './entries.ts';
import { fillRegister } from './register.ts';
import { readUses } from './uses.ts';
import type { FigureWords } from './words.ts';

/** What a figure is traced with. */
export interface TraceContext {
  readonly template: Template;
  readonly dataset: Dataset;
  readonly wording: Wording;
  readonly drawings: ReadonlyMap<string, Asset>;
  /** Accepted conflicts by the facts that are part of them. */
  readonly conflicts: ReadonlyMap<string, readonly ConflictNote[]>;
}

type Kind = 'register' | 'endnotes';

/**
 * Tells of each figure where it comes from, and fills the register and the endnotes that the document
 * asks for; figures then lead to their entries, and these back. Changes nothing in its input.
 */
export function traceFigures(document: ReportDocument, context: TraceContext, report: Report): ReportDocument {
  const { template, dataset, wording, drawings, conflicts } = context;
  const leads = leadsOf(document, template, report);
  const ids = openEntryIds(dataset.facts);
  const words: FigureWords = { locale: template.locale, wording, sources: dataset.sources, units: dataset.units, conflicts, entries: new Map() };

  const named = nameFigures(document, { ids, leads, about: (figure) => aboutFigure(figure, dataset, words) });
  const { document: marked, endnotes } = leads.has('endnotes')
    ? markSentences(named, drawings, template.locale.register.mark)
    : { document: named, endnotes: [] };
  const all = gatherEntries(readUses(marked, drawings), dataset, ids);
  const entries = new Map(leads.has('register') ? all.map((entry) => [entry.key, entry]) : []);
  const linked: FigureWords = { ...words, entries };
  return mapTables(marked, (table) => {
    switch (table.fill?.kind) {
      case 'register':
        return fillRegister(table, table.fill, { ...linked, all });
      case 'endnotes':
        return fillEndnotes(table, endnotes, dataset, linked);
      case undefined:
        return table;
    }
  });
}

/** What figures lead to: what the front matter says, or else what the text has. */
function leadsOf(document: ReportDocument, { settings, places }: Template, report: Report): ReadonlySet<Kind> {
  const tables = walkBlocks(document.blocks).filter((block): block is Table => block.type === 'table' && block.fill !== undefined);
  const present = new Set(tables.map((table) => table.fill!.kind));
  for (const [index, table] of tables.entries()) {
    const kind = table.fill!.kind;
    if (tables.findIndex((other) => other.fill!.kind === kind) < index) report(twoRegisters(table.place, kind));
  }
  const { provenance } = settings;
  if (provenance === undefined) return present;
  const wanted: readonly Kind[] = provenance === 'both' ? ['register', 'endnotes'] : provenance === 'none' ? [] : [provenance];
  for (const kind of wanted) if (!present.has(kind)) report(noRegister(places?.get('provenance'), kind));
  return new Set(wanted.filter((kind) => present.has(kind)));
}

interface Naming {
  readonly ids: EntryIds;
  readonly leads: ReadonlySet<Kind>;
  about(figure: Parameters<typeof aboutFigure>[0]): string;
}

/** Gives each figure its own id, that of its entry, and the words about it. */
function nameFigures(document: ReportDocument, { ids, leads, about }: Naming): ReportDocument {
  let count = 0;
  const register = leads.has('register');
  const name = (inline: Inline, inLink: boolean): Inline => {
    if (inline.type === 'factValue') {
      count += register ? 1 : 0;
      return {
        ...inline,
        ...(register ? { use: `use_${count}` } : {}),
        // A link in a link cannot be followed: the outer one stays.
        ...(register && !inLink ? { entry: ids.of(keyOf(inline)) } : {}),
        about: about(inline),
      };
    }
    if (!('children' in inline) || inline.children === undefined) return inline;
    const linking = inLink || inline.type === 'link' || inline.type === 'reference';
    return { ...inline, children: inline.children.map((child) => name(child, linking)) };
  };
  return mapRuns(document, (run) => run.map((inline) => name(inline, false)));
}
