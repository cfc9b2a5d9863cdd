/** Charts of every kind over the sample tables, by name. */
export const specs = {
  bar: {
    data: { name: 'seizures' },
    transform: [{ filter: 'datum.year == 2004' }],
    height: 90,
    mark: 'bar',
    encoding: { y: { field: 'drug', sort: null }, x: { field: 'amount', type: 'quantitative' } },
  },
  grouped: {
    data: { name: 'seizures' },
    height: 130,
    encoding: {
      y: { field: 'drug', sort: null },
      yOffset: { field: 'year', type: 'ordinal' },
      x: { field: 'amount', type: 'quantitative', axis: null },
    },
    layer: [
      { mark: 'bar', encoding: { color: { field: 'year', type: 'ordinal', title: null } } },
      { mark: { type: 'text', align: 'left', dx: 4, invalid: null }, encoding: { text: { field: 'amount_text' } } },
    ],
  },
  stacked: {
    data: { name: 'seizures' },
    height: 140,
    mark: 'bar',
    encoding: {
      x: { field: 'year', type: 'ordinal' },
      y: { aggregate: 'sum', field: 'amount', stack: 'normalize', title: 'Share' },
      color: { field: 'drug', title: null },
    },
  },
  line: {
    data: { name: 'monthly' },
    height: 140,
    mark: { type: 'line', point: true },
    encoding: {
      x: { field: 'month', type: 'temporal', title: null, axis: { format: '%b' } },
      y: { field: 'amount', type: 'quantitative' },
      color: { field: 'drug', title: null },
    },
  },
  area: {
    data: { name: 'monthly' },
    height: 120,
    mark: 'area',
    encoding: {
      x: { field: 'month', type: 'temporal', title: null },
      y: { aggregate: 'sum', field: 'amount' },
    },
  },
  pie: {
    data: { name: 'seizures' },
    transform: [{ filter: 'datum.year == 2005' }],
    height: 120,
    mark: 'arc',
    encoding: { theta: { field: 'amount', type: 'quantitative' }, color: { field: 'drug', title: null } },
  },
  scatter: {
    data: { name: 'routes' },
    height: 140,
    mark: 'point',
    encoding: { x: { field: 'longitude', type: 'quantitative' }, y: { field: 'latitude', type: 'quantitative' } },
  },
  heatmap: {
    data: { name: 'seizures' },
    height: 110,
    mark: 'rect',
    encoding: {
      x: { field: 'year', type: 'ordinal' },
      y: { field: 'drug', sort: null },
      color: { field: 'amount', type: 'quantitative' },
    },
  },
  timeline: {
    data: { name: 'agreements' },
    transform: [{ filter: 'isValid(datum.date)' }],
    height: 90,
    encoding: {
      x: { field: 'date', type: 'temporal', title: null, axis: { format: '%Y' } },
      y: { field: 'short', sort: { field: 'date' }, axis: null },
    },
    layer: [
      { mark: 'point', encoding: { color: { field: 'kind', title: null }, shape: { field: 'kind', title: null } } },
      { mark: { type: 'text', align: 'left', dx: 8 }, encoding: { text: { field: 'short' } } },
    ],
  },
  facet: {
    data: { name: 'monthly' },
    facet: { field: 'drug', title: null },
    columns: 2,
    spec: {
      height: 80,
      mark: 'line',
      encoding: {
        x: { field: 'month', type: 'temporal', title: null, axis: { format: '%b', tickCount: 4 } },
        y: { field: 'amount', type: 'quantitative', title: null },
      },
    },
  },
  map: {
    usermeta: { alt: { summary: 'Map of two routes.', list: { data: 'routes', groupby: 'title', item: 'place', order: 'order' } } },
    height: 200,
    projection: { type: 'mercator', scale: 300, center: [85, 47] },
    layer: [
      { data: { name: 'world-countries' }, mark: { type: 'geoshape', clip: true } },
      {
        data: { name: 'world-countries' },
        transform: [{ filter: 'datum.properties.name == country' }],
        mark: { type: 'geoshape', clip: true, style: 'focus' },
      },
      {
        data: { name: 'routes' },
        encoding: { longitude: { field: 'longitude', type: 'quantitative' }, latitude: { field: 'latitude', type: 'quantitative' } },
        layer: [
          { mark: { type: 'line' }, encoding: { detail: { field: 'title' }, order: { field: 'order' } } },
          { mark: { type: 'text', dy: -7 }, encoding: { text: { field: 'place' } } },
        ],
      },
    ],
  },
  choropleth: {
    height: 160,
    data: { name: 'world-countries' },
    transform: [
      { filter: "indexof(['Kazakhstan', 'Kyrgyzstan', 'Uzbekistan', 'Tajikistan', 'Turkmenistan'], datum.properties.name) >= 0" },
      { lookup: 'properties.name', from: { data: { name: 'region' }, key: 'country', fields: ['amount'] } },
    ],
    projection: { type: 'mercator' },
    mark: 'geoshape',
    encoding: { color: { field: 'amount', type: 'quantitative', title: 'Seized (kg)' } },
  },
} as const;
