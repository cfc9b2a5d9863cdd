/** The part of Vega-Lite that briefs use: names that a spec may contain where they are checked. */

/** Marks that can be printed. `image` is left out: a chart loads nothing. */
export const MARKS: readonly string[] = [
  'arc', 'area', 'bar', 'boxplot', 'circle', 'errorband', 'errorbar', 'geoshape', 'line', 'point',
  'rect', 'rule', 'square', 'text', 'tick', 'trail',
];

/** Channels of an encoding. Those of web pages (`href`, `url`) are refused by name. */
export const CHANNELS: readonly string[] = [
  'angle', 'color', 'column', 'description', 'detail', 'facet', 'fill', 'fillOpacity', 'key',
  'latitude', 'latitude2', 'longitude', 'longitude2', 'opacity', 'order', 'radius', 'radius2',
  'row', 'shape', 'size', 'stroke', 'strokeDash', 'strokeOpacity', 'strokeWidth', 'text', 'theta',
  'theta2', 'tooltip', 'x', 'x2', 'xError', 'xError2', 'xOffset', 'y', 'y2', 'yError', 'yError2',
  'yOffset',
];

export const FIELD_TYPES: readonly string[] = ['geojson', 'nominal', 'ordinal', 'quantitative', 'temporal'];

export const AGGREGATES: readonly string[] = [
  'argmax', 'argmin', 'average', 'ci0', 'ci1', 'count', 'distinct', 'max', 'mean', 'median', 'min',
  'missing', 'product', 'q1', 'q3', 'stderr', 'stdev', 'stdevp', 'sum', 'valid', 'variance', 'variancep',
];

/** Properties of a view; those of the whole spec besides. */
export const VIEW_KEYS: readonly string[] = [
  'align', 'bounds', 'center', 'columns', 'concat', 'data', 'description', 'encoding', 'facet', 'hconcat',
  'height', 'layer', 'mark', 'name', 'params', 'projection', 'resolve', 'spacing', 'spec', 'title',
  'transform', 'vconcat', 'view', 'width',
];

export const SPEC_KEYS: readonly string[] = [
  ...VIEW_KEYS, '$schema', 'autosize', 'background', 'config', 'padding', 'usermeta',
];

export const TRANSFORMS: readonly string[] = [
  'aggregate', 'bin', 'calculate', 'density', 'extent', 'filter', 'flatten', 'fold', 'impute', 'joinaggregate',
  'loess', 'lookup', 'pivot', 'quantile', 'regression', 'sample', 'stack', 'timeUnit', 'window',
];

/**
 * Functions of expressions. Left out: regular expressions (one can run for hours), `pad` and `repeat` (a
 * string of any length), the clock, and what belongs to a screen.
 */
export const EXPRESSION_FUNCTIONS: readonly string[] = [
  'abs', 'acos', 'asin', 'atan', 'atan2', 'bandwidth', 'ceil', 'clamp', 'cos', 'date', 'datetime', 'day', 'domain',
  'exp', 'extent', 'floor', 'format', 'geoArea', 'geoBounds', 'geoCentroid', 'hours', 'hypot', 'if', 'indexof',
  'inrange', 'isArray', 'isBoolean', 'isDate', 'isDefined', 'isFinite', 'isNaN', 'isNumber', 'isObject',
  'isString', 'isValid', 'join', 'lastindexof', 'length', 'lerp', 'log', 'lower', 'max', 'min', 'minutes', 'month',
  'monthAbbrevFormat', 'monthFormat', 'parseFloat', 'parseInt', 'peek', 'pow', 'quarter', 'range', 'replace',
  'reverse', 'round', 'scale', 'seconds', 'sequence', 'sin', 'slice', 'sort', 'span', 'split', 'sqrt',
  'substring', 'tan', 'time', 'timeFormat', 'timeOffset', 'toBoolean', 'toDate', 'toNumber', 'toString',
  'trim', 'truncate', 'upper', 'utc', 'utcFormat', 'utcdate', 'utcday', 'utcmonth', 'utcquarter', 'utcyear',
  'week', 'year',
];

export const PROJECTIONS: readonly string[] = [
  'albers', 'albersUsa', 'azimuthalEqualArea', 'azimuthalEquidistant', 'conicConformal', 'conicEqualArea', 'conicEquidistant', 'equalEarth',
  'equirectangular', 'gnomonic', 'identity', 'mercator', 'mollweide', 'naturalEarth1', 'orthographic', 'stereographic',
  'transverseMercator',
];
