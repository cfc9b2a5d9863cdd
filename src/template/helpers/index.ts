import { change } from './change.ts';
import { eq, ge, gt, le, lt, ne } from './compare.ts';
import { date } from './date.ts';
import { difference } from './difference.ts';
import { fact } from './fact.ts';
import type { Helper } from './helper.ts';
import { capital, lower, upper } from './letters.ts';
import { list } from './list.ts';
import { and, not, or } from './logic.ts';
import { number } from './number.ts';
import { percent } from './percent.ts';
import { plural } from './plural.ts';
import { ratio } from './ratio.ts';
import { sum } from './sum.ts';

/** Every helper of the template language by its name; blocks are apart. */
export const HELPERS: ReadonlyMap<string, Helper> = new Map<string, Helper>(
  Object.entries({
    fact,
    change,
    difference,
    sum,
    ratio,
    number,
    percent,
    date,
    plural,
    list,
    upper,
    lower,
    capital,
    eq,
    ne,
    lt,
    gt,
    le,
    ge,
    and,
    or,
    not,
  }),
);

/** Blocks of the template language. */
export const BLOCKS = ['if', 'unless', 'each', 'with'] as const;

export type BlockName = (typeof BLOCKS)[number];

export function isBlockName(name: string): name is BlockName {
  return (BLOCKS as readonly string[]).includes(name);
}
