import type { Diagnostic, Place } from '../diagnostic.ts';
import { didYouMean, finding, listOr, nearest, quote } from './wording.ts';

/** What was expected, as it stands after "expected". */
export const expected = {
  id: 'small letters, digits and single hyphens, such as heroin-seized-2005',
  factId: 'the id of a fact',
  columnName: 'a name of letters, digits, hyphens and underscores, such as amount',
  detailName: 'a name of letters, digits, hyphens and underscores, such as post',
  text: 'text',
  unit: 'the code of a unit, such as kg',
  date: 'a date such as 2005, 2005-06 or 2005-06-29',
  url: 'a web address that starts with https:// or http://',
  language: 'a language tag such as en-US',
  paragraph: 'a whole number above 0',
  columnType: 'text, number, date or year',
  ownFigures: '"own", or nothing',
  columns: 'at least one column',
  decimals: 'a whole number from 0 to 9',
  iso3: 'three capital letters such as KAZ (ISO 3166-1)',
  year: 'a year such as 2005',
  value: 'a number, a range (14..15), a fraction (1/3) or a date (with unit: date)',
  formula: 'exactly one of sum, difference, product and ratio',
  operands: 'a list of two or more ids of facts',
  twoOperands: 'a list of exactly two ids of facts',
  factList: 'a list of one or more ids of facts',
  tolerance: 'a number, 0 or more',
  cell: 'text, a number or null',
} as const;

/** A type of JSON in a user's words, as it stands after "expected". */
export function expectedType(type: string): string {
  const words: Readonly<Record<string, string>> = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping of keys to values',
    record: 'a mapping of names to values',
  };
  return words[type] ?? type;
}

export function expectedChoice(choices: readonly string[]): string {
  return listOr(choices);
}

export function missingFolder(directory: string): Diagnostic {
  return finding(
    'error',
    'dataset/missing-folder',
    `There is no folder ${directory}.`,
    undefined,
    'Make one that renders at once with: npx briefpress new dataset <name>',
  );
}

export function missingFile(path: string, starter: string, near?: string): Diagnostic {
  const hint = near === undefined ? starter : `Is it ${near}? Then rename it. ${starter}`;
  return finding('error', 'dataset/missing-file', `There is no file ${path}.`, undefined, hint);
}

/** What each file of a dataset holds at the least. */
export const starters = {
  dataset: 'A dataset that renders at once is made with: npx briefpress new dataset <name>',
  facts: 'Make it with one fact or more, or with {} if there are none.',
  checks: 'Write {} if there is nothing to check, or delete the file.',
} as const;

export function unreadFile(path: string, meant: string): Diagnostic {
  return finding(
    'warning',
    'dataset/unread-file',
    `${path} is not read.`,
    { file: path, line: 1 },
    `If it belongs to the dataset, save it as ${meant}.`,
  );
}

export function emptyFile(place: Place, hint?: string): Diagnostic {
  return finding('error', 'dataset/empty-file', 'The file is empty.', place, hint);
}

export function emptyNarrative(place: Place, name: string): Diagnostic {
  return finding(
    'warning',
    'dataset/empty-narrative',
    `The text ${quote(name)} is empty.`,
    place,
    'Write it, or delete it so that templates know that it is missing.',
  );
}

/** What a file is that should be UTF-8 text. */
export type ForeignFormat = 'utf16' | 'zip' | 'office' | 'binary' | 'encoding';

const foreignFormats: Readonly<Record<ForeignFormat, readonly [what: string, hint: string]>> = {
  utf16: ['The file is UTF-16 text.', 'Save it with the encoding UTF-8.'],
  zip: ['The file is an Excel workbook, a Word document or a ZIP archive.', 'Export it as text: from Excel, "CSV UTF-8".'],
  office: ['The file is an old Excel or Word document.', 'Export it as text: from Excel, "CSV UTF-8".'],
  binary: ['The file holds a NUL character, so it is not text.', 'Save it as plain text with the encoding UTF-8.'],
  encoding: ['The file is not UTF-8: this line cannot be read.', 'Save it with the encoding UTF-8 (from Excel: "CSV UTF-8").'],
};

export function foreignFormat(place: Place, format: ForeignFormat): Diagnostic {
  const [what, hint] = foreignFormats[format];
  return finding('error', 'dataset/encoding', what, place, hint);
}

export function lostCharacters(place: Place): Diagnostic {
  return finding(
    'warning',
    'dataset/lost-characters',
    'There is a "\uFFFD" here: a character that an earlier conversion lost.',
    place,
    'Type the right character.',
  );
}

/** Why a file is not YAML that a dataset may hold. */
export type YamlProblem =
  | 'tab'
  | 'colon'
  | 'indent'
  | 'key'
  | 'reserved'
  | 'quote'
  | 'bracket'
  | 'rest'
  | 'dash'
  | 'escape'
  | 'documents'
  | 'alias'
  | 'tag'
  | 'other';

const yamlProblems: Readonly<Record<YamlProblem, readonly [what: string, hint?: string]>> = {
  tab: ['YAML does not allow tabs for indentation.', 'Use spaces.'],
  colon: ['The text holds a colon and a space, which YAML takes for another key.', 'Put the text in quotes: "...: ...".'],
  indent: ['The lines do not line up.', 'Indent keys of one mapping by the same number of spaces; text that goes on over lines needs quotes or ">-".'],
  key: ['This is not a "key: value" line.', 'Write a key, a colon, a space and the value.'],
  reserved: ['Text cannot begin with this character in YAML.', 'Put the text in quotes.'],
  quote: ['The text is quoted but the quote is not closed.', 'Add the closing quote; quotes inside the text need a backslash or the other kind of quotes around.'],
  bracket: ['A bracket or brace is not closed.', 'Add the missing ] or }.'],
  rest: ['There is more text after the end of the value.', 'Put the whole text in quotes, and a backslash before each quote inside.'],
  dash: ['A list cannot begin on the line of its key.', 'Begin it on the next line; text that begins with "- " needs quotes.'],
  escape: ['A backslash in double quotes starts an escape that YAML does not know.', 'Double the backslash, or use single quotes.'],
  documents: ['A second YAML document begins here.', 'Take out the line "---": a file holds one document.'],
  alias: ['References to other parts of the file (*name) are not read.', 'Write the value out; text that begins with * needs quotes.'],
  tag: ['Type tags (!name) are not read.', 'Take it out; text that begins with ! needs quotes.'],
  other: ['This is not valid YAML.'],
};

export function badYaml(place: Place, problem: YamlProblem, reason: string): Diagnostic {
  const [what, hint] = yamlProblems[problem];
  return finding('error', 'dataset/yaml', what, place, hint ?? `The reader says: ${reason}.`);
}

export function yamlTooDeep(place: Place, most: number): Diagnostic {
  return finding('error', 'dataset/yaml', `The values are nested deeper than the limit of ${most} levels.`, place, 'A dataset needs no more than five levels.');
}

export function duplicateKey(place: Place, key: string, context: string, first: Place): Diagnostic {
  return finding(
    'error',
    'dataset/duplicate-key',
    `${quote(key)} stands twice${inside(context)}.`,
    place,
    `The first one is on line ${first.line}; rename or delete one of them.`,
  );
}

export function swallowedComment(place: Place, comment: string): Diagnostic {
  return finding(
    'warning',
    'dataset/comment',
    `${quote(`#${shorten(comment)}`)} is read as a comment, not as part of the value.`,
    place,
    'Put the value in quotes if it belongs to it; otherwise put a space after the #.',
  );
}

export function unknownKey(place: Place, key: string, context: string, known: readonly string[]): Diagnostic {
  const hint = /^\d{3}$/.test(key)
    ? 'If it is the rest of a number, write the number without separators: 1250.'
    : didYouMean(key, known);
  return finding('error', 'dataset/unknown-key', `Unknown key ${quote(key)}${inside(context)}.`, place, hint);
}

export function missingKey(place: Place, key: string, context: string, example: string | undefined): Diagnostic {
  const hint = example === undefined ? undefined : `Add it, such as ${key}: ${example}`;
  return finding('error', 'dataset/missing-key', `${quote(key)} is missing${inside(context)}.`, place, hint);
}

export function superfluousFile(path: string, read: string): Diagnostic {
  return finding('warning', 'dataset/unread-file', `${path} is not read, but ${read} is.`, { file: path, line: 1 }, 'Keep one of them.');
}

export function emptyValue(place: Place, path: string, wanted: string): Diagnostic {
  return finding('error', 'dataset/empty-value', `${path}: expected ${wanted}, got nothing.`, place, 'Fill it in, or delete the key if it is optional.');
}

export function wrongValue(place: Place, path: string, wanted: string, got: unknown, hint?: string): Diagnostic {
  const quoting = wanted === expected.text && typeof got === 'boolean' ? `Put it in quotes: "${got}".` : undefined;
  const subject = path === '' ? 'Expected' : `${path}: expected`;
  return finding('error', 'dataset/wrong-value', `${subject} ${wanted}, got ${describeValue(got)}.`, place, hint ?? quoting);
}

export function wrongLength(place: Place, path: string, wanted: string, count: number): Diagnostic {
  return finding('error', 'dataset/wrong-value', `${path}: expected ${wanted}, got ${count === 0 ? 'an empty list' : `a list of ${count}`}.`, place);
}

export function unknownChoice(place: Place, path: string, wanted: string, got: string, choices: readonly string[]): Diagnostic {
  return wrongValue(place, path, wanted, got, nearest(got, choices).length > 0 ? didYouMean(got, choices) : undefined);
}

export function badId(place: Place, id: string, context: string, wanted: string): Diagnostic {
  const tidy = tidyId(id);
  const hint = tidy === '' || tidy === id ? undefined : `Write ${quote(tidy)}.`;
  return finding('error', 'dataset/id', `${quote(id)}${inside(context)} is not a usable name: expected ${wanted}.`, place, hint);
}

function inside(context: string): string {
  return context === '' ? '' : ` in ${context}`;
}

/** A value as it may stand in a sentence, shortened. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return quote(shorten(value));
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object') return String(value);
  const keys = Object.keys(value);
  return keys.length === 0 ? 'an empty mapping' : `a mapping of ${shorten(keys.join(', '))}`;
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 57)}...`;
}

function tidyId(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .replace(/^([0-9]+)-(.*[a-z].*)$/, '$2-$1');
}
