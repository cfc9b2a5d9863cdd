import type { Report } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import type { SourceText } from './model.ts';
import { sourceText } from './sourceText.ts';

/** `template.md` in its two parts. */
export interface FrontMatter {
  readonly yaml: SourceText;
  readonly body: SourceText;
}

const OPENING = /^---[ \t]*(?:\n|$)/;
const CLOSING = /(?<=\n)---[ \t]*(?:\n|$)/g;

/** Parts the front matter between two lines of `---` from the text below. Reports where there is none. */
export function splitFrontMatter(file: string, text: string, report: Report): FrontMatter | undefined {
  const opening = OPENING.exec(text)?.[0];
  if (opening === undefined) {
    report(messages.noFrontMatter({ file, line: 1 }));
    return undefined;
  }
  CLOSING.lastIndex = opening.length;
  const closing = CLOSING.exec(text);
  if (closing === null) {
    report(messages.openFrontMatter({ file, line: 1 }));
    return undefined;
  }
  const yaml = text.slice(opening.length, Math.max(opening.length, closing.index - 1));
  const closingLine = text.slice(0, closing.index).split('\n').length;
  return { yaml: sourceText(file, yaml, 2), body: sourceText(file, text.slice(closing.index + closing[0].length), closingLine + 1) };
}
