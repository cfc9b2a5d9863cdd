import { chartPage, chartSpec } from '../support/charts.ts';
import type { HostileCase } from '../support/hostileCase.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'leaves expressions of charts by constructors, scopes and functions that are not listed',
  seen: 'CVE-2023-26486, CVE-2023-26487, CVE-2025-25304, CVE-2025-59840 (vega expressions)',
  template: () =>
    chartPage(
      Object.fromEntries(
        [
          "datum.constructor.constructor('return process')()", "datum['const'+'ructor']", "''['sub']['constructor']('return this')()", 'event.view.eval(1)', 'view', 'this.constructor', '[]["filter"]["constructor"]("alert(1)")()',
          'toString.call(1)', 'vlSelectionTuples([{datum:1}], {unit:1})', "scale('x', {toString: 1})", "warn('x')", "info(datum)", "data('source_0')", "setdata('source_0', [])", "modify('source_0', 1)", 'now()', 'random()', 'windowSize()', "replace('a', /(a+)+$/, 'b')",
          "datum['__proto__']", 'datum.__proto__.polluted', "merge(datum, {})", "intersect([[0,0],[1,1]])", "loadData('x')", "encode({}, 'x')", 'regexp("(a+)+$")', '`x`', '(() => 1)()', 'function () { return 1 }', 'new Date()', 'import("fs")', 'datum.a = 1', 'x => x',
        ].map((calculate, index) => [`e${index}`, chartSpec({ transform: [{ calculate, as: 'c' }] })]),
      ),
    ),
  ends: {
    refused: ['charts/forbidden-function', 'charts/expression'],
    check: (findings) => {
      const refused = new Set(findings.filter(({ severity }) => severity === 'error').map(({ place }) => place?.file));
      expect(refused.size).toBeGreaterThanOrEqual(30);
    },
  },
};
