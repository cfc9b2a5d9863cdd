import type { Heading, Inline } from './model.ts';

/** Inlines for a list of headings or captions, where a note has its mark only once, in the text. */
export function withoutNoteMarks(inlines: readonly Inline[]): Inline[] {
  return inlines
    .filter((inline) => inline.type !== 'noteReference')
    .map((inline) =>
      'children' in inline && inline.children !== undefined
        ? { ...inline, children: withoutNoteMarks(inline.children) }
        : inline,
    );
}

/** A heading that runs in, without the full stop that parts it from its paragraph. */
export function withoutFullStop(heading: Heading): readonly Inline[] {
  const last = heading.children.at(-1);
  if (!heading.runIn || last?.type !== 'text') return heading.children;
  const value = last.value.replace(/\.\s*$/, '');
  return [...heading.children.slice(0, -1), ...(value === '' ? [] : [{ ...last, value }])];
}
