import { writeBlocks } from './blocks.ts';
import { indent, stack, underline } from './lines.ts';
import type { Scope } from './scope.ts';

/** All lines of the file. */
export function writeBrief(scope: Scope): string[] {
  const { meta, blocks } = scope.document;
  const state = meta.watermark === undefined ? [] : [`[${meta.watermark}]`];
  const covered = blocks.some((block) => block.type === 'cover');
  const title = covered
    ? []
    : [...underline(meta.title, '='), ...[meta.subtitle, meta.marking].filter((line) => line !== undefined)];
  return stack([state, title, writeBlocks(blocks, scope), writeNotes(scope)]);
}

function writeNotes(scope: Scope): string[] {
  const { notes, labels, meta } = scope.document;
  if (notes.size === 0) return [];
  const written = [...notes.values()].map((note) =>
    indent(writeBlocks(note.children, scope), `[${labels.get(note.id)?.text ?? ''}] `),
  );
  return stack([underline(meta.locale.words.notes, '-'), ...written]);
}
