import type { Heading, Inline } from './model.ts';
import { isEndnoteMark } from './walk.ts';

/** Inlines for a list of headings or captions: marks of notes and places that links lead to are only in the text. */
export function withoutMarks(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    switch (inline.type) {
      case 'noteReference':
      case 'pageReference':
        return [];
      case 'anchor':
        return withoutMarks(inline.children);
      case 'script':
        return isEndnoteMark(inline) ? [] : [{ ...inline, children: withoutMarks(inline.children) }];
      case 'factValue': {
        const { use: _use, entry: _entry, about: _about, ...figure } = inline;
        return [{ ...figure, children: withoutMarks(inline.children) }];
      }
      default:
        return 'children' in inline && inline.children !== undefined ? [{ ...inline, children: withoutMarks(inline.children) }] : [inline];
    }
  });
}

/** A heading that runs in, without the full stop that parts it from its paragraph. */
export function withoutFullStop(heading: Heading): readonly Inline[] {
  const last = heading.children.at(-1);
  if (!heading.runIn || last?.type !== 'text') return heading.children;
  const value = last.value.replace(/\.\s*$/, '');
  return [...heading.children.slice(0, -1), ...(value === '' ? [] : [{ ...last, value }])];
}
