import type { Diagnostic, Report } from '../diagnostic.ts';

/** Order in which an analyst reads the files of a dataset. */
const order = [/\/dataset\.yaml$/, /\/facts\.yaml$/, /\/facts\//, /\/tables\//, /\/narrative\//, /\/checks\.yaml$/];

/** Holds findings back until `release`, which reports them by file, line and column. */
export function orderFindings(report: Report): { report: Report; release: () => void } {
  const held: Diagnostic[] = [];
  return {
    report: (diagnostic) => held.push(diagnostic),
    release() {
      for (const diagnostic of held.toSorted(compareFindings)) report(diagnostic);
    },
  };
}

function compareFindings(a: Diagnostic, b: Diagnostic): number {
  return compareFiles(a.place?.file ?? '', b.place?.file ?? '')
    || (a.place?.line ?? 0) - (b.place?.line ?? 0)
    || (a.place?.column ?? 0) - (b.place?.column ?? 0);
}

function compareFiles(a: string, b: string): number {
  if (a === b) return 0;
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function rank(file: string): number {
  return file === '' ? -1 : order.findIndex((pattern) => pattern.test(file));
}
