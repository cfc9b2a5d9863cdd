import type { Diagnostic, Place, Severity } from '../diagnostic.ts';
import { didYouMean, finding, listOr, nearest, quote } from './wording.ts';

function error(rule: string, message: string, place: Place, hint?: string): Diagnostic {
  return finding('error', `template/${rule}`, message, place, hint);
}

function options(names: Iterable<string>): string {
  return listOr([...names].map(quote));
}

// Folder, front matter, theme and locale -------------------------------------------------------

export function noTemplate(directory: string): Diagnostic {
  return finding(
    'error',
    'template/no-template',
    `There is no template.md in ${directory}.`,
    undefined,
    'Name the folder of a template, or make one with: npx briefpress new template <name>.',
  );
}

export function noFrontMatter(place: Place): Diagnostic {
  return error(
    'front-matter',
    'The template does not begin with front matter.',
    place,
    'Begin the file with a line "---", keys such as "name: ..." and "title: ...", and another line "---".',
  );
}

export function openFrontMatter(place: Place): Diagnostic {
  return error('front-matter', 'The front matter does not end.', place, 'Close it with a line "---".');
}

/** What the errors of the YAML reader mean. */
const YAML_PROBLEMS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'A line is indented with a tab. Indent with spaces.',
  DUPLICATE_KEY: 'A key is given twice. Remove one of them.',
  MISSING_CHAR: 'A quote or bracket is not closed, or a colon is missing.',
  BAD_INDENT: 'The indentation does not fit the lines above, or a bracket is not closed.',
  BLOCK_AS_IMPLICIT_KEY: 'A value holds a colon followed by a space. Put the value in quotes.',
  BAD_SCALAR_START: 'A value begins with a sign that is reserved. Put the value in quotes.',
  MULTILINE_IMPLICIT_KEY: 'A line has no colon after its key.',
};

export function badYaml(place: Place, code: string, message: string): Diagnostic {
  return error('yaml', YAML_PROBLEMS[code] ?? `This is not YAML: ${message}.`, place);
}

export function yamlTooDeep(place: Place, most: number): Diagnostic {
  return error('yaml', `Lists and keys are nested deeper than the limit of ${most} levels.`, place, 'No key needs more than five.');
}

export function yamlTooLong(place: Place, length: number, most: number): Diagnostic {
  return error('yaml', `It has ${length} characters; the limit is ${most}.`, place, 'Put texts into partials, and values into the dataset.');
}

export function yamlAlias(place: Place): Diagnostic {
  return error('yaml', 'Values cannot be repeated with & and *.', place, 'Write the value out, or put it in quotes if it begins with one of these signs.');
}

export function unquotedMustache(place: Place): Diagnostic {
  return error(
    'unquoted-value',
    'A value with {{ }} is not in quotes.',
    place,
    'Write it as: title: "{{country.name}}". If it holds double quotes, use single ones around it.',
  );
}

const within = (name: string): string => (name === '' ? 'here' : `in ${quote(name)}`);

export function unknownKey(place: Place, key: string, holder: string, known: readonly string[]): Diagnostic {
  return error('unknown-key', `There is no key ${quote(key)} ${within(holder)}.`, place, didYouMean(key, known));
}

export function missingKey(place: Place, name: string): Diagnostic {
  return error('missing-key', `The key ${quote(name)} is missing.`, place, `Add it: ${name.split('.').at(-1)}: ...`);
}

export function badChoice(place: Place, name: string, given: string, choices: readonly string[]): Diagnostic {
  return error('bad-value', `${quote(name)} cannot be ${given}.`, place, `Choose ${options(choices)}.`);
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text; put it in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list such as [a, b]',
  tuple: 'a list such as [a, b]',
  object: 'keys below it',
  record: 'keys below it',
};

export function badType(place: Place, name: string, expected: string, given: string): Diagnostic {
  const wanted = TYPE_WORDS[expected] ?? expected;
  return error('bad-value', `${quote(name)} is ${given}.`, place, `It must be ${wanted}.`);
}

export function badValue(place: Place, name: string, given: string | undefined, reason: string): Diagnostic {
  const message = given === undefined ? `${quote(name)} is not right.` : `${quote(name)} cannot be ${given}.`;
  return error('bad-value', message, place, reason.endsWith('.') ? reason : `It must be ${reason}.`);
}

export function wrongSize(place: Place, name: string, of: string, bound: 'least' | 'most', size: string): Diagnostic {
  const isList = of === 'array';
  const message = isList ? `${quote(name)} has the wrong number of items.` : `${quote(name)} is out of bounds.`;
  return error('bad-value', message, place, `It must ${isList ? 'have' : 'be'} at ${bound} ${size}.`);
}

export function unknownShared(
  place: Place,
  kind: 'theme' | 'locale',
  name: string,
  known: readonly string[],
): Diagnostic {
  return error(`unknown-${kind}`, `There is no ${kind} ${quote(name)}.`, place, didYouMean(name, known));
}

export function unknownFont(place: Place, family: string, known: readonly string[]): Diagnostic {
  return error('unknown-font', `The font ${quote(family)} cannot be embedded.`, place, didYouMean(family, known));
}

export function lowContrast(
  place: Place,
  name: string,
  color: string,
  ground: 'white' | 'band',
  contrast: number,
  least: number,
): Diagnostic {
  const shown = (Math.floor(contrast * 100) / 100).toFixed(2);
  return error(
    'contrast',
    `The colour "${name}" (${color}) has a contrast of ${shown}:1 on ${ground}; readers need ${least}:1.`,
    place,
    ground === 'band' ? 'Darken it, or lighten "band".' : 'Darken it.',
  );
}

export function reservedPartial(place: Place, name: string): Diagnostic {
  return error(
    'reserved-partial',
    `The partial ${quote(name)} would hide a narrative text of the dataset.`,
    place,
    'Move it out of partials/narrative.',
  );
}

// Parsing ----------------------------------------------------------------------------------------

export function unfinishedMustache(place: Place): Diagnostic {
  return error('unfinished', 'What begins with {{ here does not end.', place, 'Close it with }}; check that every quote in it is closed.');
}

export function unclosedBlock(place: Place, name: string): Diagnostic {
  return error('unclosed-block', `The block {{#${name}}} is not closed.`, place, `Add {{/${name}}} where it ends.`);
}

export function crossedBlocks(place: Place, open: { readonly name: string }, openPlace: Place, close: { readonly name: string }): Diagnostic {
  return error(
    'crossed-blocks',
    `{{/${close.name}}} cannot close {{#${open.name}}} of line ${openPlace.line}.`,
    place,
    `Write {{/${open.name}}}.`,
  );
}

export function strayClose(place: Place, name: string): Diagnostic {
  return error('stray-close', `{{/${name}}} closes a block that was not opened.`, place, `Remove it, or open the block with {{#${name} ...}}.`);
}

export function strayElse(place: Place): Diagnostic {
  return error('stray-else', '{{else}} stands outside a block, or is the second one in it.', place, 'Use {{else if ...}} for further conditions.');
}

export function emptyMustache(place: Place): Diagnostic {
  return error('empty', 'There is nothing between {{ and }}.', place, 'Name a value, or write \\{{ for the braces themselves.');
}

export function unevenBraces(place: Place, text: string): Diagnostic {
  return error('uneven-braces', `${text} does not close with as many braces as it opens with.`, place, 'Write {{value}}, or {{{value}}} for trusted Markdown.');
}

export function numberInPath(place: Place, text: string): Diagnostic {
  return error('unreadable', `${text} cannot be read: a number stands at the end of a name.`, place, 'Put it in brackets: {{keywords.[0]}}.');
}

export function tooManyMustaches(place: Place, most: number): Diagnostic {
  return error('too-many-values', `The text holds more than the limit of ${most} mustaches.`, place, 'Put parts of it into partials, or rows into a table of the dataset.');
}

export function lineTooLong(place: Place, most: number): Diagnostic {
  return error('line-too-long', `The line holds mustaches and is longer than the limit of ${most} characters.`, place, 'Break it into several lines.');
}

export function tooDeep(place: Place, most: number): Diagnostic {
  return error('too-deep', `More than the limit of ${most} blocks or parentheses stand within each other.`, place, 'Put the inner ones into a partial.');
}

export function unreadableMustache(place: Place, text: string | undefined, reason: string): Diagnostic {
  const hint = text !== undefined && /[^=]==?=?[^=]/.test(text) ? 'Compare with (eq a b); options are written without spaces: as="words".' : undefined;
  return error('unreadable', `${text ?? 'The text'} cannot be read: ${reason}.`, place, hint);
}

// Structure ----------------------------------------------------------------------------------------

const REFUSED: Readonly<Record<'PartialBlockStatement' | 'Decorator' | 'DecoratorBlock', string>> = {
  PartialBlockStatement: 'A block that fills a partial, {{#> ...}},',
  Decorator: 'A decorator, {{* ...}},',
  DecoratorBlock: 'A partial within the text, {{#*inline ...}},',
};

export function refusedSyntax(place: Place, type: keyof typeof REFUSED): Diagnostic {
  return error('refused', `${REFUSED[type]} cannot be used.`, place, 'Put the text into a file in partials/ and include it with {{> name}}.');
}

export function unknownHelper(place: Place, name: string, known: Iterable<string>): Diagnostic {
  if (name === 'lookup') {
    return error('unknown-helper', 'There is no helper "lookup".', place, 'Write the path: {{country.name}}, {{tables.seizures.[0].drug}}.');
  }
  if (name === 'log') return error('unknown-helper', 'There is no helper "log".', place, 'Print the value to see it.');
  return error('unknown-helper', `There is no helper ${quote(name)}.`, place, didYouMean(name, known));
}

export function unknownBlock(place: Place, name: string, isHelper: boolean, blocks: readonly string[]): Diagnostic {
  const near = nearest(name, blocks);
  const hint = isHelper
    ? `Write {{${name} ...}}.`
    : near.length > 0
      ? didYouMean(name, blocks)
      : `To go through a list write {{#each ${name}}}, for a condition {{#if ${name}}}.`;
  return error('unknown-block', `There is no block {{#${name}}}.`, place, hint);
}

export function inverseSection(place: Place, name: string): Diagnostic {
  return error('unknown-block', `A section {{^${name}}} cannot be used.`, place, `Write {{#unless ${name}}} ... {{/unless}}.`);
}

export function blockWithoutHash(place: Place, name: string): Diagnostic {
  return error('block', `${quote(name)} is a block.`, place, `Write {{#${name} ...}} ... {{/${name}}}.`);
}

export function blockArguments(place: Place, name: string, given: readonly string[]): Diagnostic {
  const hint =
    name === 'each'
      ? 'Name one list: {{#each tables.seizures}}.'
      : given.length > 1
        ? `Put what belongs together in parentheses: {{#${name} (${given.join(' ')})}}.`
        : `Name what it is about: {{#${name} value}}.`;
  return error('block', `{{#${name}}} takes one thing, not ${given.length}.`, place, hint);
}

export function blockOption(place: Place, name: string, key: string): Diagnostic {
  return error('unknown-option', `{{#${name}}} has no option ${quote(key)}.`, place, 'It has none.');
}

export function blockParamIsHelper(place: Place, name: string): Diagnostic {
  return error('block-name', `${quote(name)} is a helper and cannot name what a block goes through.`, place, 'Choose another name after "as".');
}

export function computedPartial(place: Place): Diagnostic {
  return error('computed-partial', 'The name of a partial cannot be computed.', place, 'Write it out, within {{#if}} where it depends on something.');
}

export function partialArguments(place: Place): Diagnostic {
  return error('partial-arguments', 'A partial takes one context.', place, 'Name further values: {{> name row label="..."}}.');
}

export function partialInDirective(place: Place): Diagnostic {
  return error('partial-place', 'A partial cannot stand within a directive, a link or code.', place, 'Include it on a line of its own.');
}

export function partialInFrontMatter(place: Place): Diagnostic {
  return error('partial-place', 'A partial cannot stand in the front matter.', place, 'Write its text there.');
}

export function valueInCode(place: Place): Diagnostic {
  return error('value-in-code', 'A value cannot stand within code.', place, 'Take it out of the backquotes.');
}

export function valueOutsideQuotes(place: Place): Diagnostic {
  return error('value-place', 'A value stands in the braces of a directive without quotes.', place, 'Write it as: caption="{{value}}".');
}

export function literalAlone(place: Place, text: string): Diagnostic {
  return error('literal', `{{ }} holds only the text ${quote(text)}.`, place, 'Write the text without {{ }}; a fact is {{fact "its-id"}}.');
}

export function emptyLiteral(place: Place): Diagnostic {
  return error('literal', '"null" and "undefined" cannot be given.', place, 'Leave the argument out.');
}

export function forbiddenName(place: Place, name: string): Diagnostic {
  return error('forbidden-name', `The name ${quote(name)} cannot be used.`, place, 'Rename the column or key.');
}

export function unknownData(place: Place, name: string, known: readonly string[]): Diagnostic {
  return error('unknown-name', `There is no "@${name}".`, place, didYouMean(`@${name}`, known.map((data) => `@${data}`)));
}

export function missingArgument(place: Place, helper: string, argument: string): Diagnostic {
  return error('arguments', `${quote(helper)} needs ${argument}.`, place, usage(helper));
}

export function extraArgument(place: Place, helper: string, most: number): Diagnostic {
  return error('arguments', `${quote(helper)} takes ${most === 1 ? 'one argument' : `${most} arguments`}; this is one too many.`, place, usage(helper));
}

const USAGE: Readonly<Record<string, string>> = {
  fact: '{{fact "heroin-2005"}}',
  change: '{{change "new-fact" "old-fact"}}',
  difference: '{{difference "fact" "fact-to-take-away"}}',
  sum: '{{sum "a" "b" "c"}}',
  ratio: '{{ratio "part" "whole"}}',
  number: '{{number n}}',
  percent: '{{percent n}}',
  date: '{{date "2005-06-29"}}',
  plural: '{{plural n "case" "cases"}}',
  list: '{{list keywords}} or {{list tables.agencies key="name"}}',
};

function usage(helper: string): string {
  const example = USAGE[helper];
  return example === undefined ? `Write it as: (${helper} a b) or {{${helper} value}}.` : `Write it as: ${example}.`;
}

export function unknownOption(place: Place, helper: string, key: string, known: readonly string[]): Diagnostic {
  const hint = known.length === 0 ? 'It has none.' : didYouMean(key, known);
  return error('unknown-option', `${quote(helper)} has no option ${quote(key)}.`, place, hint);
}

export function optionChoice(place: Place, helper: string, key: string, value: string, choices: readonly string[]): Diagnostic {
  const near = nearest(value, choices, 1);
  const hint = near.length > 0 ? `Did you mean ${quote(near[0]!)}? ` : '';
  return error('bad-option', `"${key}" of ${quote(helper)} cannot be ${quote(value)}.`, place, `${hint}Choose ${options(choices)}.`);
}

export function optionParts(place: Place, helper: string, key: string, part: string, parts: readonly string[]): Diagnostic {
  return error('bad-option', `"${key}" of ${quote(helper)} has no part ${quote(part)}.`, place, `Name some of: ${parts.join(' ')}.`);
}

export function optionFlag(place: Place, helper: string, key: string, value: string): Diagnostic {
  return error('bad-option', `"${key}" of ${quote(helper)} cannot be ${quote(value)}.`, place, `Write ${key}=true or ${key}=false, without quotes.`);
}

export function optionDecimals(place: Place, helper: string, key: string, value: string, most: number): Diagnostic {
  return error('bad-option', `"${key}" of ${quote(helper)} cannot be ${quote(value)}.`, place, `Give a whole number from 0 to ${most}, without quotes.`);
}

export function optionText(place: Place, helper: string, key: string, value: string): Diagnostic {
  return error('bad-option', `"${key}" of ${quote(helper)} cannot be ${quote(value)}.`, place, 'Give a text in quotes.');
}

// Template and dataset together -----------------------------------------------------------------

export function missingNeed(place: Place, what: string, name: string, directory: string, known: Iterable<string>): Diagnostic {
  return error('needs', `The dataset ${directory} has no ${what} ${quote(name)}, which the template needs.`, place, didYouMean(name, known));
}

export function unknownName(
  place: Place,
  path: string,
  name: string,
  holder: string,
  known: Iterable<string>,
  helpers: Iterable<string>,
): Diagnostic {
  const names = [...known];
  const near = nearest(name, names);
  const nearHelpers = near.length > 0 ? [] : nearest(name, helpers, 1);
  const hint = nearHelpers.length > 0 ? `Did you mean the helper ${quote(nearHelpers[0]!)}?` : didYouMean(name, names);
  const where = holder === '' || path !== name ? '' : ` in ${holder}`;
  return error('unknown-name', `There is no ${quote(path)}${where}.`, place, hint);
}

export function nameAbove(place: Place, path: string, holder: string, above: string): Diagnostic {
  return error('unknown-name', `There is no ${quote(path)} in ${holder === '' ? 'the values here' : holder}.`, place, `To reach the one outside, write ${quote(above)}.`);
}

export function tableWithoutPrefix(place: Place, name: string): Diagnostic {
  return error('unknown-name', `There is no ${quote(name)}.`, place, `The table is ${quote(`tables.${name}`)}.`);
}

export function curlyQuotes(place: Place, text: string): Diagnostic {
  return error('curly-quotes', `${text} stands in typographic quotes.`, place, 'Use straight quotes within {{ }}: "heroin-2005".');
}

export function unquotedFact(place: Place, id: string): Diagnostic {
  return error('unquoted-fact', `The fact ${id} is not in quotes.`, place, `Write {{fact "${id}"}}.`);
}

export function noParts(place: Place, path: string, part: string): Diagnostic {
  return error('unknown-name', `There is no ${quote(path)}: what stands before ".${part}" is a single value.`, place);
}

export function nothingAbove(place: Place, path: string, inPartial: boolean): Diagnostic {
  const hint = inPartial
    ? 'A partial sees only what it is given; write "@root." for the values of the brief.'
    : 'Write one "../" less: {{#if}} does not count.';
  return error('unknown-name', `${quote(path)} leads out of the values that there are.`, place, hint);
}

export function dataOutsideLoop(place: Place, path: string): Diagnostic {
  return error('unknown-name', `${quote(path)} stands outside {{#each}}.`, place, 'Use it within a loop.');
}

export function indexTooHigh(place: Place, path: string, list: string, length: number): Diagnostic {
  return error('unknown-name', `There is no ${quote(path)}: ${list} has ${length} items, counted from 0.`, place);
}

export function listHasNoNames(place: Place, path: string, list: string): Diagnostic {
  return error('unknown-name', `There is no ${quote(path)}: ${list} is a list.`, place, `Go through it with {{#each ${list}}}.`);
}

export function missingInCondition(place: Place, path: string, known: readonly string[]): Diagnostic {
  const name = path.split('.').at(-1)!;
  const near = nearest(name, known);
  const severity: Severity = near.length > 0 ? 'warning' : 'note';
  const hint = near.length > 0 ? didYouMean(name, known) : undefined;
  return finding(severity, 'template/never-holds', `The dataset has no ${quote(path)}, so the condition never holds.`, place, hint);
}

export function helperHidesName(place: Place, name: string, holder: string): Diagnostic {
  return error('ambiguous', `{{${name}}} calls the helper ${quote(name)}, although there is ${quote(name)} in ${holder}.`, place, `For the value write {{this.${name}}}.`);
}

export function cannotPrint(place: Place, text: string, kind: string): Diagnostic {
  const what = text === '' ? 'This' : quote(text);
  switch (kind) {
    case 'list':
      return error('cannot-print', `${what} is a list.`, place, 'Go through it with {{#each}}, or print it with {{list}}.');
    case 'record':
      return error('cannot-print', `${what} is a group of values.`, place, 'Name one of them.');
    default:
      return error('cannot-print', `${what} is true or false.`, place, 'Use it as a condition: {{#if ...}}.');
  }
}

export function nothingToPrint(place: Place, text: string): Diagnostic {
  const what = text === '' ? 'The result' : quote(text);
  return error('no-value', `${what} has no value in this dataset.`, place, text === '' ? undefined : `Add it to the dataset, or print it within {{#if ${text}}}.`);
}

export function emptyArgument(place: Place, helper: string, argument: string): Diagnostic {
  return error('no-value', `What ${quote(helper)} is given as ${argument} has no value in this dataset.`, place, 'Add it to the dataset, or call the helper within {{#if}}.');
}

export function cannotEnter(place: Place, text: string): Diagnostic {
  return error('block', `${quote(text)} is true or false.`, place, 'Use {{#if}}.');
}

export function notAList(place: Place, text: string, lists: readonly string[]): Diagnostic {
  const hint = lists.length === 0 ? undefined : didYouMean(text, lists);
  return error('not-a-list', `{{#each}} goes through lists; ${text} is none.`, place, hint);
}

export function unknownPartial(place: Place, name: string, known: readonly string[]): Diagnostic {
  return error('unknown-partial', `There is no partial ${quote(name)}.`, place, didYouMean(name, known));
}

export function partialLoop(place: Place, names: readonly string[]): Diagnostic {
  return error('partial-loop', `A partial includes itself: ${names.join(' > ')}.`, place, 'Take it out of one of them.');
}

export function tooManyPartials(file: string): Diagnostic {
  return error('too-many-partials', 'The template includes partials in too many ways to be checked.', { file, line: 1 }, 'Include fewer partials within partials.');
}

export function unknownFact(place: Place, id: string, known: Iterable<string>): Diagnostic {
  return error('unknown-fact', `There is no fact ${quote(id)}.`, place, didYouMean(id, known));
}

export function notAFact(place: Place, given: string): Diagnostic {
  return error('unknown-fact', `${given} is not a fact.`, place, 'Give the id of a fact in quotes.');
}

export function wrongArgument(place: Place, helper: string, argument: string, wanted: string, given: string): Diagnostic {
  return error('arguments', `${quote(helper)} takes ${wanted} as ${argument}, not ${given}.`, place);
}

export function optionNotPlain(place: Place, helper: string, key: string, text: string): Diagnostic {
  return error('bad-option', `"${key}" of ${quote(helper)} cannot be ${text}.`, place, 'Give a text or a number.');
}

export function listNeedsKey(place: Place, list: string, columns: Iterable<string>): Diagnostic {
  return error('arguments', `The items of ${list} have several columns.`, place, `Say which to list with key=: ${options(columns)}.`);
}

export function keyWithoutRows(place: Place): Diagnostic {
  return error('bad-option', '"key" names a column, but the items have none.', place, 'Leave it out.');
}

export function neverEqual(place: Place, text: string, literal: string, choices: readonly string[]): Diagnostic {
  return error('never-equal', `${quote(text)} is never ${quote(literal)}.`, place, didYouMean(literal, choices));
}

// Expanding --------------------------------------------------------------------------------------

export function unlikeUnits(place: Place, a: { id: string; unit: string }, b: { id: string; unit: string }): Diagnostic {
  return error(
    'unlike-units',
    `The fact ${quote(a.id)} has the unit ${quote(a.unit)}, but ${quote(b.id)} has ${quote(b.unit)}.`,
    place,
    'Calculate with facts of one unit.',
  );
}

export function notANumber(place: Place, fact: { id: string; value: { kind: string } }): Diagnostic {
  return error('not-a-number', `The fact ${quote(fact.id)} is a ${fact.value.kind} and cannot be calculated with.`, place);
}

export function divisionByZero(place: Place, fact: { id: string }): Diagnostic {
  return error('division-by-zero', `The fact ${quote(fact.id)} is zero, so there is no share of it.`, place, 'Print the figures themselves.');
}

export function unknownUnit(place: Place, code: string, known: readonly string[]): Diagnostic {
  return error('unknown-unit', `There is no unit ${quote(code)}.`, place, didYouMean(code, known));
}

export function notInStyle(place: Place, fact: { id: string; value: { kind: string } }, style: string): Diagnostic {
  return error('bad-option', `The fact ${quote(fact.id)} cannot be printed as=${quote(style)}.`, place, STYLE_HINTS[style] ?? 'Leave "as" out.');
}

export function resultNotInStyle(place: Place, helper: string, style: string): Diagnostic {
  return error('bad-option', `The result of ${quote(helper)} cannot be printed as=${quote(style)}.`, place, STYLE_HINTS[style] ?? 'Leave "as" out.');
}

const STYLE_HINTS: Readonly<Record<string, string>> = {
  words: 'Words reach from zero to 999, whole numbers only.',
  ordinal: 'Only whole numbers, and fractions such as 1/5, have a place in an order.',
  fraction: 'Only a part of one with a named denominator can be a fraction in words.',
  'one-in': 'Only a part of one can be so many in so many.',
  month: 'Only a date with a month has one.',
  'day-month': 'Only a date with day and month has them.',
  year: 'Only a date has a year.',
};

export function factHasNoPart(place: Place, fact: { id: string }, parts: readonly string[]): Diagnostic {
  return error('no-value', `The fact ${quote(fact.id)} has no ${listOr(parts)}.`, place, 'Add it to the fact, or show another part.');
}

export function figureBeginsSentence(place: Place, text: string): Diagnostic {
  return finding('warning', 'template/figure-first', `A sentence begins with the figure ${quote(text)}.`, place, 'Put words before it.');
}

export function expectedNumber(place: Place, given: string): Diagnostic {
  return error('arguments', `A number is expected, not ${given}.`, place);
}

export function expectedText(place: Place, given: string): Diagnostic {
  return error('arguments', `A text is expected, not ${given}.`, place);
}

export function notADate(place: Place, given: string): Diagnostic {
  return error('not-a-date', `${given} is not a date.`, place, 'Write dates as 2005-06-29, 2005-06 or 2005.');
}

export function dateTooShort(place: Place, iso: string, style: string): Diagnostic {
  return error('bad-option', `The date ${iso} cannot be printed as=${quote(style)}.`, place, STYLE_HINTS[style]);
}

export function cannotList(place: Place, given: string): Diagnostic {
  return error('arguments', `A list cannot hold ${given}.`, place, 'Name the column with key=.');
}

export function cannotCompare(place: Place, a: string, b: string): Diagnostic {
  return error('arguments', `${a} and ${b} have no order.`, place, 'Compare numbers with numbers and dates with dates.');
}

export function titleTooLong(place: Place, key: string, most: number): Diagnostic {
  return error('too-long', `${quote(key)} comes out longer than the limit of ${most} characters.`, place, 'Put the text into the body.');
}

export function printedLineTooLong(place: Place, most: number): Diagnostic {
  return error('line-too-long', `A line comes out longer than the limit of ${most} characters.`, place, 'Put loops on lines of their own.');
}

export function tooMuchText(place: Place, most: number): Diagnostic {
  return error('too-long', `The brief has more than the limit of ${most} characters.`, place, 'Look for loops within loops.');
}

export function tooManyRounds(place: Place, most: number): Diagnostic {
  return error('too-long', `The loops of the template go round more than ${most} times.`, place, 'Look for loops within loops.');
}

export function partialTooDeep(place: Place, name: string, most: number): Diagnostic {
  return error('partial-loop', `Partials are nested more than ${most} deep at ${quote(name)}.`, place);
}

// Parameters ---------------------------------------------------------------------------------------

export function unknownParameter(place: Place, name: string, known: Iterable<string>): Diagnostic {
  return error('parameter', `The template has no parameter ${quote(name)}.`, place, didYouMean(name, known));
}

export function parameterType(place: Place, name: string, type: string, given: string): Diagnostic {
  const hint = type === 'boolean' ? 'Give true or false.' : `Give a ${type === 'string' ? 'text' : type}.`;
  return error('parameter', `The parameter ${quote(name)} cannot be ${quote(given)}.`, place, hint);
}

export function parameterChoice(place: Place, name: string, given: string, choices: readonly string[]): Diagnostic {
  return error('parameter', `The parameter ${quote(name)} cannot be ${quote(given)}.`, place, `Choose ${options(choices)}.`);
}
