import { openCache } from '../../cache.ts';
import type { Theme } from '../../theme.ts';
import { paragraphProperties, runProperties } from './formatting.ts';
import { BOX_INDENT, type Frame, LIST_DEPTH, LIST_INDENT, listNumber, NUMBER_FORMATS, NUMBER_IDS, quoteIndent, type WordList } from './lists.ts';
import { namespaces, tag, valueTag, XML_HEAD } from './markup.ts';
import { HEADING_LEVELS, LIST_LEVELS } from './styles/style.ts';

const BULLETS = ['\u2022', '\u2013', '\u00B7'] as const;

/**
 * `word/numbering.xml`: headings, bullets and numbers as multi-level lists tied to their styles, and
 * one list more for each of the brief's numbered ones, so that each starts anew.
 */
export function numberingMarkup(
  theme: Theme,
  counted: ReadonlySet<number>,
  lists: readonly WordList[],
): string {
  const abstracts = abstractLists(theme);
  return [
    XML_HEAD,
    tag(
      'w:numbering',
      namespaces('w'),
      headingLevels(theme.headings.numbering, counted),
      ...abstracts.map((list) => knownLevels.keep(JSON.stringify(list), () => listLevels(list))),
      instance(NUMBER_IDS.headings, ABSTRACT_HEADINGS),
      ...abstracts.flatMap(({ id, number }) => (number === undefined ? [] : [instance(number, id)])),
      ...lists.map(restarted),
    ),
  ].join('');
}

function headingLevels(headings: Theme['headings']['numbering'], counted: ReadonlySet<number>): string {
  const levels = Array.from({ length: LIST_DEPTH }, (_, index) => {
    const level = HEADING_LEVELS[index];
    const numbering = level !== undefined && counted.has(level) ? (headings[index] ?? 'none') : 'none';
    return tag(
      'w:lvl',
      { 'w:ilvl': index },
      valueTag('w:start', 1),
      valueTag('w:numFmt', NUMBER_FORMATS[numbering]),
      numbering === 'none' ? '' : valueTag('w:pStyle', `Heading${level}`),
      valueTag('w:suff', numbering === 'none' ? 'nothing' : 'space'),
      valueTag('w:lvlText', numbering === 'none' ? '' : `%${index + 1}.`),
      valueTag('w:lvlJc', 'left'),
      paragraphProperties({ left: 0, hanging: 0 }),
    );
  });
  return abstract(ABSTRACT_HEADINGS, 'Headings', levels);
}

const ABSTRACT_HEADINGS = 1;

interface AbstractList {
  readonly id: number;
  readonly name: string;
  readonly format: 'bullet' | 'decimal';
  readonly indent: number;
  /** Styles of its levels, where it has some. */
  readonly style?: string;
  /** Number under which it is used as it is. */
  readonly number?: number;
}

function abstractLists(theme: Theme): readonly AbstractList[] {
  return [
    { id: 2, name: 'Bullets', format: 'bullet', indent: 0, style: 'ListBullet', number: NUMBER_IDS.bullets },
    { id: 3, name: 'Numbers', format: 'decimal', indent: 0, style: 'ListNumber', number: NUMBER_IDS.numbers },
    { id: 4, name: 'Boxed bullets', format: 'bullet', indent: BOX_INDENT, number: NUMBER_IDS.boxedBullets },
    { id: 5, name: 'Boxed numbers', format: 'decimal', indent: BOX_INDENT },
    { id: 6, name: 'Quoted bullets', format: 'bullet', indent: quoteIndent(theme), number: NUMBER_IDS.quotedBullets },
    { id: 7, name: 'Quoted numbers', format: 'decimal', indent: quoteIndent(theme) },
  ];
}

/** Levels of lists, which differ by theme at most. */
const knownLevels = openCache<string>(64);

function listLevels(list: AbstractList): string {
  const levels = Array.from({ length: LIST_DEPTH }, (_, index) => {
    const level = LIST_LEVELS[index];
    const style = list.style === undefined || level === undefined ? undefined : list.style + (level === 1 ? '' : level);
    const text = list.format === 'bullet' ? BULLETS[index % BULLETS.length]! : `%${index + 1}.`;
    return tag(
      'w:lvl',
      { 'w:ilvl': index },
      valueTag('w:start', 1),
      valueTag('w:numFmt', list.format),
      style === undefined ? '' : valueTag('w:pStyle', style),
      valueTag('w:lvlText', text),
      valueTag('w:lvlJc', 'left'),
      paragraphProperties({ left: list.indent + (index + 1) * LIST_INDENT, hanging: LIST_INDENT }),
      list.format === 'bullet' ? runProperties({ font: 'body' }) : '',
    );
  });
  return abstract(list.id, list.name, levels);
}

function abstract(id: number, name: string, levels: readonly string[]): string {
  // Word joins lists that share a number here across documents, so each of ours has its own.
  const mark = (0x5b1f0000 + id).toString(16).toUpperCase();
  return tag(
    'w:abstractNum',
    { 'w:abstractNumId': id },
    valueTag('w:nsid', mark),
    valueTag('w:multiLevelType', 'multilevel'),
    valueTag('w:tmpl', mark),
    valueTag('w:name', name),
    ...levels,
  );
}

function instance(number: number, abstractNumber: number, ...overrides: readonly string[]): string {
  return tag('w:num', { 'w:numId': number }, valueTag('w:abstractNumId', abstractNumber), ...overrides);
}

/** Definitions that numbered lists count in. */
const NUMBERED: Readonly<Record<Frame, number>> = { none: 3, box: 5, quote: 7 };

function restarted({ level, start, frame }: WordList, index: number): string {
  const override = tag('w:lvlOverride', { 'w:ilvl': level }, valueTag('w:startOverride', start));
  return instance(listNumber(index), NUMBERED[frame], override);
}
