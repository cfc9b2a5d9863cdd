import type { Files } from './hostileCase.ts';
import { page } from './starters.ts';

/** A brief that shows these charts; a spec that is a text is taken as it is. */
export function chartPage(specs: Readonly<Record<string, object | string>>): Files {
  const charts = Object.entries(specs).map(([name, spec]) => [`charts/${name}.vl.json`, typeof spec === 'string' ? spec : JSON.stringify(spec)]);
  const body = Object.keys(specs).map((name) => `::chart{spec=${name} caption="A chart" source="No one."}`);
  return { 'template.md': page(body.join('\n\n')), 'charts/example.vl.json': null, ...Object.fromEntries(charts) };
}

/** A small bar chart, with other parts over its own. */
export function chartSpec(parts: object = {}): object {
  return {
    data: { values: [{ a: 'x', b: 1 }, { a: 'y', b: 2 }] },
    mark: 'bar',
    encoding: { x: { field: 'b', type: 'quantitative' }, y: { field: 'a', type: 'nominal' } },
    height: 100,
    ...parts,
  };
}
