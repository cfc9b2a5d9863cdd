import type { Report } from '../diagnostic.ts';
import {
  channelNotObject, imageMark, linkChannel, nothingToDraw, repeatedView, unknownAggregate, unknownChannel,
  unknownFieldType, unknownKey, unknownMark, unknownProjection, unknownTransform, wrongShape,
} from '../messages/charts.ts';
import { isList, isObject, type ChartSpec, type JsonPath } from './spec.ts';
import { COMPOSITIONS, markType, viewsOf, type ChartView } from './views.ts';
import {
  AGGREGATES, CHANNELS, FIELD_TYPES, MARKS, PROJECTIONS, SPEC_KEYS, TRANSFORMS, VIEW_KEYS,
} from './vocabulary.ts';

/** Checks marks, channels and keys against what briefs use of Vega-Lite. */
export function checkStructure(spec: ChartSpec, report: Report): void {
  for (const view of viewsOf(spec)) {
    checkKeys(spec, view, report);
    checkShapes(spec, view, report);
    checkMark(spec, view, report);
    checkChannels(spec, view, report);
    checkTransforms(spec, view, report);
    checkProjection(spec, view, report);
  }
}

function checkKeys(spec: ChartSpec, { view, path }: ChartView, report: Report): void {
  const known = path.length === 0 ? SPEC_KEYS : VIEW_KEYS;
  for (const key of Object.keys(view)) {
    const place = spec.place([...path, key], 'key');
    if (key === 'repeat') report(repeatedView(spec.name, place));
    else if (!known.includes(key)) report(unknownKey(spec.name, key, known, place));
  }
}

/** Keys whose value must be a list or an object, in the words of the finding. */
const SHAPES: Readonly<Record<string, 'a list' | 'an object'>> = {
  layer: 'a list', hconcat: 'a list', vconcat: 'a list', concat: 'a list', transform: 'a list', params: 'a list', encoding: 'an object',
  data: 'an object', spec: 'an object', projection: 'an object', resolve: 'an object', config: 'an object', usermeta: 'an object',
};

function checkShapes(spec: ChartSpec, { view, path }: ChartView, report: Report): void {
  for (const [key, shape] of Object.entries(SHAPES)) {
    const value = view[key];
    const right = value === undefined || (shape === 'a list' ? isList(value) : isObject(value));
    if (!right) report(wrongShape(spec.name, key, shape, spec.place([...path, key])));
    if (COMPOSITIONS.some((composition) => composition === key) && isList(value)) {
      value.forEach((child, index) => {
        if (!isObject(child)) report(wrongShape(spec.name, key, 'a list of views', spec.place([...path, key, index])));
      });
    }
  }
}

function checkMark(spec: ChartSpec, { view, path }: ChartView, report: Report): void {
  const mark = markType(view);
  if (mark === undefined) {
    const composed = isObject(view.spec) || COMPOSITIONS.some((key) => isList(view[key]));
    if (!composed || view.mark !== undefined) report(nothingToDraw(spec.name, spec.place([...path, 'mark'])));
    return;
  }
  const place = spec.place(isObject(view.mark) ? [...path, 'mark', 'type'] : [...path, 'mark']);
  if (mark === 'image') report(imageMark(spec.name, place));
  else if (!MARKS.includes(mark)) report(unknownMark(spec.name, mark, MARKS, place));
  if (isObject(view.mark) && view.mark.href !== undefined) {
    report(linkChannel(spec.name, 'href', spec.place([...path, 'mark', 'href'], 'key')));
  }
}

function checkChannels(spec: ChartSpec, { view, path }: ChartView, report: Report): void {
  if (!isObject(view.encoding)) return;
  for (const [channel, definition] of Object.entries(view.encoding)) {
    const at = [...path, 'encoding', channel];
    if (channel === 'href' || channel === 'url') {
      report(linkChannel(spec.name, channel, spec.place(at, 'key')));
    } else if (!CHANNELS.includes(channel)) {
      report(unknownChannel(spec.name, channel, CHANNELS, spec.place(at, 'key')));
    }
    if (definition === null) continue;
    if (!isObject(definition) && !isList(definition)) {
      report(channelNotObject(spec.name, channel, spec.place(at)));
      continue;
    }
    const definitions = isList(definition) ? definition : [definition];
    definitions.forEach((part, index) => {
      checkDefinition(spec, part, isList(definition) ? [...at, index] : at, report);
    });
  }
}

function checkDefinition(spec: ChartSpec, definition: unknown, path: JsonPath, report: Report): void {
  if (!isObject(definition)) return;
  const { type, aggregate } = definition;
  if (typeof type === 'string' && !FIELD_TYPES.includes(type)) {
    report(unknownFieldType(spec.name, type, FIELD_TYPES, spec.place([...path, 'type'])));
  }
  if (typeof aggregate === 'string' && !AGGREGATES.includes(aggregate)) {
    report(unknownAggregate(spec.name, aggregate, AGGREGATES, spec.place([...path, 'aggregate'])));
  }
}

function checkProjection(spec: ChartSpec, { view, path }: ChartView, report: Report): void {
  const type = isObject(view.projection) ? view.projection.type : undefined;
  if (typeof type !== 'string' || PROJECTIONS.includes(type)) return;
  report(unknownProjection(spec.name, type, PROJECTIONS, spec.place([...path, 'projection', 'type'])));
}

function checkTransforms(spec: ChartSpec, { view, path }: ChartView, report: Report): void {
  if (!isList(view.transform)) return;
  view.transform.forEach((transform, index) => {
    const at = [...path, 'transform', index];
    const keys = isObject(transform) ? Object.keys(transform) : [];
    if (keys.some((key) => TRANSFORMS.includes(key))) return;
    report(unknownTransform(spec.name, keys[0] ?? '', TRANSFORMS, spec.place(at)));
  });
}
