import { formatPlace } from '../diagnostic.ts';
import type { BatchItem, BatchResult, BatchState } from './model.ts';
import { outputPath } from '../manifest/paths.ts';
import type { BatchReport } from './report.ts';

/** Rows of a summary that anyone reads; a larger batch is told by what is wrong with it. */
const MOST_ROWS = 60;

/** The table at the end of a batch, a line each. */
export function summarizeBatch(results: readonly BatchResult[], report: BatchReport): string[] {
  const shown = results.length <= MOST_ROWS ? results : results.filter(({ state }) => state === 'failed');
  const rows = shown.map(({ item, state, files, milliseconds, diagnostics }) => {
    const pages = files.find((file) => file.pages !== undefined)?.pages;
    return [
      item.stem,
      state,
      item.formats.join(' '),
      pages === undefined ? '' : String(pages),
      files.length === 0 ? '' : formatSize(files.reduce((sum, { bytes }) => sum + bytes, 0)),
      state === 'rendered' ? formatSeconds(milliseconds) : '',
      state === 'failed' ? firstError(diagnostics) : '',
    ];
  });
  const table = rows.length === 0 ? [] : [...layOutTable([['Brief', 'Result', 'Formats', 'Pages', 'Size', 'Time', ''], ...rows], new Set([3, 4, 5])), ''];
  return [...table, totals(results, report)];
}

function totals(results: readonly BatchResult[], { counts, folder, milliseconds }: BatchReport): string {
  const order: readonly BatchState[] = ['rendered', 'kept', 'failed', 'skipped'];
  const parts = order.filter((state) => counts[state] > 0).map((state) => `${counts[state]} ${state}`);
  const files = results.reduce((sum, result) => sum + result.files.length, 0);
  const rate = counts.rendered > 0 ? `, ${formatRate(counts.rendered, milliseconds)}` : '';
  return `${count(results.length, 'brief')}: ${parts.join(', ')}. ${count(files, 'file')} in ${folder}; ${formatSeconds(milliseconds)}${rate}.`;
}

function firstError(diagnostics: BatchResult['diagnostics']): string {
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error === undefined) return '';
  return `${error.place === undefined ? '' : `${formatPlace(error.place)} `}${error.message}`;
}

/** One line for a brief that has ended, where there is no progress bar. */
export function describeResult({ item, state, files, milliseconds, diagnostics }: BatchResult): string {
  if (state === 'failed') return `failed    ${item.stem}  ${firstError(diagnostics)}`;
  const names = files.map(({ format }) => format).join(' ');
  return state === 'kept' ? `kept      ${item.stem}  ${names}` : `rendered  ${item.stem}  ${names}  ${formatSeconds(milliseconds)}`;
}

/** What a run would do, a line a brief. */
export function describePlan(items: readonly BatchItem[]): string[] {
  const rows = items.map(({ stem, formats, template, dataset, diagnostics }) => [
    formats.map((format) => outputPath(stem, format)).join(' ') || stem,
    `${template} + ${dataset}`,
    diagnostics.some(({ severity }) => severity === 'error') ? 'would fail' : '',
  ]);
  const files = items.reduce((sum, { formats }) => sum + formats.length, 0);
  return [...layOutTable(rows, new Set()), `${count(items.length, 'brief')}, ${count(files, 'file')}; nothing was written.`];
}

/** Columns side by side, two spaces apart; those in `right` stand at the right. */
function layOutTable(rows: readonly (readonly string[])[], right: ReadonlySet<number>): string[] {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, at) => Math.max(all[at] ?? 0, cell.length)), []);
  const pad = (cell: string, at: number): string => (right.has(at) ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!));
  return rows.map((row) => row.map(pad).join('  ').trimEnd());
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function formatSize(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('en-US')} KB`;
}

function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

export function formatRate(briefs: number, milliseconds: number): string {
  const rate = (briefs * 1000) / Math.max(1, milliseconds);
  return rate >= 1 || rate === 0 ? `${rate.toFixed(1)} briefs/s` : `${(rate * 60).toFixed(1)} briefs/min`;
}
