import { onceFor } from '../cache.ts';
import type { Diagnostic, Report } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import type { SourceText } from './model.ts';

/** `template.md` in its two parts. */
export interface FrontMatter {
  readonly yaml: SourceText;
  readonly body: SourceText;
}

const OPENING = /^---[ \t]*(?:\n|$)/;
const CLOSING = /(?<=\n)---[ \t]*(?:\n|$)/g;

/** Parts the front matter between two lines of `---` from the text below. Reports where there is none. */
export function splitFrontMatter(source: SourceText, report: Report): FrontMatter | undefined {
  const { parts, finding } = splitOnce(source);
  if (finding !== undefined) report(finding);
  return parts;
}

const splitOnce = onceFor(({ file, text }: SourceText): { readonly parts?: FrontMatter; readonly finding?: Diagnostic } => {
  const opening = OPENING.exec(text)?.[0];
  if (opening === undefined) return { finding: messages.noFrontMatter({ file, line: 1 }) };
  CLOSING.lastIndex = opening.length;
  const closing = CLOSING.exec(text);
  if (closing === null) return { finding: messages.openFrontMatter({ file, line: 1 }) };
  const yaml = text.slice(opening.length, Math.max(opening.length, closing.index - 1));
  const closingLine = text.slice(0, closing.index).split('\n').length;
  const body = text.slice(closing.index + closing[0].length);
  return { parts: { yaml: { file, text: yaml, firstLine: 2 }, body: { file, text: body, firstLine: closingLine + 1 } } };
});
