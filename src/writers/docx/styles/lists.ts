import type { ParagraphLook } from '../formatting.ts';
import { LIST_INDENT, NUMBER_IDS } from '../lists.ts';
import { bodyLine, LIST_LEVELS, type Style, type StyleOptions } from './style.ts';

/** List items of each depth, and paragraphs that go on with them. */
export function listStyles(options: StyleOptions): Style[] {
  const { theme } = options;
  const base: ParagraphLook = {
    after: Math.round(theme.paragraphSpace / 2),
    line: bodyLine(options),
    align: theme.justify ? 'both' : 'start',
  };
  return LIST_LEVELS.flatMap((level): Style[] => {
    const suffix = level === 1 ? '' : `${level}`;
    const spaced = level === 1 ? '' : ` ${level}`;
    const style = (id: string, name: string, paragraph: ParagraphLook): Style => ({
      id: `${id}${suffix}`,
      name: `${name}${spaced}`,
      basedOn: 'Normal',
      priority: 36,
      quick: level === 1,
      paragraph: { ...base, ...paragraph },
    });
    const indent = { left: level * LIST_INDENT, hanging: LIST_INDENT };
    return [
      style('ListBullet', 'List Bullet', { list: { number: NUMBER_IDS.bullets, level: level - 1 }, ...indent }),
      style('ListNumber', 'List Number', { list: { number: NUMBER_IDS.numbers, level: level - 1 }, ...indent }),
      style('ListContinue', 'List Continue', { left: level * LIST_INDENT }),
    ];
  });
}
