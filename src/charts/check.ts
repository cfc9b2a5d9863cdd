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
  const found: Diagnostic[] = [];
  const note: Report = (diagnostic) => {
    const told = found.some(({ rule, message, place }) =>
      rule === diagnostic.rule && message === diagnostic.message && place?.line === diagnostic.place?.line && place?.column === diagnostic.place?.column);
    if (told) return;
    found.push(diagnostic);
    report(diagnostic);
  };
  const spec = readSpec(name, source, note);
  if (spec === undefined) return undefined;
  checkStructure(spec, note);
  checkFields(spec, tables, note);
  checkCost(spec, tables, note);
  return hasErrors(found) ? undefined : spec;
}
