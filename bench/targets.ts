import type { ChartSource } from './model.ts';
import type { Results } from './results.ts';

/** What is aimed at: `bar` must hold, `goal` beats the field. */
export interface Target {
  readonly name: string;
  readonly bar: number;
  readonly goal?: number;
  /** Whether more is better. */
  readonly atLeast?: boolean;
  /** Undefined where something of it was not measured. */
  measure(results: Results): number | undefined;
}

export const TARGETS: readonly Target[] = [
  { name: 'PDF, charts rendered: CPU by Typst', bar: 0.9, goal: 0.6, measure: cpuRatio('briefpress-pdf', 'typst', 'rendered') },
  { name: 'PDF, charts given: CPU by Typst', bar: 1.2, goal: 0.7, measure: cpuRatio('briefpress-pdf', 'typst', 'given') },
  { name: 'PDF, charts rendered: CPU by pdfmake by hand', bar: 0.5, measure: cpuRatio('briefpress-pdf', 'pdfmake', 'rendered') },
  { name: 'PDF, charts given: CPU by pdfmake by hand', bar: 0.5, measure: cpuRatio('briefpress-pdf', 'pdfmake', 'given') },
  { name: 'PDF, charts rendered: CPU by Chromium', bar: 0.1, measure: cpuRatio('briefpress-pdf', 'chromium', 'rendered') },
  { name: 'PDF, charts given: CPU by Chromium', bar: 0.1, measure: cpuRatio('briefpress-pdf', 'chromium', 'given') },
  { name: 'DOCX, charts given: CPU by Carbone DOCX', bar: 1.2, goal: 0.7, measure: cpuRatio('briefpress-docx', 'carbone-docx', 'given') },
  { name: 'DOCX, charts given: CPU by docx with page numbers', bar: 0.2, measure: cpuRatio('briefpress-docx', 'docx-pages', 'given') },
  { name: 'PDF + DOCX, charts rendered: CPU by Carbone', bar: 0.4, goal: 0.25, measure: cpuRatio('briefpress-pair', 'carbone-pdf', 'rendered') },
  { name: 'PDF briefs a second on two processes by Typst', bar: 1.2, goal: 2, atLeast: true, measure: speedRatio('briefpress-pdf', 'typst') },
  { name: 'Preview after one changed fact by first render', bar: 0.35, measure: ({ preview }) => preview && preview.second / preview.first },
  { name: 'Cold briefpress render to PDF, CPU s', bar: 1.5, measure: coldSeconds('briefpress render') },
  { name: 'briefpress --help, CPU s', bar: 0.15, measure: coldSeconds('briefpress --help') },
];

function cpuRatio(own: string, rival: string, charts: ChartSource): Target['measure'] {
  return ({ warm }) => {
    const cpuOf = (id: string): number | undefined => warm?.find((one) => one.id === id && one.charts === charts)?.cpu;
    return ratio(cpuOf(own), cpuOf(rival));
  };
}

function speedRatio(own: string, rival: string): Target['measure'] {
  return ({ throughput }) => {
    const speedOf = (id: string): number | undefined => throughput?.find((one) => one.id === id)?.perSecond;
    return ratio(speedOf(own), speedOf(rival));
  };
}

function coldSeconds(id: string): Target['measure'] {
  return ({ cold }) => {
    const found = cold?.find((one) => one.id === id);
    return found && found.cpu / 1000;
  };
}

function ratio(own: number | undefined, rival: number | undefined): number | undefined {
  return own === undefined || rival === undefined ? undefined : own / rival;
}
