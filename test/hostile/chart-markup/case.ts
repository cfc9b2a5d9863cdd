import { chartPage, chartSpec } from '../support/charts.ts';
import type { HostileCase } from '../support/hostileCase.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'closes the SVG of a chart by its words, fonts, colours and titles',
  seen: 'CVE-2023-26486 and cross-site scripting of SVG charts',
  template: ({ trap }) =>
    chartPage({
      words: chartSpec({
        title: { text: '</text></svg><script>alert(1)</script>', subtitle: '<image href="x"/> & ]]> &#0;' },
        data: { values: [{ a: '"><script>alert(1)</script>', b: 1 }, { a: '&quot;onload=alert(1)', b: 2 }] },
        description: '<script>alert(1)</script>',
      }),
      paint: chartSpec({ mark: { type: 'bar', fill: `url(${trap}#x)`, stroke: `url("${trap}")`, color: 'expression(alert(1))' }, background: `url(${trap})` }),
      style: chartSpec({ mark: { type: 'bar', cursor: `url(${trap}), auto`, aria: true, description: '"/><script>', tooltip: { content: 'data' } } }),
    }),
  ends: {
    harmless: ({ html, docx }) => {
      expect(html).not.toContain('<script');
      expect([...docx.values()].join('')).not.toContain('<script');
    },
  },
};
