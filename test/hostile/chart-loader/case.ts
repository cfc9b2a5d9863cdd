import { chartPage, chartSpec } from '../support/charts.ts';
import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'loads data, shapes and pictures from the network and from files',
  seen: 'CVE-2020-26296 (vega), server-side requests of chart servers',
  template: ({ canary, trap }) =>
    chartPage({
      url: chartSpec({ data: { url: trap } }),
      file: chartSpec({ data: { url: `file://${canary.path}`, format: { type: 'csv' } } }),
      lookup: chartSpec({ transform: [{ lookup: 'a', from: { data: { url: trap }, key: 'a', fields: ['b'] } }] }),
      image: chartSpec({ mark: { type: 'image', url: trap } }),
      channel: chartSpec({ encoding: { x: { field: 'b' }, url: { value: trap }, href: { value: 'javascript:alert(1)' } } }),
      datasets: chartSpec({ datasets: { evil: trap }, data: { name: 'evil' } }),
      embed: chartSpec({ usermeta: { embedOptions: { loader: { target: '_blank' }, patch: trap, sourceHeader: '<script>' } } }),
      config: chartSpec({ config: { background: `url(${trap})`, signals: [{ name: 'x', update: `data('y')` }] } }),
      topo: chartSpec({ data: { url: trap, format: { type: 'topojson', feature: 'x' } } }),
    }),
  ends: { refused: ['charts/nothing-loaded'] },
};
