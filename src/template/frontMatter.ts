import type { Report } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import type { SourceText } from './model.ts';

/** `template.md` in its two parts. */
export interface FrontMatter {
  readonly yaml: SourceText;
  readonly body: SourceText;
}

const FENCE = /^---[ \t]*$/;

/** Parts the front matter between two lines of `---` from the text below. Reports where there is none. */
export function splitFrontMatter(file: string, text: string, report: Report): FrontMatter | undefined {
  const lines = text.split('\n');
  if (!FENCE.test(lines[0] ?? '')) {
    report(messages.noFrontMatter({ file, line: 1 }));
    return undefined;
  }
  const end = lines.findIndex((line, index) => index > 0 && FENCE.test(line));
  if (end === -1) {
    report(messages.openFrontMatter({ file, line: 1 }));
    return undefined;
  }
  return {
    yaml: { file, text: lines.slice(1, end).join('\n'), firstLine: 2 },
    body: { file, text: lines.slice(end + 1).join('\n'), firstLine: end + 2 },
  };
}
