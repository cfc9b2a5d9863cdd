import type { Heading, HeadingLevel, ResolvedDocument } from '../../document/model.ts';
import { walkBlocks } from '../../document/walk.ts';
import type { Theme } from '../../theme.ts';
import { HEADING_LEVELS, type Style } from './styles.ts';

/** How each heading is set: which levels Word numbers itself, and the style of each heading. */
export interface HeadingPlan {
  /** Levels whose numbers Word counts and gets the same. */
  readonly counted: ReadonlySet<HeadingLevel>;
  /** Style of each heading of the text, by the heading. */
  readonly styles: ReadonlyMap<Heading, HeadingStyle>;
}

export interface HeadingStyle {
  readonly id: string;
  /** Depth in the outline (from 1), which never skips a level as authors may. */
  readonly outline: HeadingLevel;
  /** Word prints the number. */
  readonly counted: boolean;
  /** The style where it is not Word's own for the level. */
  readonly own?: Style;
}

/** Plans the headings of a document in reading order. */
export function planHeadings(document: ResolvedDocument): HeadingPlan {
  const headings = [...walkBlocks(document.blocks)].filter((block) => block.type === 'heading');
  const { numbering } = document.meta.theme.headings;
  const counted = countedLevels(headings, numbering, document);
  const styles = new Map<Heading, HeadingStyle>();
  /** Levels of the headings that the one at hand stands under. */
  const open: HeadingLevel[] = [];
  for (const heading of headings) {
    while (open.length > 0 && open.at(-1)! >= heading.level) open.pop();
    open.push(heading.level);
    const outline = open.length as HeadingLevel;
    styles.set(heading, headingStyle(heading, outline, counted));
  }
  return { counted, styles };
}

function headingStyle(heading: Heading, outline: HeadingLevel, counted: HeadingPlan['counted']): HeadingStyle {
  const { level, unlisted } = heading;
  const isPlain = unlisted || heading.unnumbered === true;
  const base = `Heading${level}`;
  const isCounted = counted.has(level) && !isPlain;
  if (outline === level && !isPlain) return { id: base, outline, counted: isCounted };
  // Styles of their own keep these out of the contents, or at their place in the outline.
  const at = outline === level ? '' : `AtLevel${outline}`;
  const kind = unlisted ? 'Unlisted' : heading.unnumbered === true ? 'Unnumbered' : '';
  const id = `${base}${at}${kind}`;
  const name = `Heading ${level}${at === '' ? '' : ` at Level ${outline}`}${kind === '' ? '' : ` ${kind}`}`;
  const own: Style = {
    id,
    name,
    basedOn: base,
    next: 'BodyText',
    priority: 9,
    paragraph: {
      ...(counted.has(level) && isPlain ? { list: { number: 0 } } : {}),
      outlineLevel: outline - 1,
    },
  };
  return { id, outline, counted: isCounted, own };
}

type Numbering = Theme['headings']['numbering'];

/** The levels for which counting as Word does gives the numbers that the headings have. */
function countedLevels(headings: readonly Heading[], numbering: Numbering, document: ResolvedDocument): Set<HeadingLevel> {
  const levels = new Set(HEADING_LEVELS.filter((level) => (numbering[level - 1] ?? 'none') !== 'none'));
  for (;;) {
    const wrong = firstMiscounted(headings, levels, numbering, document);
    if (wrong === undefined) return levels;
    levels.delete(wrong);
  }
}

function firstMiscounted(
  headings: readonly Heading[],
  levels: ReadonlySet<HeadingLevel>,
  numbering: Numbering,
  document: ResolvedDocument,
): HeadingLevel | undefined {
  const counts = [0, 0, 0, 0, 0];
  for (const { id, level, unlisted, unnumbered } of headings) {
    if (unlisted || unnumbered || !levels.has(level)) continue;
    const count = ++counts[level - 1]!;
    counts.fill(0, level);
    if (numeral(count, numbering[level - 1]!) !== document.labels.get(id)?.number) return level;
  }
  return undefined;
}

/** A number as Word prints it. */
function numeral(count: number, format: Numbering[number]): string {
  switch (format) {
    case 'none':
      return '';
    case 'decimal':
      return String(count);
    case 'upper-alpha':
      return String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
    case 'upper-roman':
      return roman(count);
  }
}

const ROMAN = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'],
  [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
] as const;

function roman(count: number): string {
  let rest = count;
  let numeral = '';
  for (const [value, letters] of ROMAN) {
    for (; rest >= value; rest -= value) numeral += letters;
  }
  return numeral;
}
