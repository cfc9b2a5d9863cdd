import type { Dataset } from '../dataset/model.ts';
import type { Place, Report } from '../diagnostic.ts';
import * as messages from '../messages/document.ts';
import type { ExpandedText, Template } from '../template/model.ts';
import { buildBlocks } from './blocks.ts';
import { isTextDirective } from './directives/index.ts';
import { nestFences } from './fences.ts';
import { buildInlines } from './inlines.ts';
import { openKnownBlocks } from './knownBlocks.ts';
import { reportLevelGaps } from './levels.ts';
import { LONGEST_LINE, MOST_TREE_LEVELS } from './limits.ts';
import type { FlowContent } from './mdast.ts';
import type { Inline, Meta, ReportDocument } from './model.ts';
import { buildNotes, gatherDefinitions } from './notes.ts';
import { isPlainLine, parseLine, parseMarkdown } from './parseMarkdown.ts';
import { mergeTexts, tidyText } from './plainText.ts';
import type { Brief, Scope } from './scope.ts';
import { inlineText } from './walk.ts';
import { openSlugs } from './slug.ts';
import { checkTables } from './tableLimits.ts';
import { findTooMuch, isDeeper } from './tooMuch.ts';
import { openNumberLog } from './typedNumbers.ts';
import type { Wording } from './wording.ts';

/** Blocks that briefs before this one were made of. */
const KNOWN = openKnownBlocks();

/**
 * Makes the document of an expanded template: Markdown becomes blocks, directives become what they
 * print, data become cells. Reports everything that it cannot make sense of; what it can, it returns.
 */
export function buildDocument(
  expanded: ExpandedText,
  template: Template,
  dataset: Dataset,
  date: string,
  wording: Wording,
  report: Report,
): ReportDocument {
  const placeOfLine = (line: number): Place | undefined => expanded.lines[line - 1] ?? expanded.lines.at(-1);
  const { markdown, problems } = nestFences(expanded.markdown);
  for (const { kind, name, line } of problems) {
    report(
      kind === 'unclosed'
        ? messages.unclosedDirective(name, placeOfLine(line))
        : messages.strayFence(placeOfLine(line)),
    );
  }

  const tooMuch = findTooMuch(markdown);
  if (tooMuch !== undefined) report(messages.tooMuch(tooMuch, placeOfLine(tooMuch.line)));
  const { root, source } = parseMarkdown(tooMuch === undefined ? markdown : '', isTextDirective, KNOWN);
  if (isDeeper(root, MOST_TREE_LEVELS)) {
    report(messages.tooMuch({ what: 'levels', most: MOST_TREE_LEVELS }, placeOfLine(1)));
    root.children = [];
  }
  const slugs = openSlugs();
  const numbers = openNumberLog(template, dataset, [wording.date(date)]);
  const { definitions, notes } = gatherDefinitions(root, slugs);
  const brief: Brief = {
    expanded,
    template,
    dataset,
    wording,
    report,
    definitions,
    noteIds: new Map([...notes].map(([identifier, { id }]) => [identifier, id])),
    slugs,
    numbers,
    buildBlocks,
    buildInlines,
    buildLine,
    buildText: (value, place) => buildText(value, report, place),
  };
  const scope: Scope = {
    brief,
    source,
    placeOf: (at) => placeOfLine(typeof at === 'number' ? at : (at.position?.start.line ?? expanded.lines.length)),
    within: [],
  };

  const blocks = buildBlocks(root.children as FlowContent[], scope);
  if (markdown.trim() === '') report(messages.emptyDocument(placeOfLine(1)));
  reportLevelGaps(blocks, template.theme, report);
  checkTables(blocks, report);
  const builtNotes = buildNotes(notes, blocks, scope);
  return { meta: metaOf(brief, date), blocks, notes: builtNotes, ...numbers.typed };
}

/** A caption or title: Markdown without blocks, its places those of what it belongs to. */
function buildLine(line: string, scope: Scope, place: Place | undefined): Inline[] {
  const { brief } = scope;
  if (line.length > LONGEST_LINE) {
    brief.report(messages.tooMuch({ what: 'characters of a line', most: LONGEST_LINE }, place));
    return [];
  }
  if (isPlainLine(line)) {
    brief.numbers.readText(line, () => place);
    return brief.buildText(line, place);
  }
  const { root, source } = parseLine(line.replaceAll('\n', ' '), brief.noteIds.keys(), isTextDirective);
  const [first] = root.children;
  if (first?.type !== 'paragraph') return brief.buildText(line, place);
  return buildInlines(first.children, { ...scope, source, placeOf: () => place });
}

function buildText(value: string, report: Report, place: Place | undefined): Inline[] {
  const text = tidyText(value, (character, substitute) =>
    report(messages.substitutedCharacter(character, substitute, place)),
  );
  return mergeTexts([{ type: 'text', value: text }]);
}

function metaOf(brief: Brief, date: string): Meta {
  const { expanded, template, dataset, report } = brief;
  const { header } = dataset;
  const tidy = (value: string): string => inlineText(buildText(value, report, undefined), new Map()).trim();
  return {
    title: tidy(expanded.title),
    ...(expanded.subtitle === undefined ? {} : { subtitle: tidy(expanded.subtitle) }),
    subject: tidy(expanded.subject),
    author: tidy(header.author),
    keywords: header.keywords.map(tidy),
    language: header.language,
    ...(header.marking === undefined ? {} : { marking: tidy(header.marking) }),
    runningTitle: tidy(expanded.runningTitle),
    edition: tidy(header.edition.name),
    date,
    paper: expanded.paper,
    ...(expanded.watermark === undefined ? {} : { watermark: tidy(expanded.watermark) }),
    ...(template.settings.figures === undefined ? {} : { figures: template.settings.figures }),
    theme: template.theme,
    locale: template.locale,
  };
}
