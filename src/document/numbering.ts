import type { Theme } from '../theme.ts';
import type { Heading } from './model.ts';

export type Numbering = Theme['headings']['numbering'][number];

/** Gives headings their numbers in reading order. */
export interface HeadingNumbers {
  /** The number of the next heading; empty if its level has none or it stands apart. */
  next(heading: Heading): string;
}

/** Counts each level anew under each heading of a level above it. */
export function openHeadingNumbers(numbering: readonly Numbering[]): HeadingNumbers {
  const counts = [0, 0, 0, 0, 0];
  return {
    next({ level, unlisted, unnumbered }) {
      if (unlisted) return '';
      const count = counts[level - 1]! + (unnumbered ? 0 : 1);
      counts.splice(level - 1, counts.length, count, ...Array.from({ length: 5 - level }, () => 0));
      return unnumbered ? '' : formatNumber(count, numbering[level - 1] ?? 'none');
    },
  };
}

export function formatNumber(count: number, numbering: Numbering): string {
  switch (numbering) {
    case 'none':
      return '';
    case 'decimal':
      return String(count);
    case 'upper-alpha':
      return formatAlpha(count);
    case 'upper-roman':
      return formatRoman(count);
  }
}

/** A to Z, then AA, AB and so on. */
function formatAlpha(count: number): string {
  const before = Math.floor((count - 1) / 26);
  const letter = String.fromCodePoint(65 + ((count - 1) % 26));
  return (before > 0 ? formatAlpha(before) : '') + letter;
}

const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function formatRoman(count: number): string {
  let rest = count;
  let roman = '';
  for (const [value, letters] of ROMAN) {
    roman += letters.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return roman;
}
