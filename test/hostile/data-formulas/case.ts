import { chartPage } from '../support/charts.ts';
import type { HostileCase } from '../support/hostileCase.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'puts formulas of spreadsheets into cells that become the workbook of a chart in Word',
  seen: 'CSV injection',
  dataset: () => ({ 'tables/seizures.csv': `drug,year,amount\n"=cmd|' /C calc'!A0",2026,1\n"+HYPERLINK(""http://127.0.0.1"")",2026,2\n"@SUM(1+1)",2026,3\n"-2+3",2026,4\n"\t=1+1",2026,5\n` }),
  template: () => ({
    ...chartPage({ native: { data: { name: 'seizures' }, mark: 'bar', height: 150, encoding: { y: { field: 'drug', type: 'nominal' }, x: { field: 'amount', type: 'quantitative' } } } }),
  }),
  ends: {
    harmless: ({ docx }) => {
      const sheets = [...docx].filter(([path]) => /\.xlsx\/xl\/worksheets/.test(path)).map(([, xml]) => xml);
      expect(sheets.join('')).not.toMatch(/<f[ >]/);
    },
  },
};
