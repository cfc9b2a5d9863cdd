import type { HeadingLevel } from '../../../document/model.ts';
import type { ParagraphLook } from '../formatting.ts';
import { NUMBER_IDS } from '../lists.ts';
import { bodyLine, HEADING_LEVELS, lineMultiple, type Style, type StyleOptions, themeColors } from './style.ts';

/** Space above and below headings of levels 1 to 5, as multiples of the body size. */
const HEADING_SPACE = [
  [2.1, 0.75],
  [1.5, 0.45],
  [1.1, 0.3],
  [0.9, 0.25],
  [0.9, 0.25],
] as const;

function headingStyle(level: HeadingLevel, options: StyleOptions): Style {
  const { theme, countedLevels } = options;
  const { sizes } = theme;
  const [above, below] = HEADING_SPACE[level - 1]!;
  // One that runs in shares the line of running text and must not change how that is set.
  const look: ParagraphLook = theme.headings.runIn.includes(level)
    ? { after: theme.paragraphSpace, line: bodyLine(options), align: theme.justify ? 'both' : 'start' }
    : {
        before: above * sizes.body,
        after: below * sizes.body,
        line: lineMultiple(options, 'heading', 1.2),
        align: 'start',
        noHyphens: true,
      };
  return {
    id: `Heading${level}`,
    name: `heading ${level}`,
    basedOn: 'Normal',
    next: 'BodyText',
    priority: 9,
    quick: true,
    paragraph: {
      keepNext: true,
      keepLines: true,
      ...(countedLevels.has(level) ? { list: { number: NUMBER_IDS.headings, level: level - 1 } } : {}),
      ...look,
      outlineLevel: level - 1,
    },
    run: { font: 'heading', bold: true, size: sizes.headings[level - 1]!, color: themeColors(theme).accent },
  };
}

/** Headings of all levels. */
export function headingStyles(options: StyleOptions): Style[] {
  return HEADING_LEVELS.map((level) => headingStyle(level, options));
}
