import type { Dataset } from '../dataset/model.ts';
import type { Diagnostic, Place, Report } from '../diagnostic.ts';
import { hasErrors } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import { openContext, parameterValues } from './context.ts';
import { datasetTexts } from './datasetTexts.ts';
import { Expansion, ExpansionStopped } from './expansion.ts';
import { frontMatterTexts } from './frontMatterTexts.ts';
import { LONGEST_MARKED_LINE, LONGEST_TITLE, MOST_CHARACTERS } from './limits.ts';
import { unmark } from './marks.ts';
import type { ExpandedText, RenderOptions, Template } from './model.ts';
import { checkParameters } from './parameters.ts';
import { readDate } from './wording/dates.ts';

/**
 * Expands a template with a dataset into Markdown, and tells where each line of it came from. Reports
 * everything that is wrong and gives nothing if any of it is an error; `options.date` is `YYYY-MM-DD`.
 */
export function expandTemplate(
  template: Template,
  dataset: Dataset,
  options: RenderOptions & { readonly date: string },
  report: Report,
): ExpandedText | undefined {
  const findings: Diagnostic[] = [];
  const note: Report = (diagnostic) => findings.push(diagnostic);
  const expanded = checkParameters(template, options.parameters, note) ? expand(template, dataset, options, note) : undefined;
  findings.forEach(report);
  return hasErrors(findings) ? undefined : expanded;
}

function expand(
  template: Template,
  dataset: Dataset,
  options: RenderOptions & { readonly date: string },
  report: Report,
): ExpandedText | undefined {
  const start = { file: template.body.file, line: template.body.firstLine };
  if (readDate(options.date)?.day === undefined) {
    report(messages.notADate(start, `"${options.date}"`));
    return undefined;
  }
  const context = openContext(dataset, parameterValues(template, options.parameters), options.date);
  const expansion = new Expansion(template, dataset, options.date, report);
  try {
    const texts = new Map(
      frontMatterTexts(template).map((text) => [text.key, tidy(expansion.expand(text, context, 'plain'))]),
    );
    const ofTables = new Map(
      datasetTexts(dataset).map((text): [string, string] => {
        const marked = expansion.expand(text, context, 'markdown');
        return [text.key, tidy(unmark(marked, (id) => expansion.fileOf(id), start).text)];
      }),
    );
    const marked = expansion.expand(template.body, context, 'markdown');
    if (marked.split('\n').some((line) => line.length > LONGEST_MARKED_LINE)) {
      report(messages.printedLineTooLong(start, LONGEST_MARKED_LINE));
      return undefined;
    }
    const { text: markdown, lines } = unmark(marked, (id) => expansion.fileOf(id), start);
    if (!checkLengths(markdown, texts, start, report)) return undefined;
    return { markdown, lines, ...frontMatter(template, texts), ...(ofTables.size === 0 ? {} : { datasetTexts: ofTables }), paper: options.paper ?? template.settings.paper };
  } catch (error) {
    if (!(error instanceof ExpansionStopped)) throw error;
    return undefined;
  }
}

function checkLengths(markdown: string, texts: ReadonlyMap<string, string>, start: Place, report: Report): boolean {
  const long = [...texts].find(([, text]) => text.length > LONGEST_TITLE);
  if (long !== undefined) report(messages.titleTooLong(start, long[0], LONGEST_TITLE));
  if (markdown.length > MOST_CHARACTERS) report(messages.tooMuchText(start, MOST_CHARACTERS));
  return long === undefined && markdown.length <= MOST_CHARACTERS;
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function frontMatter(
  { settings }: Template,
  texts: ReadonlyMap<string, string>,
): Omit<ExpandedText, 'markdown' | 'lines' | 'paper'> {
  const title = texts.get('title') ?? '';
  const subtitle = texts.get('subtitle') ?? '';
  const watermark = texts.get('watermark') ?? '';
  const cover = [...settings.cover.keys()].map((label) => ({ label, value: texts.get(`cover.${label}`) ?? '' }));
  return {
    title,
    ...(subtitle === '' ? {} : { subtitle }),
    runningTitle: texts.get('runningTitle') || title,
    subject: texts.get('subject') || settings.name,
    cover: cover.filter(({ value }) => value !== ''),
    ...(watermark === '' ? {} : { watermark }),
  };
}
