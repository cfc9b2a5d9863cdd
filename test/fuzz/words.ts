import type { Json } from './mutations.ts';

/** What each kind of text is made of, and what it is not expected to hold. */
const ODD = ['\u0000', '\uFFFE', '\uD800', '\u202E', '\u00AD', '\u200B', '\t', '\r\n', '😀', 'é\u0301', '\u2028', '1e400', '-0', 'NaN', '__proto__', 'constructor', 'toString', '$&', '%s', '../', '\\'];

export const MARKDOWN_WORDS: readonly string[] = [
  ...ODD, '\n', '\n\n', ' ', '  ', 'word ', 'Longer words of a sentence. ', '# ', '## ', '#### ', '> ', '- ', '1. ', '* ', '    ', '*', '**', '_', '__', '~~', '`', '```\n', '[', ']', '(', ')', '![', '](https://example.org)', '](javascript:x)', '](a.png)', '<b>', '</b>', '<!--', '-->', '&amp;', '&#0;', '\\', '|', '|-|-|\n', '| a | b |\n',
  '[^n]', '[^n]: Note.\n\n', '[r]: https://example.org\n', '---\n', '===\n', ':', '::', ':::', ':::\n', '::cover\n\n', '::toc\n\n', '::figures\n\n', '::tables\n\n', '::sources\n\n', '::register\n\n', '::endnotes\n\n', '::pagebreak\n\n', ':::columns\n', ':::column{width=50}\n', ':::landscape\n', ':::callout[Title]\n', '::heading[Words]{level=1}\n',
  '::table{data=seizures caption="Seizures"}\n\n', '::table{data=seizures rows=drug pivot=year value=amount}\n\n', '::table{data=seizures group=drug where="year=2026"}\n\n', '::keyfigures{facts="heroin-seized-2026 staff-2026"}\n\n', '::chart{spec=example caption="A *chart*" source="x"}\n\n', ':ref[section]', ':ref[x]{to=fig-example}', ':lang[mot]{code=fr}', ':sup[2]', ':sub[n]',
  '{{fact "heroin-seized-2026"}}', '{{country.name}}', '{{#if country.name}}', '{{else}}', '{{/if}}', '{{#each tables.seizures}}\n', '{{drug}}', '{{/each}}\n', '{{> narrative/summary}}', '{{list keywords}}', '{{change "heroin-seized-2026" "heroin-seized-2025"}}', '{{!-- x --}}', '{width=50}', '{caption="', '"}',
];

export const TEMPLATE_WORDS: readonly string[] = [
  ...MARKDOWN_WORDS, '---\n', 'title: ', 'cover: ', '{{', '}}', '{{{', '}}}', '{{#unless ', '{{#with country}}', '{{../x}}', '{{@index}}', '{{@root.title}}', '{{#each keywords as |k i|}}', '(eq ', '(not ', ' as="words"', ' show="period"', 'parameters:\n  p: { type: number, label: P, default: 1 }\n', 'pages: { min: 1, max: 2 }\n', 'theme: ledger\n', 'paper: a4\n', 'coverLayout: page\n', 'watermark: X\n', '"', "'", '[', ']', '{', '}', ', ', ': ',
];

export const DATASET_WORDS: readonly string[] = [
  ...ODD, '\n', '  ', ',', '"', '""', "'", ': ', '- ', '[', ']', '{', '}', '|', '>', '#', '&a ', '*a', '!!str ', '<<: ', '? ', '---\n', '...\n', 'null', 'true', '1/3', '14..15', '2005-02-30', '2005-13', '1,250', '0x10', '.5', '5.', '1e3', 'percent', 'kg', 'N/A', '@heroin-seized-2026', '@x', 'value: 1\n', 'unit: kg\n', 'qualifier: more than\n', 'computed: { sum: [a, b] }\n', 'partOf: heroin-seized-2026\n', 'period: "2026"\n',
  'relations:\n  - { id: r, title: T, expression: fact("heroin-seized-2026") == 1 }\n', 'fact("', '") == ', 'sum(', 'percent_of(', ' && ', ' / 0', '**', '{{fact "heroin-seized-2026"}}', '{{', '}}', '# Heading\n', '::table{data=seizures}\n', '<script>',
];

export const CHART_KEYS: readonly string[] = [
  'data', 'name', 'values', 'url', 'mark', 'type', 'encoding', 'x', 'y', 'x2', 'color', 'size', 'shape', 'text', 'tooltip', 'detail', 'order', 'row', 'column', 'facet', 'field', 'aggregate', 'bin', 'timeUnit', 'stack', 'sort', 'scale', 'domain', 'range', 'axis', 'legend', 'title', 'format', 'labelExpr', 'condition', 'test', 'value', 'datum', 'layer', 'hconcat', 'vconcat', 'concat', 'spec', 'transform', 'filter', 'calculate', 'as', 'fold', 'pivot', 'flatten',
  'lookup', 'from', 'key', 'fields', 'window', 'joinaggregate', 'groupby', 'op', 'density', 'regression', 'impute', 'params', 'projection', 'width', 'height', 'step', 'config', 'usermeta', 'resolve', 'autosize', 'padding', 'background', 'view', 'strokeDash', 'opacity', 'angle', '__proto__', 'constructor',
];

const EXPRESSIONS = ['datum.amount > 1', "datum['x']", 'datum', 'width / 0', 'sequence(5)', "format(datum.amount, '.1f')", "timeFormat(datum.date, '%Y')", 'scale("x", 1)', 'length(null)', "replace('a', 'a', 'b')", 'if(1, 2)', 'x', '1 +', '[1,2][9]', '{a: 1}.b.c', 'min()', 'country', 'toNumber({})'];

export const CHART_VALUES: readonly Json[] = [
  ...EXPRESSIONS, null, true, false, 0, -1, 0.5, 3, 1e9, -1e300, '', 'bar', 'line', 'point', 'arc', 'text', 'boxplot', 'errorband', 'geoshape', 'image', 'quantitative', 'ordinal', 'temporal', 'nominal', 'year', 'drug', 'amount', 'seizures', 'addicts', 'agreements', 'world-countries', 'sum', 'mean', 'median', 'argmax', 'count', 'log', 'sqrt', 'band', 'time', 'utc', 'symlog', 'descending', '-x', 'zero', 'normalize', 'center', '#123456', 'red', 'url(#x)', 'http://127.0.0.1:9/x',
  [], {}, [[]], [null], [0, 1], [1, 0], ['a', 'b'], { field: 'x' }, { field: 'amount', type: 'quantitative' }, { field: 'drug', type: 'nominal' }, { aggregate: 'count' }, { value: 5 }, { expr: 'width' }, { signal: 'height' }, { step: 20 }, { type: 'bar', tooltip: true }, { type: 'line', point: true, interpolate: 'monotone' }, { values: [{ a: 1 }, { a: null }, {}] }, { name: 'seizures' }, { sequence: { start: 0, stop: 5 } }, { graticule: true }, { toString: 1, valueOf: 2 }, { type: 'log', base: 2 },
  { bin: true }, { maxbins: 5 }, { condition: { test: 'datum.x', value: 1 }, value: 2 }, [{ filter: 'datum.amount > 0' }], [{ calculate: '1', as: 'x' }], [{ fold: ['a', 'b'] }], [{ pivot: 'drug', value: 'amount' }], [{ window: [{ op: 'rank', as: 'r' }] }], [{ aggregate: [{ op: 'sum', field: 'amount', as: 's' }], groupby: ['drug'] }], [{ density: 'amount' }], [{ regression: 'amount', on: 'year' }], [{ lookup: 'drug', from: { data: { name: 'seizures' }, key: 'drug', fields: ['amount'] } }],
];
