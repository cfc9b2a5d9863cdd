import { printParseErrorCode, type ParseErrorCode } from 'jsonc-parser';
import type { Diagnostic, Place } from '../diagnostic.ts';
import { didYouMean, finding, listOr, quote } from './wording.ts';

const chart = (name: string): string => `Chart ${quote(name)}`;

const error = (rule: string, message: string, place?: Place, hint?: string): Diagnostic =>
  finding('error', `charts/${rule}`, message, place, hint);

const warning = (rule: string, message: string, place?: Place, hint?: string): Diagnostic =>
  finding('warning', `charts/${rule}`, message, place, hint);

// Reading ------------------------------------------------------------------------------------

export const noSuchChart = (name: string, known: Iterable<string>, place?: Place): Diagnostic =>
  error('no-such-chart', `There is no chart ${quote(name)}.`, place, `${didYouMean(name, known)} A chart is a file charts/<name>.vl.json.`);

export const tooManyCharts = (count: number, most: number, place?: Place): Diagnostic =>
  error('too-many', `The brief shows ${count} charts; the limit is ${most}.`, place, 'Part it into several briefs.');

const JSON_ERRORS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is not JSON',
  InvalidNumberFormat: 'this is not a number',
  PropertyNameExpected: 'a name in double quotes is expected here (or a comma before it is too many)',
  ValueExpected: 'a value is expected here (or a comma before it is too many)',
  ColonExpected: 'a colon is missing here',
  CommaExpected: 'a comma is missing here',
  CloseBraceExpected: 'a closing brace } is missing here',
  CloseBracketExpected: 'a closing bracket ] is missing here',
  EndOfFileExpected: 'nothing may follow the end of the spec',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'the text has no closing quote',
  UnexpectedEndOfNumber: 'the number is not finished',
  InvalidUnicode: 'the \\u escape is not valid',
  InvalidEscapeCharacter: 'the escape after \\ is not valid',
  InvalidCharacter: 'a control character must be escaped',
};

export const badJson = (name: string, code: ParseErrorCode, found: string, place: Place): Diagnostic => {
  const what = JSON_ERRORS[printParseErrorCode(code)] ?? 'this is not JSON';
  const seen = found === '' ? '' : `; found ${quote(found.slice(0, 40))}`;
  return error('bad-json', `${chart(name)} cannot be read: ${what}${seen}.`, place);
};

export const specNotObject = (name: string, place: Place): Diagnostic =>
  error('bad-json', `${chart(name)} is not a Vega-Lite spec.`, place, 'A spec is an object: {"data": ..., "mark": ..., "encoding": ...}.');

export const specTooLong = (name: string, length: number, most: number, place: Place): Diagnostic =>
  error('too-much', `${chart(name)} has ${length} characters; the limit for a spec is ${most}.`, place, 'Put the data into a table of the dataset.');

export const specTooDeep = (name: string, most: number, place: Place): Diagnostic =>
  error('too-much', `${chart(name)} nests brackets deeper than the limit of ${most}.`, place);

// Structure ----------------------------------------------------------------------------------

export const unknownKey = (name: string, key: string, known: readonly string[], place: Place): Diagnostic =>
  error('unknown-property', `${chart(name)} has a property ${quote(key)} that charts do not know.`, place, didYouMean(key, known));

export const wrongShape = (name: string, key: string, shape: string, place: Place): Diagnostic =>
  error('wrong-shape', `${chart(name)}: ${quote(key)} is not ${shape}.`, place);

export const repeatedView = (name: string, place: Place): Diagnostic =>
  error('no-repeat', `${chart(name)} uses "repeat", which briefs do not draw.`, place, 'Use "facet" for small multiples or "layer" for several measures.');

export const unknownMark = (name: string, mark: string, known: readonly string[], place: Place): Diagnostic =>
  error('unknown-mark', `${chart(name)} has an unknown mark ${quote(mark)}.`, place, didYouMean(mark, known));

export const imageMark = (name: string, place: Place): Diagnostic =>
  error('nothing-loaded', `${chart(name)} uses the mark "image"; charts load nothing.`, place, 'Put the picture into the template: ![alt](picture.png).');

export const nothingToDraw = (name: string, place: Place): Diagnostic =>
  error('no-mark', `${chart(name)} has a view without a mark.`, place, 'Give "mark": "bar", or "layer" with views that have marks.');

export const unknownChannel = (name: string, channel: string, known: readonly string[], place: Place): Diagnostic =>
  error('unknown-channel', `${chart(name)} encodes an unknown channel ${quote(channel)}.`, place, didYouMean(channel, known));

export const linkChannel = (name: string, channel: string, place: Place): Diagnostic =>
  error('nothing-loaded', `${chart(name)} uses ${quote(channel)}; charts neither load nor link.`, place, 'Link in the text of the template.');

export const channelNotObject = (name: string, channel: string, place: Place): Diagnostic =>
  error('bad-channel', `${chart(name)}: the channel ${quote(channel)} is not an object.`, place, `Write "${channel}": {"field": "..."}.`);

export const unknownFieldType = (name: string, type: string, known: readonly string[], place: Place): Diagnostic =>
  error('unknown-type', `${chart(name)} has an unknown type ${quote(type)}.`, place, didYouMean(type, known));

export const unknownAggregate = (name: string, aggregate: string, known: readonly string[], place: Place): Diagnostic =>
  error('unknown-aggregate', `${chart(name)} has an unknown aggregate ${quote(aggregate)}.`, place, didYouMean(aggregate, known));

export const unknownTransform = (name: string, key: string, known: readonly string[], place: Place): Diagnostic =>
  error('unknown-transform', `${chart(name)} has an unknown transform${key === '' ? '' : ` ${quote(key)}`}.`, place, didYouMean(key, known));

export const unknownProjection = (name: string, type: string, known: readonly string[], place: Place): Diagnostic =>
  error('unknown-projection', `${chart(name)} has an unknown projection ${quote(type)}.`, place, didYouMean(type, known));

export const interactiveChart = (name: string, place: Place): Diagnostic =>
  error('interactive', `${chart(name)} waits for a reader's hand; a printed chart cannot.`, place, 'Take "select" and "bind" out.');

// Data ---------------------------------------------------------------------------------------

export const unknownTable = (name: string, table: string, known: readonly string[], place: Place): Diagnostic =>
  error('unknown-table', `${chart(name)} draws ${quote(table)}, which is not a table of the dataset.`, place, didYouMean(table, known));

export const unknownColumn = (name: string, column: string, known: Iterable<string>, place: Place): Diagnostic =>
  error('unknown-column', `${chart(name)} uses a column ${quote(column)} that its data do not have.`, place, didYouMean(column, known));

export const noData = (name: string, known: readonly string[], place: Place): Diagnostic =>
  error('no-data', `${chart(name)} names no data.`, place, `Give "data": {"name": "..."}. ${didYouMean('', known)}`);

export const urlData = (name: string, place: Place): Diagnostic =>
  error('nothing-loaded', `${chart(name)} asks for data by URL; charts load nothing.`, place, 'Put the data into a table of the dataset and name it: "data": {"name": "..."}.');

export const inlineDatasets = (name: string, place: Place): Diagnostic =>
  error('unknown-table', `${chart(name)} holds data sets of its own.`, place, 'Put the data into a table of the dataset and name it: "data": {"name": "..."}.');

export const numbersFromText = (name: string, column: string, place: Place): Diagnostic =>
  error('wrong-type', `${chart(name)} takes the column ${quote(column)} as quantitative, but it holds text.`, place, 'Use "nominal" or "ordinal", or count it: "aggregate": "count".');

export const datesFromOther = (name: string, column: string, kind: string, place: Place): Diagnostic =>
  error('wrong-type', `${chart(name)} takes the column ${quote(column)} as temporal, but it holds ${KINDS[kind] ?? kind}.`, place, kind === 'year' ? 'Use "ordinal" for years.' : 'Declare the column with type: date in dataset.yaml.');

const KINDS: Readonly<Record<string, string>> = { number: 'numbers', text: 'text', year: 'years' };

// Expressions --------------------------------------------------------------------------------

export const badExpression = (name: string, text: string, reason: string, place: Place): Diagnostic =>
  error('bad-expression', `${chart(name)} has an expression that cannot be read: ${quote(text.slice(0, 60))}${reason === '' ? '' : ` (${reason})`}.`, place);

export const forbiddenFunction = (name: string, called: string, known: readonly string[], place: Place): Diagnostic =>
  error('forbidden-function', `${chart(name)} calls ${quote(called)}, which charts may not.`, place, didYouMean(called, known));

export const forbiddenMember = (name: string, member: string, place: Place): Diagnostic =>
  error('forbidden-function', `${chart(name)} reads ${quote(member)}, which charts may not.`, place);

export const regularExpression = (name: string, place: Place): Diagnostic =>
  error('forbidden-function', `${chart(name)} has a regular expression, which charts may not.`, place, 'Use indexof, substring or replace with a text.');

export const longSequence = (name: string, most: number, place: Place): Diagnostic =>
  error('too-much', `${chart(name)} calls sequence() with bounds that are not numbers or more than ${most} apart.`, place);

export const badFormat = (name: string, format: string, place: Place): Diagnostic =>
  error('bad-format', format === '' ? `${chart(name)} computes a format.` : `${chart(name)} has a format that no label needs: ${quote(format)}.`, place, 'Write a short format as a text, such as ",.1f".');

// Cost ---------------------------------------------------------------------------------------

export const overLimit = (name: string, what: string, value: number, limit: number, place: Place, side: 'above' | 'below' = 'above'): Diagnostic =>
  error('too-much', `${chart(name)}: ${number(value)} ${what} is too ${side === 'above' ? 'much' : 'little'}.`, place, `At ${side === 'above' ? 'most' : 'least'} ${number(limit)}.`);

export const tableTooLong = (name: string, table: string, rows: number, most: number, place: Place): Diagnostic =>
  error('too-much', `${chart(name)} draws the table ${quote(table)} with ${rows} rows; a chart may draw ${most}.`, place, 'Make a table of totals for the chart.');

export const unprintable = (name: string, what: string, place: Place): Diagnostic =>
  error('not-printed', `${chart(name)} uses ${quote(what)}, which print does not have.`, place);

export const tooLarge = (name: string, width: number, height: number, most: number, place: Place): Diagnostic =>
  error('too-much', `${chart(name)} is ${number(width)} x ${number(height)} points; a chart may have ${most} a side.`, place, 'Set "width" and "height".');

export const tooManyShapes = (name: string, place: Place): Diagnostic =>
  error('too-much', `${chart(name)} draws more shapes than a page can hold.`, place, 'Draw totals, or fewer rows.');

// Drawing ------------------------------------------------------------------------------------

export const cannotDraw = (name: string, reason: string, place: Place): Diagnostic =>
  error('cannot-draw', `${chart(name)} cannot be drawn: ${sentence(reason)}`, place);

export const unexpectedForm = (name: string, place: Place): Diagnostic =>
  error('cannot-draw', `${chart(name)} cannot be drawn: a part of it has a form that Vega-Lite does not expect.`, place, 'Take parts out until it draws; the last one is at fault.');

export const engineWarning = (name: string, text: string, place: Place): Diagnostic =>
  warning('vega-lite', `${chart(name)}: ${sentence(text)}`, place);

export const noRows = (name: string, tables: readonly string[], place: Place): Diagnostic =>
  warning('no-rows', `${chart(name)} is empty: no row of ${listOr(tables.map(quote))} is drawn.`, place, 'Check its filters, or leave the chart out.');

export const labelsOverlap = (name: string, first: string, second: string, place: Place): Diagnostic =>
  warning('labels-overlap', `${chart(name)}: the words ${quote(first)} and ${quote(second)} overlap.`, place, 'Make the chart larger, or move one with "dx" and "dy".');

export const labelCut = (name: string, text: string, place: Place): Diagnostic =>
  warning('label-cut', `${chart(name)}: the words ${quote(text)} reach over the edge.`, place, 'Make the chart larger or give the scale more room.');

export const lowContrast = (name: string, text: string, ratio: number, least: number, place: Place): Diagnostic =>
  warning('low-contrast', `${chart(name)}: the words ${quote(text)} have a contrast of ${ratio.toFixed(1)} : 1.`, place, `At least ${least} : 1.`);

export const smallText = (name: string, text: string, size: number, least: number, place: Place): Diagnostic =>
  warning('small-text', `${chart(name)}: the words ${quote(text)} are ${number(size)} points high.`, place, `At least ${least}.`);

export const wideChart = (name: string, width: number, line: number, place: Place): Diagnostic =>
  warning('too-wide', `${chart(name)} is ${number(width)} points wide and its line ${number(line)}; it is made smaller, and its words too.`, place, 'Leave "width" out to fill the line.');

export const unknownFont = (name: string, font: string, known: readonly string[], place: Place): Diagnostic =>
  error('unknown-font', `${chart(name)} asks for the font ${quote(font)}.`, place, `Fonts come from the theme; leave them out of the spec. Known: ${known.map(quote).join(', ')}.`);

export const missingGlyph = (name: string, character: string, text: string, font: string, place: Place): Diagnostic =>
  error('missing-glyph', `${chart(name)}: the font ${quote(font)} has no character ${quote(character)} (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}) for ${quote(text)}.`, place);

export const partLost = (name: string, part: string, place: Place): Diagnostic =>
  warning('not-printed', `${chart(name)}: ${part} is left out.`, place);

export const badAltHint = (name: string, problem: string, place: Place): Diagnostic =>
  error('bad-alt', `${chart(name)}: usermeta.alt ${problem}.`, place, 'Write {"summary": "...", "list": {"data": "...", "groupby": "...", "item": "...", "order": "..."}}.');

// Rasterising --------------------------------------------------------------------------------

export const tooManyPixels = (width: number, height: number, most: number): Diagnostic =>
  error('too-much', `A picture of ${number(width)} x ${number(height)} pixels is too large.`, undefined, `At most ${most} pixels in all.`);

export const notRasterized = (reason: string): Diagnostic =>
  error('cannot-draw', `A chart cannot be turned into a picture: ${sentence(reason)}`);

const number = (value: number): string => String(Math.round(value * 100) / 100);

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
