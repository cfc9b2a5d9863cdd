import { boxStyles } from './boxes.ts';
import { captionStyles } from './captions.ts';
import { tableTextStyles } from './cells.ts';
import { contentsStyles } from './contents.ts';
import { coverStyles } from './cover.ts';
import { furnitureStyles } from './furniture.ts';
import { headingStyles } from './headings.ts';
import { forHouse } from './house.ts';
import { listStyles } from './lists.ts';
import type { Style, StyleOptions } from './style.ts';
import { textStyles } from './text.ts';

/** All paragraph styles that every document carries. */
export function paragraphStyles(options: StyleOptions): Style[] {
  const styles = [
    ...textStyles(options),
    ...coverStyles(options),
    ...headingStyles(options),
    ...contentsStyles(options),
    ...captionStyles(options),
    ...tableTextStyles(options),
    ...listStyles(options),
    ...boxStyles(options),
    ...furnitureStyles(options),
  ];
  return options.house ? styles.map((style) => forHouse(style, options.theme)) : styles;
}
