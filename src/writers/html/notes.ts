import type { Note } from '../../document/model.ts';
import { writeBlocks } from './blocks.ts';
import { element, lines } from './markup.ts';
import type { Html } from './markup.ts';
import { ownId } from './scope.ts';
import type { Scope } from './scope.ts';

/** The footnotes below the text, each with links back to its marks. Written after all that refers to them. */
export function writeNotes(scope: Scope): Html | undefined {
  const { notes, meta } = scope.document;
  if (notes.size === 0) return undefined;
  const bodies = [...notes.values()].map((note) => ({ note, body: writeBlocks(note.children, scope) }));
  const items = bodies.map(({ note, body }) => element('li', { id: note.id }, body, ' ', writeBackLinks(note, scope)));
  const title = ownId('notes');
  return element(
    'section',
    { class: 'notes', role: 'doc-endnotes', 'aria-labelledby': title },
    lines([element('h2', { id: title }, meta.locale.words.notes), element('ol', {}, lines(items))]),
  );
}

function writeBackLinks(note: Note, scope: Scope): Html {
  const { words } = scope.document.meta.locale;
  const marks = scope.noteMarks.get(note.id) ?? 0;
  const links = Array.from({ length: marks }, (_, index) =>
    element(
      'a',
      {
        href: `#${ownId('mark', note.id, index + 1)}`,
        role: 'doc-backlink',
        'aria-label': `${words.backToText} ${index + 1}`,
      },
      '\u21a9',
    ),
  );
  return element('span', { class: 'back' }, links);
}
