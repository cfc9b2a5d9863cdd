import { captionLine, sourceLines } from '../../document/lines.ts';
import type { PrintedLine } from '../../document/lines.ts';
import type { Drawing, Figure, Picture, Table } from '../../document/model.ts';
import { inlineText } from '../../document/walk.ts';
import { missingAsset } from '../../messages/html.ts';
import { BriefError } from '../../diagnostic.ts';
import { writeInlines } from './inlines.ts';
import { element, lines, verbatim } from './markup.ts';
import type { Content, Html } from './markup.ts';
import { languageOf, ownId } from './scope.ts';
import type { Scope } from './scope.ts';
import { describeSvg } from './svg.ts';

/** A figure: caption, picture, the lines below, and a chart's values as a table that opens. */
export function writeFigure(figure: Figure, scope: Scope): Html {
  const asset = scope.assets.get(figure.asset);
  if (asset === undefined) throw new BriefError([missingAsset(figure.asset, figure.place)]);
  const alt = figure.alt ?? asset.alt;
  const caption = captionLine(figure, scope.document);
  const image = asset.kind === 'drawing' ? drawingOf(asset, figure, alt, scope) : pictureOf(asset, alt);
  return element(
    'figure',
    { id: figure.id, class: 'figure', ...languageOf(figure) },
    lines([
      caption && element('figcaption', {}, writeLine(caption, scope)),
      image,
      ...writeSources(figure, scope),
      asset.kind === 'drawing' && alt !== '' ? dataOf(asset, scope) : undefined,
    ]),
  );
}

/** The lines under a figure or table. */
export function writeSources(block: Figure | Table, scope: Scope): Html[] {
  return sourceLines(block, scope.document).map((line) => element('p', { class: line.kind }, writeLine(line, scope)));
}

/** A caption, source or note with its fixed words set apart. */
export function writeLine(line: PrintedLine, scope: Scope): Content {
  const lead = line.lead === '' ? undefined : element('span', { class: 'lead' }, line.lead);
  return [lead, writeInlines(line.content, scope)];
}

function drawingOf(drawing: Drawing, figure: Figure, alt: string, scope: Scope): Html {
  const caption = inlineText(figure.caption ?? [], scope.document.labels);
  const svg = describeSvg(drawing.svg, { id: ownId(figure.id), title: caption, description: alt });
  return element(
    'div',
    { class: 'drawing', style: `--width:${drawing.width}pt;aspect-ratio:${drawing.width}/${drawing.height}` },
    verbatim(svg),
  );
}

function pictureOf(picture: Picture, alt: string): Html {
  const data = Buffer.from(picture.bytes).toString('base64');
  const src = `data:${picture.mediaType};base64,${data}`;
  const style = `aspect-ratio:${picture.width}/${picture.height}`;
  return element('div', { class: 'drawing', style: `--width:${picture.width}pt` }, element('img', { src, alt, style }));
}

function dataOf({ data }: Drawing, scope: Scope): Html {
  const head = data.columns.map((column) => element('th', { scope: 'col' }, column));
  const rows = data.rows.map((row) =>
    element(
      'tr',
      {},
      row.map((value, column) => element(column === 0 ? 'th' : 'td', column === 0 ? { scope: 'row' } : {}, value)),
    ),
  );
  const table = element('table', {}, element('thead', {}, element('tr', {}, head)), element('tbody', {}, lines(rows)));
  return element(
    'details',
    { class: 'data' },
    element('summary', {}, scope.document.meta.locale.words.chartData),
    table,
  );
}
