import type { Diagnostic } from '../../diagnostic.ts';
import type { ResolvedDocument } from '../../document/model.ts';
import { lostText } from '../../messages/pdf.ts';
import { walkContents, type Content, type Tag } from './define/structure.ts';

/** Every piece of the definition's text that was not painted, with its place. */
export function findLostText(structure: Tag, painted: ReadonlyMap<Content, string>): Diagnostic[] {
  const lost: Diagnostic[] = [];
  for (const content of walkContents(structure)) {
    const wanted = bare(content.text);
    if (wanted === '') continue;
    const found = bare(painted.get(content) ?? '');
    // The page number of a line of contents is added when pages are known.
    if (!found.startsWith(wanted)) lost.push(lostText(content.text, content.place));
  }
  return lost;
}

/** Text without what line breaking adds or takes away. */
function bare(text: string): string {
  return text.replaceAll(/[\s\u00ad]+/gu, '');
}

export type { ResolvedDocument };
