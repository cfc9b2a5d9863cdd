import { noteAnchor, noteOrigin, setText } from './inlines.ts';
import { footnoteText } from './look.ts';
import type { Marker, Node } from './nodes.ts';
import { inside, type Scope } from './scope.ts';
import { addTag } from './structure.ts';

/** Room for the number, as multiples of the size, by how many digits the last number has. */
const INDENTS = [1.4, 1.9, 2.4] as const;

/** A footnote: its number leads back to where it is referred to. */
export function setNote(id: string, scope: Scope): Node {
  const { document, theme } = scope.context;
  const note = document.notes.get(id);
  const style = footnoteText(theme);
  const digits = String(document.notes.size).length;
  const indent = theme.sizes.note * (INDENTS[digits - 1] ?? INDENTS[2]);
  const tag = addTag(scope.parent, 'Note', { id: noteAnchor(id) });
  const label = addTag(tag, 'Lbl');
  const link = addTag(label, 'Link');
  const number = document.labels.get(id)?.text ?? '';
  const marker: Marker = {
    runs: [
      {
        ...setText(number, link, { ...style, color: theme.colors.link }, note?.place),
        link: { tag: link, to: { id: noteOrigin(id) }, words: `${document.meta.locale.words.note} ${number}`, underlined: false },
      },
    ],
    outdent: indent,
  };
  const inner = inside(scope, tag, {
    inNote: true,
    text: style,
    justify: scope.context.theme.justify,
    paragraphSpace: 2,
    width: scope.context.textWidth - indent,
  });
  return {
    ...style,
    stack: scope.context.setBlocks(note?.children ?? [], inner),
    margin: [indent, 0, 0, 0],
    anchors: [noteAnchor(id)],
    marker,
  };
}
