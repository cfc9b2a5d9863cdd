import { readFileSync } from 'node:fs';
import { type BriefContents, change } from './contents.ts';

/** A chart as rivals take it: a complete Vega-Lite spec, and what was drawn of it. */
export interface PageChart {
  readonly n: number;
  readonly name: string;
  readonly caption: string;
  readonly spec: object;
  svg: string;
  /** Twice the size of the SVG, where a rival takes no SVG. */
  png: Buffer;
}

/** The standard brief as the JSON that a user would hand to a rival: every cell is a text. */
export interface PageBrief {
  readonly title: string;
  readonly marking: string;
  readonly font: string;
  readonly header: readonly { readonly label: string; readonly value: string }[];
  readonly keyFigures: readonly { readonly label: string; readonly value: string; readonly note: string }[];
  readonly sections: readonly PageSection[];
}

export interface PageSection {
  readonly n: number;
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly { readonly n: number; readonly text: string }[];
  readonly tables: readonly PageTable[];
  readonly charts: readonly PageChart[];
}

export interface PageTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly a: string; readonly b: string; readonly c: string; readonly d: string }[];
}

export const FONT = 'Source Serif 4';
/** Pixels that a chart takes, and points on the page. */
export const CHART = { width: 580, height: 240, points: 435 } as const;

const SPECS = new Map<string, object>();

export function pageBrief({ title, marking, header, keyFigures, sections }: BriefContents): PageBrief {
  const count = { paragraph: 0, table: 0, chart: 0 };
  return {
    title,
    marking,
    font: FONT,
    header: header.map(([label, value]) => ({ label, value })),
    keyFigures: keyFigures.map(({ label, value, unit, note }) => ({ label: `${label} (${unit})`, value: figure(value), note })),
    sections: sections.map((section, index) => ({
      n: index + 1,
      id: `s${index + 1}`,
      title: section.title,
      paragraphs: section.paragraphs.map((text) => ({ n: ++count.paragraph, text })),
      tables: section.tables.map(({ caption, head, rows }) => ({
        caption: `Table ${++count.table}. ${caption}`,
        head,
        rows: rows.map(({ what, before, now }) => ({
          a: what, b: before === null ? 'N/A' : figure(before), c: figure(now), d: change(before, now),
        })),
      })),
      charts: section.charts.map(({ name, caption, rows }) => ({
        n: ++count.chart, name, caption: `Figure ${count.chart}. ${caption}`, spec: specOf(name, rows), svg: '', png: Buffer.alloc(0),
      })),
    })),
  };
}

function specOf(name: string, values: readonly object[]): object {
  let spec = SPECS.get(name);
  if (spec === undefined) {
    spec = JSON.parse(readFileSync(new URL(`template/charts/${name}.vl.json`, import.meta.url), 'utf8')) as object;
    SPECS.set(name, spec);
  }
  return {
    ...spec,
    width: CHART.width,
    height: CHART.height,
    background: 'white',
    autosize: { type: 'fit', contains: 'padding' },
    data: { values },
    config: { font: FONT, axis: { labelFontSize: 11, titleFontSize: 11 }, legend: { labelFontSize: 11, titleFontSize: 11 } },
  };
}

function figure(value: number): string {
  return value.toLocaleString('en-US');
}
