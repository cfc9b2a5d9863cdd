import type { Heading, HeadingLevel, ResolvedDocument } from '../../document/model.ts';
import { walkBlocks } from '../../document/walk.ts';
import type { Theme } from '../../theme.ts';
import { NUMBER_FORMATS } from './lists.ts';
import { numeral } from './numerals.ts';
import { HEADING_LEVELS, type Style } from './styles/style.ts';

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

/**
 * Plans the headings of a document in reading order. `houseLevels`: the levels that a house style
 * numbers; the numbers of others are text.
 */
export function planHeadings(document: ResolvedDocument, houseLevels?: ReadonlySet<HeadingLevel>): HeadingPlan {
  const headings = walkBlocks(document.blocks).filter((block) => block.type === 'heading');
  const { theme } = document.meta;
  const counted = houseLevels ?? countedLevels(headings, theme.headings.numbering, document);
  const runIn = houseLevels === undefined ? undefined : theme;
  const styles = new Map<Heading, HeadingStyle>();
  /** Levels of the headings that the one at hand stands under. */
  const open: HeadingLevel[] = [];
  for (const heading of headings) {
    while (open.length > 0 && open.at(-1)! >= heading.level) open.pop();
    open.push(heading.level);
    const outline = open.length as HeadingLevel;
    styles.set(heading, headingStyle(heading, outline, counted, runIn));
  }
  return { counted, styles };
}

/** `runIn`: the theme, where headings that run in need a style of their own because the house's stand alone. */
function headingStyle(heading: Heading, outline: HeadingLevel, counted: HeadingPlan['counted'], runIn: Theme | undefined): HeadingStyle {
  const { level, unlisted } = heading;
  const isPlain = unlisted || heading.unnumbered === true;
  const base = `Heading${level}`;
  const isCounted = counted.has(level) && !isPlain;
  const joins = heading.runIn && runIn !== undefined;
  if (outline === level && !isPlain && !joins) return { id: base, outline, counted: isCounted };
  // Styles of their own keep these out of the contents, or at their place in the outline.
  const at = outline === level ? '' : `AtLevel${outline}`;
  const kind = unlisted ? 'Unlisted' : heading.unnumbered === true ? 'Unnumbered' : '';
  const id = `${base}${at}${kind}${joins ? 'RunIn' : ''}`;
  const name = `Heading ${level}${at === '' ? '' : ` at Level ${outline}`}${kind === '' ? '' : ` ${kind}`}${joins ? ' Run-in' : ''}`;
  const own: Style = {
    id,
    name,
    basedOn: base,
    next: 'BodyText',
    priority: 9,
    paragraph: {
      ...(counted.has(level) && isPlain ? { list: { number: 0 } } : {}),
      outlineLevel: outline - 1,
      ...(joins ? { before: 0, after: runIn.paragraphSpace } : {}),
    },
    ...(joins ? { run: { size: runIn.sizes.body } } : {}),
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
    if (numeral(count, NUMBER_FORMATS[numbering[level - 1]!]) !== document.labels.get(id)?.number) return level;
  }
  return undefined;
}
