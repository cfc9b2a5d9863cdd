import { onceFor, openCache } from '../cache.ts';
import type { DataTable } from '../dataset/model.ts';
import { hasErrors, type Diagnostic, type Report } from '../diagnostic.ts';
import type { SourceText } from '../template/model.ts';
import { checkCost } from './cost.ts';
import { checkFields } from './fields.ts';
import { readSpec, type ChartSpec } from './spec.ts';
import { checkStructure } from './structure.ts';

/**
 * Checks one Vega-Lite spec before it is drawn: JSON, structure, tables and columns, cost. Reports all
 * that is wrong and gives the spec, or undefined if it must not be drawn.
 */
export function checkChart(
  name: string,
  source: SourceText,
  tables: ReadonlyMap<string, DataTable>,
  report: Report,
): ChartSpec | undefined {
  const { spec, findings } = readings(source).keep(name, () => read(name, source));
  const found = [...findings];
  if (spec !== undefined) {
    const note = noteOnce(found);
    checkFields(spec, tables, note);
    checkCost(spec, tables, note);
  }
  found.sort(byPlace).forEach(report);
  return hasErrors(found) ? undefined : spec;
}

/** What a text says, whatever dataset it is drawn with. */
interface Reading {
  readonly spec: ChartSpec | undefined;
  readonly findings: readonly Diagnostic[];
}

const NAMES_KEPT = 4;

/** What each text gave, by the name that the chart has: it is the same for every brief. */
const readings = onceFor(() => openCache<Reading>(NAMES_KEPT));

function read(name: string, source: SourceText): Reading {
  const findings: Diagnostic[] = [];
  const spec = readSpec(name, source, (finding) => findings.push(finding));
  if (spec !== undefined) checkStructure(spec, noteOnce(findings));
  return { spec, findings };
}

function noteOnce(found: Diagnostic[]): Report {
  return (finding) => {
    if (!found.some((other) => sameFinding(other, finding))) found.push(finding);
  };
}

function sameFinding(a: Diagnostic, b: Diagnostic): boolean {
  return a.rule === b.rule && a.message === b.message && byPlace(a, b) === 0;
}

function byPlace({ place: a }: Diagnostic, { place: b }: Diagnostic): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
