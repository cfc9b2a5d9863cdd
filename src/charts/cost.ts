import type { DataTable } from '../dataset/model.ts';
import type { Place, Report } from '../diagnostic.ts';
import { interactiveChart, overLimit, tableTooLong, unprintable } from '../messages/charts.ts';
import { dataIn } from './columns.ts';
import { checkFormat } from './expressions.ts';
import { isList, isObject, type ChartSpec, type Json, type JsonPath, wordOf } from './spec.ts';
import { viewsOf } from './views.ts';

/** What one chart may take. Printed charts stay far below; a hostile spec does not get to run. */
export const CHART_LIMITS = {
  parts: 20_000,
  views: 40,
  rows: 5_000,
  inlineRows: 1_000,
  panels: 40,
  side: 1_500,
  text: 5_000,
  ticks: 100,
  steps: 500,
  bins: 200,
} as const;

type Tables = ReadonlyMap<string, DataTable>;

/** Reports parts of a spec that would take more time or memory than any printed chart needs. */
export function checkCost(spec: ChartSpec, tables: Tables, report: Report): void {
  const views = viewsOf(spec);
  if (views.length > CHART_LIMITS.views) {
    report(overLimit(spec.name, 'views', views.length, CHART_LIMITS.views, spec.place([])));
  }
  checkData(spec, tables, report);
  checkPanels(spec, tables, report);
  let parts = 0;
  const visit = (part: Json, path: JsonPath): void => {
    parts += 1;
    if (parts > CHART_LIMITS.parts) return;
    if (typeof part === 'string' && part.length > CHART_LIMITS.text) {
      report(overLimit(spec.name, 'characters in one text', part.length, CHART_LIMITS.text, spec.place(path)));
    }
    const key = String(path.findLast((step) => typeof step === 'string') ?? '');
    const own = path.at(-1);
    if (own === key && part !== undefined) RULES.get(key)?.({ spec, tables, value: part, path, place: spec.place(path), report });
    if (isList(part)) part.forEach((child, index) => visit(child, [...path, index]));
    else if (isObject(part)) {
      for (const [name, child] of Object.entries(part)) {
        if (name !== 'usermeta' && !(name === 'values' && own === 'data')) visit(child, [...path, name]);
      }
    }
  };
  visit(spec.root, []);
  if (parts > CHART_LIMITS.parts) report(overLimit(spec.name, 'parts', parts, CHART_LIMITS.parts, spec.place([])));
}

interface Subject {
  readonly spec: ChartSpec;
  readonly tables: Tables;
  readonly value: Json;
  readonly path: JsonPath;
  readonly place: Place;
  readonly report: Report;
}

type Rule = (subject: Subject) => void;

const atMost = (what: string, most: number): Rule => ({ spec, value, place, report }) => {
  if (typeof value === 'number' && !(value <= most)) report(overLimit(spec.name, what, value, most, place));
};

const atLeast = (what: string, least: number): Rule => ({ spec, value, place, report }) => {
  if (typeof value === 'number' && !(value >= least)) report(overLimit(spec.name, what, value, least, place, 'below'));
};

const side: Rule = (subject) => {
  atMost('points', CHART_LIMITS.side)(subject);
  atLeast('points', 1)(subject);
};

/** A dash of a hundredth of a point makes a viewer draw for minutes. */
const dash: Rule = ({ spec, value, place, report }) => {
  for (const pattern of numberLists(value)) {
    const shortest = pattern.reduce((sum, length) => sum + Math.abs(length), 0);
    if (pattern.length > 0 && !(shortest >= 1)) report(overLimit(spec.name, 'points of a dash pattern', shortest, 1, place, 'below'));
  }
};

const FINE_INTERVALS = new Set(['milliseconds', 'millisecond', 'seconds', 'second', 'minutes', 'minute', 'hours', 'hour']);

const ticks: Rule = (subject) => {
  const { spec, value, place, report } = subject;
  atMost('ticks', CHART_LIMITS.ticks)(subject);
  const interval = isObject(value) ? value.interval : value;
  if (typeof interval === 'string' && FINE_INTERVALS.has(interval)) report(unprintable(spec.name, interval, place));
};

const bins: Rule = ({ spec, tables, value, path, place, report }) => {
  if (!isObject(value)) return;
  if (typeof value.maxbins === 'number' && !(value.maxbins <= CHART_LIMITS.bins)) {
    report(overLimit(spec.name, 'bins', value.maxbins, CHART_LIMITS.bins, place));
  }
  const step = typeof value.step === 'number' ? value.step : Math.min(...(numberLists(value.steps)[0] ?? [Infinity]));
  if (step === Infinity) return;
  const owner = path.slice(0, -1).reduce<Json | undefined>(childOf, spec.root);
  const extent = numberLists(value.extent)[0] ?? extentOf(isObject(owner) ? wordOf(owner.field) : '', spec, tables);
  const count = (Math.max(...extent) - Math.min(...extent)) / step;
  if (!(count <= CHART_LIMITS.bins)) report(overLimit(spec.name, 'bins', count, CHART_LIMITS.bins, place));
};

/** Rules by the key that a value stands under, wherever it stands. */
const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['width', side],
  ['height', side],
  ['step', (subject) => {
    const ofSide = ['width', 'height'].includes(String(subject.path.at(-2)));
    if (ofSide) atMost('points of a step', 200)(subject);
  }],
  ['columns', atMost('columns of panels', CHART_LIMITS.panels)],
  ['tickCount', ticks],
  ['nice', ticks],
  ['bin', bins],
  ['maxbins', atMost('bins', CHART_LIMITS.bins)],
  ['steps', atMost('steps', CHART_LIMITS.steps)],
  ['minsteps', atMost('steps', CHART_LIMITS.steps)],
  ['maxsteps', atMost('steps', CHART_LIMITS.steps)],
  ['order', atMost('for the order of a regression', 10)],
  ['base', atLeast('for the base of a logarithm', 1.5)],
  ['precision', atLeast('for the precision of a projection', 0.1)],
  ['strokeDash', dash],
  ['gridDash', dash],
  ['tickDash', dash],
  ['domainDash', dash],
  ['format', ({ spec, value, place, report }) => typeof value === 'string' && checkFormat(spec, value, place, report)],
  ['blend', ({ spec, place, report }) => report(unprintable(spec.name, 'blend', place))],
  ['gradient', ({ spec, value, place, report }) => value === 'radial' && report(unprintable(spec.name, 'radial', place))],
  ['bind', ({ spec, place, report }) => report(interactiveChart(spec.name, place))],
  ['select', ({ spec, place, report }) => report(interactiveChart(spec.name, place))],
  ['sequence', ({ spec, value, place, report }) => {
    if (!isObject(value)) return;
    const { start = 0, stop, step = 1 } = value;
    const count = Math.abs((Number(stop) - Number(start)) / Number(step));
    if (!(count <= CHART_LIMITS.steps)) report(overLimit(spec.name, 'numbers of a sequence', count, CHART_LIMITS.steps, place));
  }],
  ['keyvals', ({ spec, value, place, report }) => {
    if (!isObject(value)) return;
    const count = Math.abs((Number(value.stop) - Number(value.start ?? 0)) / Number(value.step ?? 1));
    if (!(count <= CHART_LIMITS.steps)) report(overLimit(spec.name, 'key values', count, CHART_LIMITS.steps, place));
  }],
  ['graticule', ({ spec, value, place, report }) => {
    if (!isObject(value)) return;
    const finest = Math.min(...[value.step, value.stepMinor, value.stepMajor].flatMap((step) => numberLists(step)).flat(), 90);
    if (!(finest >= 1)) report(overLimit(spec.name, 'degrees of a graticule', finest, 1, place, 'below'));
    if (typeof value.precision === 'number' && !(value.precision >= 0.5)) {
      report(overLimit(spec.name, 'degrees of precision', value.precision, 0.5, place, 'below'));
    }
  }],
  ['fold', ({ spec, value, place, report }) => {
    if (isList(value) && value.length > CHART_LIMITS.panels) report(overLimit(spec.name, 'folded columns', value.length, CHART_LIMITS.panels, place));
  }],
  ['transform', ({ spec, value, place, report }) => {
    if (!isList(value)) return;
    const multiplying = value.filter((transform) => isObject(transform) && transform.flatten !== undefined).length;
    if (multiplying > 1) report(overLimit(spec.name, '"flatten" transforms', multiplying, 1, place));
    for (const transform of value) {
      if (!isObject(transform) || transform.quantile === undefined || typeof transform.step !== 'number') continue;
      if (transform.step >= 0.005) continue;
      report(overLimit(spec.name, 'for a step of quantiles', transform.step, 0.005, place, 'below'));
    }
  }],
]);

function checkData(spec: ChartSpec, tables: Tables, report: Report): void {
  const told = new Set<string>();
  for (const { data, path } of dataIn(spec)) {
    if (isList(data.values) && data.values.length > CHART_LIMITS.inlineRows) {
      report(overLimit(spec.name, 'rows written into the spec', data.values.length, CHART_LIMITS.inlineRows, spec.place([...path, 'values'])));
    }
    const table = typeof data.name === 'string' ? tables.get(data.name) : undefined;
    if (table === undefined || table.rows.length <= CHART_LIMITS.rows || told.has(table.name)) continue;
    told.add(table.name);
    report(tableTooLong(spec.name, table.name, table.rows.length, CHART_LIMITS.rows, spec.place([...path, 'name'])));
  }
}

/** Small multiples: one panel for each value of a column. */
function checkPanels(spec: ChartSpec, tables: Tables, report: Report): void {
  for (const { view, path, encoding } of viewsOf(spec)) {
    const facets = isObject(view.facet) ? [view.facet, view.facet.row, view.facet.column] : [encoding.facet, encoding.row, encoding.column];
    for (const facet of facets) {
      if (!isObject(facet) || typeof facet.field !== 'string') continue;
      const panels = Math.max(0, ...[...tables.values()].map((table) => distinctValues(table, String(facet.field))));
      if (panels > CHART_LIMITS.panels) report(overLimit(spec.name, 'panels', panels, CHART_LIMITS.panels, spec.place([...path, 'facet'])));
    }
  }
}

function distinctValues(table: DataTable, column: string): number {
  if (!table.columns.some(({ name }) => name === column)) return 0;
  return new Set(table.rows.map((row) => row.cells.get(column)?.value)).size;
}

/** Least and greatest number of a column, over every table and every inline row that has it. */
function extentOf(column: string, spec: ChartSpec, tables: Tables): number[] {
  const found: number[] = [];
  for (const table of tables.values()) {
    for (const row of table.rows) {
      const value = row.cells.get(column)?.value;
      if (typeof value === 'number') found.push(value);
    }
  }
  for (const { data } of dataIn(spec)) {
    for (const row of isList(data.values) ? data.values : []) {
      if (isObject(row) && typeof row[column] === 'number') found.push(row[column]);
    }
  }
  if (found.length === 0) return [-Infinity, Infinity];
  return [found.reduce((a, b) => Math.min(a, b)), found.reduce((a, b) => Math.max(a, b))];
}

function childOf(part: Json | undefined, step: string | number): Json | undefined {
  if (isList(part)) return part[Number(step)];
  return isObject(part) ? part[step] : undefined;
}

/** The lists of numbers in a value, at any depth. */
function numberLists(value: Json | undefined): number[][] {
  if (isObject(value)) return Object.values(value).flatMap(numberLists);
  if (!isList(value)) return [];
  const numbers = value.filter((item) => typeof item === 'number');
  return [...(numbers.length > 0 ? [numbers] : []), ...value.flatMap(numberLists)];
}
