import { checkDataset } from '../../src/dataset/checks/check.ts';
import { parseDatasetDocument } from '../../src/dataset/document.ts';
import type { CheckReport, RelationResult } from '../../src/dataset/model.ts';
import { formatDiagnostic } from '../../src/diagnostic.ts';
import { units } from './units.ts';

export interface FactText {
  readonly value: string | number;
  readonly unit?: string;
  readonly qualifier?: string;
  readonly computed?: object;
}

/** Checks a dataset of these facts and relations, and gives what was found as the terminal shows it. */
export function checkFacts(
  facts: Readonly<Record<string, FactText | { readonly computed: object; readonly unit?: string }>>,
  relations: readonly { readonly expression: string; readonly tolerance?: number }[],
): { report: CheckReport; findings: string[] } {
  const findings: string[] = [];
  const document = {
    title: 'Sample',
    country: { name: 'Sampleland', iso3: 'XXS' },
    edition: { name: '2005', year: 2005 },
    language: 'en-US',
    author: 'Sample office',
    sources: { report: { title: 'Annual report', author: 'Sample agency', date: '2005-12-05' } },
    facts: Object.fromEntries(
      Object.entries(facts).map(([id, fact]) => [
        id,
        { label: `Label of ${id}`, unit: 'kg', period: '2005', place: 'Sampleland', ...('computed' in fact ? {} : { source: { document: 'report' } }), ...fact },
      ]),
    ),
    checks: { relations: relations.map((relation, index) => ({ id: `relation-${index}`, title: 'Sample', ...relation })), conflicts: [] },
  };
  const report = (finding: Parameters<typeof formatDiagnostic>[0]): void => void findings.push(formatDiagnostic(finding));
  const dataset = parseDatasetDocument(JSON.stringify(document), 'sample.json', report, units);
  if (dataset === undefined) throw new Error(findings.join('\n'));
  return { report: checkDataset(dataset, report, units), findings };
}

/** What one relation gives, with what is reported otherwise as an error of the test. */
export function evaluateWith(facts: Parameters<typeof checkFacts>[0], expression: string, tolerance?: number): Exclude<RelationResult, { outcome: 'notEvaluable' }> {
  const { report, findings } = checkFacts(facts, [{ expression, ...(tolerance === undefined ? {} : { tolerance }) }]);
  const [result] = report.relations;
  if (result === undefined || result.outcome === 'notEvaluable') throw new Error(findings.join('\n'));
  return result;
}
