import { formatPlace } from '../diagnostic.ts';
import type { Diagnostic, Place } from '../diagnostic.ts';
import { didYouMean, finding, listOr, nearest, quote } from './wording.ts';

type At = Place | undefined;
type Form = 'text' | 'leaf' | 'container';

const error = (rule: string, message: string, place: At, hint?: string): Diagnostic =>
  finding('error', `document/${rule}`, message, place, hint);

const warning = (rule: string, message: string, place: At, hint?: string): Diagnostic =>
  finding('warning', `document/${rule}`, message, place, hint);

const COLONS = { text: ':', leaf: '::', container: ':::' } as const satisfies Record<Form, string>;

// Directives ---------------------------------------------------------------------------------

export function unknownDirective(name: string, form: Form, known: Iterable<string>, place: At): Diagnostic {
  const prose = form === 'text' ? ' To print the colon, write \\: in its place.' : '';
  return error(
    'unknown-directive',
    `There is no directive ${COLONS[form]}${name}.`,
    place,
    didYouMean(name, known) + prose,
  );
}

export function wrongForm(name: string, written: Form, form: Form, place: At): Diagnostic {
  const how: Record<Form, string> = {
    text: `Write :${name}[...] within a line.`,
    leaf: `Write ::${name} on a line of its own.`,
    container: `Write :::${name} on a line of its own and ::: after the blocks that belong to it.`,
  };
  const words: Record<Form, string> = { text: 'one colon', leaf: 'two colons', container: 'three colons' };
  return error('directive-form', `${quote(name)} is not written with ${words[written]}.`, place, how[form]);
}

export function malformedDirective(start: string, place: At): Diagnostic {
  return error(
    'malformed-directive',
    `${quote(start)} begins a directive that does not end on its line.`,
    place,
    'Close its quotes, brackets and braces on the same line, with no space after the colons; to print the colons, write \\:.',
  );
}

export function unclosedDirective(name: string, place: At): Diagnostic {
  return error(
    'unclosed-directive',
    `No line ::: closes :::${name}.`,
    place,
    'Write ::: on a line of its own after its last block.',
  );
}

export function strayFence(place: At): Diagnostic {
  return error(
    'stray-fence',
    'This ::: closes nothing.',
    place,
    'Take the line out, or open a directive such as :::callout before it.',
  );
}

export function misplacedDirective(name: string, container: string, place: At): Diagnostic {
  const within = container === 'note' ? 'a footnote' : `a ${container}`;
  return error('misplaced-directive', `${quote(name)} cannot stand in ${within}.`, place, 'Move it out.');
}

export function columnOutside(place: At): Diagnostic {
  return error(
    'misplaced-directive',
    'A column stands outside of columns.',
    place,
    'Write :::columns around the :::column parts.',
  );
}

export function notAColumn(place: At): Diagnostic {
  return error('not-a-column', 'Columns hold columns and nothing else.', place, 'Write :::column around this.');
}

export function emptyContainer(name: string, place: At): Diagnostic {
  return error(
    'empty-directive',
    `:::${name} holds nothing.`,
    place,
    'Write what belongs to it before its closing :::.',
  );
}

export function needlessLabel(name: string, place: At): Diagnostic {
  return error(
    'needless-label',
    `${quote(name)} takes no words in square brackets.`,
    place,
    'Use its attributes: {name="value"}.',
  );
}

export function missingLabel(name: string, form: Form, place: At): Diagnostic {
  return error('missing-label', `${quote(name)} lacks its words.`, place, `Write ${COLONS[form]}${name}[words].`);
}

// Attributes ---------------------------------------------------------------------------------

export function unknownAttribute(
  directive: string,
  attribute: string,
  accepted: readonly string[],
  place: At,
): Diagnostic {
  const [near] = nearest(attribute, accepted, 1);
  const meant = near === undefined ? '' : `Did you mean ${quote(near)}? `;
  const all = accepted.length === 0 ? 'It takes none.' : `It takes ${accepted.join(', ')}.`;
  return error('unknown-attribute', `${quote(directive)} has no attribute ${quote(attribute)}.`, place, meant + all);
}

export function missingAttribute(directive: string, attribute: string, place: At): Diagnostic {
  return error(
    'missing-attribute',
    `${quote(directive)} lacks ${quote(attribute)}.`,
    place,
    `Add ${attribute}="..." in its braces.`,
  );
}

export function repeatedAttribute(directive: string, attribute: string, place: At): Diagnostic {
  const hint = attribute === 'note' ? 'Name the second note2, the third note3.' : 'Keep one of them.';
  return error('repeated-attribute', `${quote(directive)} has ${quote(attribute)} more than once.`, place, hint);
}

export function badAttribute(
  directive: string,
  attribute: string,
  value: string,
  accepted: string,
  place: At,
): Diagnostic {
  return error('bad-attribute', `${attribute}=${quote(value)} of ${quote(directive)} is not ${accepted}.`, place);
}

export function badChoice(
  directive: string,
  attribute: string,
  value: string,
  choices: readonly string[],
  place: At,
): Diagnostic {
  return badAttribute(directive, attribute, value, listOr(choices.map(quote)), place);
}

export function badId(directive: string, value: string, place: At): Diagnostic {
  return badAttribute(
    directive,
    'id',
    value,
    'a letter followed by letters, digits, hyphens, points or underscores',
    place,
  );
}

export function widthsTooLarge(place: At): Diagnostic {
  return error(
    'bad-attribute',
    'The widths leave nothing for the columns without one.',
    place,
    'The shares add up to 100.',
  );
}

// Data ---------------------------------------------------------------------------------------

export function unknownChart(name: string, known: Iterable<string>, place: At): Diagnostic {
  return error('unknown-chart', `The template has no chart ${quote(name)}.`, place, didYouMean(name, known));
}

export function unknownTable(name: string, known: Iterable<string>, place: At): Diagnostic {
  return error('unknown-table', `The dataset has no table ${quote(name)}.`, place, didYouMean(name, known));
}

export function unknownColumn(name: string, table: string, known: Iterable<string>, place: At): Diagnostic {
  return error('unknown-column', `Table ${quote(table)} has no column ${quote(name)}.`, place, didYouMean(name, known));
}

export function unknownFact(name: string, known: Iterable<string>, place: At): Diagnostic {
  return error('unknown-fact', `The dataset has no fact ${quote(name)}.`, place, didYouMean(name, known));
}

export function noSources(place: At): Diagnostic {
  return error(
    'no-sources',
    'The dataset names no sources.',
    place,
    'Add "sources" to dataset.yaml, or take ::sources out.',
  );
}

export function badCondition(text: string, place: At): Diagnostic {
  return error(
    'bad-condition',
    `${quote(text)} is not a condition.`,
    place,
    'Write where="column=value" or where="column!=value".',
  );
}

export function noRows(table: string, where: string, place: At): Diagnostic {
  const which = where === '' ? 'has no rows' : `has no row with ${where}`;
  return warning(
    'no-rows',
    `Table ${quote(table)} ${which}.`,
    place,
    'The table is printed with a single row that says so.',
  );
}

export function wrongWidths(value: string, labels: readonly string[], place: At): Diagnostic {
  return error(
    'bad-attribute',
    `widths=${quote(value)} does not give a share for each of the ${labels.length} columns.`,
    place,
    `The columns are ${labels.map(quote).join(', ')}.`,
  );
}

export function needsPivot(attribute: string, place: At): Diagnostic {
  return error(
    'needs-pivot',
    `${quote(attribute)} of "table" goes with "pivot".`,
    place,
    'Add pivot="..." or take it out.',
  );
}

export function pivotNeeds(attribute: string, table: string, place: At): Diagnostic {
  const what = attribute === 'rows' ? 'columns that name a row' : 'column whose values fill the cells';
  return error(
    'missing-attribute',
    `"pivot" needs ${quote(attribute)}.`,
    place,
    `Add ${attribute}="..." with the ${what} of table ${quote(table)}.`,
  );
}

export function columnsWithPivot(place: At): Diagnostic {
  return error(
    'columns-with-pivot',
    '"columns" does not go with "pivot".',
    place,
    'Name the columns that head a row in "rows".',
  );
}

export function rowWithoutPivot(column: string, place: At): Diagnostic {
  return error(
    'row-without-pivot',
    `This row has no ${quote(column)} and so no place in the table.`,
    place,
    'Fill the cell, or leave the row out by "where".',
  );
}

export function pivotCollision(column: string, value: string, first: Place, place: Place): Diagnostic {
  return error(
    'pivot-collision',
    `This row and ${formatPlace(first)} fill the same cell, ${column} ${value}.`,
    place,
    'Name a further column in "rows", or keep one of them by "where".',
  );
}

// Text ---------------------------------------------------------------------------------------

const TOO_MUCH = {
  levels: ['too-deep', 'levels of quotes, lists, boxes and emphasis within each other', 'Take out the inner ones.'],
  brackets: ['too-deep', 'brackets open within each other', 'Close them, or write \\[ for the bracket itself.'],
  marks: ['too-long', 'marks such as * _ [ ] in one paragraph', 'Part the paragraph by empty lines.'],
  characters: ['too-long', 'characters in one paragraph', 'Part it by empty lines.'],
  'characters of a line': ['too-long', 'characters in one caption or title', 'Put the text into a paragraph.'],
} as const;

export function tooMuch({ what, most }: { readonly what: keyof typeof TOO_MUCH; readonly most: number }, place: At): Diagnostic {
  const [rule, words, hint] = TOO_MUCH[what];
  return error(rule, `There are more than the limit of ${most} ${words}.`, place, hint);
}

export function tooManyColumns(count: number, most: number, place: At): Diagnostic {
  return error('too-many-columns', `The table has ${count} columns; the limit is ${most}.`, place, 'Choose columns, or turn the table round.');
}

export function tooManyRows(count: number, most: number, place: At): Diagnostic {
  return error('too-many-rows', `The table has ${count} rows; the limit is ${most}.`, place, 'Filter its rows, or part it into several tables.');
}

export function tooManyRowsInAll(most: number, place: At): Diagnostic {
  return error('too-many-rows', `The tables have more than the limit of ${most} rows together.`, place, 'Filter their rows, or part the brief into several.');
}

export function emptyDocument(place: At): Diagnostic {
  return error(
    'empty',
    'The template prints nothing for this dataset.',
    place,
    'Write ::cover and some text into template.md.',
  );
}

export function rawHtml(html: string, place: At): Diagnostic {
  const shown = html.length > 40 ? `${html.slice(0, 40)}...` : html;
  return warning(
    'raw-html',
    `HTML does nothing here and is printed as it stands: ${shown.replaceAll(/\s+/g, ' ')}`,
    place,
    'Use Markdown or a directive; for a comment write {{!-- --}}; to print a "<" write \\<.',
  );
}

export function refusedLink(address: string, place: At): Diagnostic {
  return error(
    'refused-link',
    `A link cannot go to ${quote(address)}.`,
    place,
    'Links go to http, https or mailto; within the brief use :ref[id].',
  );
}

export function refusedSourceLink(source: string, address: string, place: At): Diagnostic {
  return error(
    'refused-link',
    `The link of source ${quote(source)} cannot go to ${quote(address)}.`,
    place,
    'Give a url with http or https in dataset.yaml.',
  );
}

export function noNestedLink(place: At): Diagnostic {
  return error(
    'nested-link',
    'A link, reference or footnote stands inside the words of a link.',
    place,
    'Put it beside the link.',
  );
}

export function noStrikethrough(place: At): Diagnostic {
  return error(
    'strikethrough',
    'A brief has no struck-out words.',
    place,
    'Take them out; to print the tildes write \\~\\~.',
  );
}

export function pictureInText(place: At): Diagnostic {
  return error('picture-in-text', 'A picture stands in a line of text.', place, 'Put it into a paragraph of its own.');
}

export function refusedPicture(address: string, place: At): Diagnostic {
  return error(
    'refused-picture',
    `${quote(address)} is not a picture of the template.`,
    place,
    "Give the path of a .png or .jpg file in the template's folder, relative to template.md.",
  );
}

export function pictureWithoutAlt(path: string, place: At): Diagnostic {
  return warning(
    'no-alt',
    `Nothing says what ${path} shows to readers who cannot see it.`,
    place,
    `Write ![what it shows](${path} "caption").`,
  );
}

export function unknownNote(name: string, known: Iterable<string>, place: At): Diagnostic {
  return error(
    'unknown-note',
    `There is no footnote [^${name}].`,
    place,
    `${didYouMean(name, known)} Write its text as a paragraph [^${name}]: ...`,
  );
}

export function noteTwice(name: string, first: At, place: At): Diagnostic {
  const where = first === undefined ? '' : `, first at ${formatPlace(first)}`;
  return error(
    'duplicate-note',
    `The footnote [^${name}] is written twice${where}.`,
    place,
    'Give one of them another name.',
  );
}

export function headingTooDeep(place: At): Diagnostic {
  return error('heading-level', 'Headings have five levels.', place, 'Take one # away.');
}

export function skippedLevel(level: number, above: number, place: At): Diagnostic {
  const after = above === 0 ? 'at the start' : `after one of level ${above}`;
  return warning('skipped-level', `A heading of level ${level} stands ${after}.`, place, `Make it level ${above + 1}.`);
}

export function rowTooLong(cells: number, columns: number, place: At): Diagnostic {
  return error(
    'row-too-long',
    `This row has ${cells} cells, the head of the table ${columns}.`,
    place,
    'To print a "|" write \\|.',
  );
}

// References ---------------------------------------------------------------------------------

export function unknownTarget(target: string, known: Iterable<string>, place: At): Diagnostic {
  return error('unknown-target', `There is nothing to refer to by ${quote(target)}.`, place, didYouMean(target, known));
}

export function targetWithoutNumber(target: string, place: At): Diagnostic {
  return error(
    'target-without-number',
    `${quote(target)} has no caption and so no number.`,
    place,
    'Give it a caption.',
  );
}

export function duplicateId(id: string, first: At, place: At): Diagnostic {
  const where = first === undefined ? '' : ` The other is at ${formatPlace(first)}.`;
  return error(
    'duplicate-id',
    `The id ${quote(id)} is given twice.${where}`,
    place,
    'Give one of them another: {id=...}.',
  );
}

export function neverReferredTo(label: string, id: string, place: At): Diagnostic {
  return warning(
    'never-referred-to',
    `The text never refers to ${label}.`,
    place,
    `Write :ref[${id}] where it matters.`,
  );
}

export function unusedNote(id: string, place: At): Diagnostic {
  return warning(
    'unused-note',
    `Nothing refers to this footnote, so it is not printed (${id}).`,
    place,
    'Refer to it or take it out.',
  );
}

// Characters ---------------------------------------------------------------------------------

export function substitutedCharacter(character: string, substitute: string, place: At): Diagnostic {
  const done = substitute === '' ? 'left out' : `printed as ${quote(substitute)}`;
  return finding('note', 'document/substituted-character', `The character ${codeOf(character)} is ${done}.`, place);
}

export function missingGlyph(character: string, family: string, place: At): Diagnostic {
  const known = `The font ${family} has no ${character} ${codeOf(character)}.`;
  return error('missing-glyph', known, place, 'Write it in another way, or choose a theme with a font that has it.');
}

export function forbiddenCharacter(character: string, kind: string, place: At): Diagnostic {
  return error('forbidden-character', `The text holds a ${kind}, ${codeOf(character)}.`, place, 'Take it out.');
}

/** A character that may be invisible, by its number: U+00AD. */
function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
