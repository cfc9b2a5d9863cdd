import { z } from 'zod';

const color = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour as #rrggbb');
/** Letters that can be read on paper, and spaces that leave room for them. */
const size = z.number().min(4).max(144);
const space = z.number().min(0).max(144);
const margin = z.number().min(0).max(200);

/** How briefs look, as data: `templates/_shared/themes/<name>.yaml`. All lengths are in points. */
export const themeSchema = z.strictObject({
  name: z.string(),
  fonts: z.strictObject({
    /** Family of running text. */
    body: z.string(),
    /** Family of headings, tables, captions and running heads. */
    heading: z.string(),
    /** Family of the words inside charts. */
    chart: z.string(),
  }),
  sizes: z.strictObject({
    body: size,
    table: size,
    caption: size,
    note: size,
    running: size,
    title: size,
    subtitle: size,
    keyFigure: size,
    /** Levels 1 to 5. */
    headings: z.tuple([size, size, size, size, size]),
  }),
  /** Distance of base lines as a multiple of the font size. */
  lineHeight: z.number().min(1).max(2),
  /** Space after a paragraph. */
  paragraphSpace: space,
  justify: z.boolean(),
  colors: z.strictObject({
    ink: color,
    muted: color,
    accent: color,
    link: color,
    rule: color,
    /** Background of table heads and callouts. */
    band: color,
    marking: color,
  }),
  /** Charts: colours of categories in order, safe for colour-blind readers and in greyscale. */
  chart: z.strictObject({
    categories: z.array(color).min(4).max(40),
    ramp: z.array(color).min(2).max(40),
    grid: color,
    land: color,
    water: color,
  }),
  /** Page margins: top, right, bottom, left. */
  margins: z.tuple([margin, margin, margin, margin]),
  headings: z.strictObject({
    /** Numbering of levels 1 to 5. */
    numbering: z.array(z.enum(['none', 'upper-roman', 'upper-alpha', 'decimal'])).max(5),
    /** Levels that are printed at the start of the paragraph that follows. */
    runIn: z.array(z.number().int().min(1).max(5)),
  }),
});

export type Theme = z.infer<typeof themeSchema>;
