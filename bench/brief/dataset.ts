import { change, type BriefChart, type BriefContents, type BriefTable } from './contents.ts';

/** The standard brief as the one document that a briefpress service is sent. */
export function briefDataset({ id, title, marking, header, keyFigures, sections }: BriefContents): object {
  const tables = sections.flatMap((section) => [...section.tables.map(tableOf), ...section.charts.map(chartTableOf)]);
  return {
    id: `standard-${id}`,
    title,
    country: { name: 'Kazakhstan', iso3: 'KAZ' },
    edition: { name: '2005-2006', year: 2005 },
    marking,
    language: 'en-US',
    author: 'U.S. Embassy Almaty',
    details: Object.fromEntries(header.map(([label, value]) => [detailName(label), value])),
    units: UNITS,
    sources: { cable: { title, author: 'U.S. Embassy Almaty', date: '2005-12' } },
    facts: Object.fromEntries(keyFigures.map(({ id, label, value, unit, note }) => [id, {
      label, value, unit, period: '2005', place: note, source: { document: 'cable' },
    }])),
    tables: Object.fromEntries(tables),
    narrative: Object.fromEntries(sections.map((section) => [narrativeName(section.title), section.paragraphs.join('\n\n')])),
  };
}

const UNITS = Object.fromEntries(
  [['square-meter', 'square meter'], ['hectare', 'hectare'], ['officer', 'officer'], ['conviction', 'conviction'], ['liter', 'liter']].map(([id, one]) => [
    id, { one, other: `${one}s`, kind: 'count' },
  ]),
);

function tableOf({ name, caption, head, rows }: BriefTable): [string, object] {
  const columns = {
    what: { label: head[0], type: 'text' },
    before: { label: head[1], type: 'number' },
    now: { label: head[2], type: 'number' },
    change: { label: head[3], type: 'text' },
  };
  const typed = rows.map(({ what, before, now }) => ({ what, before: before ?? 'N/A', now, change: change(before, now) }));
  return [name, { title: caption, source: 'The cable.', figures: 'own', columns, rows: typed }];
}

function chartTableOf({ name, caption, rows }: BriefChart): [string, object] {
  const columns = Object.fromEntries(
    Object.keys(rows[0]!).map((column) => [column, { label: column, type: column === 'value' ? 'number' : 'text' }]),
  );
  return [`chart-${name}`, { title: caption, source: 'The cable.', figures: 'own', columns, rows }];
}

export function narrativeName(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replace(/-$/, '');
}

export function detailName(label: string): string {
  return label.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
