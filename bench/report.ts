import type { Results } from './results.ts';
import { TARGETS, type Target } from './targets.ts';

type Row = readonly (string | number | undefined)[];

/** The results as Markdown. */
export function printResults(results: Results): string {
  const { warm = [], cold = [], throughput = [], stages = {}, skipped, preview } = results;
  return [
    `\`${results.command}\` on ${results.machine}`,
    ...Object.entries(skipped).map(([id, reason]) => `Not measured: ${id} (${reason})`),
    printSection('Warm, one brief', ['', 'charts', 'CPU ms', 'least', 'wall ms', 'KB', 'peak MiB'],
      warm.map((one) => [one.id, one.charts, one.cpu, one.leastCpu, one.wall, one.bytes / 1000, one.memory])),
    printSection('Two processes, charts rendered', ['', 'briefs a second'], throughput.map((one) => [one.id, one.perSecond])),
    printSection('Cold, a process a brief, charts rendered', ['', 'CPU ms', 'wall ms', 'peak MiB'],
      cold.map((one) => [one.id, one.cpu, one.wall, one.memory])),
    printSection('Our stages', ['', 'CPU ms'], Object.entries(stages)),
    printSection('Preview', ['', 'CPU ms'], preview === undefined ? [] : [['first', preview.first], ['one fact changed', preview.second]]),
    printSection('Targets', ['', 'bar', 'goal', 'measured', ''], TARGETS.map((target) => targetRow(target, target.measure(results)))),
  ].filter((part) => part !== '').join('\n\n');
}

function targetRow(target: Target, measured: number | undefined): Row {
  const { name, bar, goal, atLeast = false } = target;
  const sign = atLeast ? '≥' : '≤';
  const holds = (limit: number): boolean => measured !== undefined && (atLeast ? measured >= limit : measured <= limit);
  const verdict = measured === undefined ? 'not measured' : goal !== undefined && holds(goal) ? 'goal' : holds(bar) ? 'holds' : 'MISSED';
  return [name, `${sign} ${bar}`, goal === undefined ? '' : `${sign} ${goal}`, measured?.toFixed(2), verdict];
}

/** A heading and a table in Markdown; nothing without rows. */
export function printSection(title: string, head: readonly string[], rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const cells = [head, ...rows].map((row) => row.map((value) => (typeof value === 'number' ? rounded(value) : (value ?? ''))));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string => `| ${row.map((text, column) => text.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [`## ${title}`, '', line(cells[0]!), rule, ...cells.slice(1).map(line)].join('\n');
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
