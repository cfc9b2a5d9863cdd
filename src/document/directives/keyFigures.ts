import type { Fact } from '../../dataset/model.ts';
import type { Block, Inline, TableCell } from '../model.ts';
import { CAPTION_ATTRIBUTES, readCaption, readId, readNames } from './attributes.ts';
import { defineDirective } from './directive.ts';
import type { Call } from './directive.ts';
import { unknownFacts } from './facts.ts';
import { placed } from './placed.ts';

/** Facts as a table of figure, measure and period, the figure as running text has it. */
export const keyFigures = defineDirective({
  name: 'keyfigures',
  form: 'leaf',
  label: 'none',
  required: ['facts'],
  optional: [...CAPTION_ATTRIBUTES, 'summary'],
  notWithin: ['note'],
  build(call): Block[] {
    const names = readNames(call.attributes.facts);
    if (unknownFacts(names, call)) return [];
    const { dataset, template, slugs } = call.scope.brief;
    const { words } = template.locale;
    const head = [words.keyFigure, words.keyMeasure, words.keyPeriod];
    return [
      {
        type: 'table',
        id: readId(call, () => slugs.claim('tab-key-figures')),
        variant: 'keyFigures',
        ...readCaption(call),
        columns: [{ align: 'start' }, { align: 'start' }, { align: 'start' }],
        head: [{ kind: 'data', cells: head.map((word) => cellOf([{ type: 'text', value: word }])) }],
        body: names.map((name) => ({ kind: 'data', cells: factCells(dataset.facts.get(name)!, call) })),
        headerColumns: 1,
        summary: call.attributes.summary ?? head.join(', '),
        ...placed(call),
      },
    ];
  },
});

function factCells(fact: Fact, call: Call<string>): TableCell[] {
  const { wording, buildText } = call.scope.brief;
  const value: Inline = { type: 'factValue', facts: [fact.id], children: buildText(wording.fact(fact.id), call.place) };
  return [cellOf([value]), cellOf(buildText(fact.label, call.place)), cellOf(buildText(fact.period, call.place))];
}

function cellOf(children: readonly Inline[]): TableCell {
  return { children, columnSpan: 1, rowSpan: 1, missing: false };
}
