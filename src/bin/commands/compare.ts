import { join } from 'node:path';
import { openFolders } from '../../disk/folders.ts';
import { openFontLibrary } from '../../fonts.ts';
import type { Format } from '../../template/model.ts';
import { today } from '../inputs.ts';
import { folderName, locate, locateShared, locateTemplate } from '../locate.ts';
import { parseDate, parseFormats } from '../options.ts';
import type { AddCommand } from '../options.ts';
import { openTerminal } from '../terminal.ts';

interface CompareOptions {
  readonly format?: readonly Format[];
  readonly out: string;
  readonly template: string;
  readonly date?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  briefpress compare kazakhstan-2004 kazakhstan-2005
  briefpress compare kazakhstan-2004 kazakhstan-2005 --json
  briefpress compare ./received ./corrected --format pdf,docx`;

/** Adds `briefpress compare <before> <after>`. */
export const addCompare: AddCommand = (program, surroundings) => {
  program
    .command('compare <before> <after>')
    .description('what changed from one dataset to another: facts and tables, as text, JSON or a brief')
    .option('-f, --format <formats>', 'also render a brief: pdf, docx, html, text; several with commas', parseFormats)
    .option('-o, --out <folder>', 'where the brief goes', 'output')
    .option('--template <template>', 'the template of the brief', 'edition-changes')
    .option('--date <day>', 'date of the brief, YYYY-MM-DD (default: SOURCE_DATE_EPOCH, else today)')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (before: string, after: string, options: CompareOptions) => {
      const terminal = openTerminal(surroundings, options.json === true);
      terminal.progress('Reading both …');
      const template = locateTemplate(options.template);
      const folders = {
        before: locate('dataset', before),
        after: locate('dataset', after),
        template,
        shared: locateShared(template),
      };
      const env = {
        now: options.date === undefined ? today(surroundings) : parseDate(options.date),
        files: openFolders(Object.values(folders)),
        fonts: openFontLibrary(),
      };
      const { changesInputs, readEditions } = await import('../../editions/read.ts');
      const { printComparison } = await import('../../editions/printText.ts');
      const { comparisonJson } = await import('../../editions/toJson.ts');
      const editions = readEditions(folders, env);
      terminal.line(printComparison(editions.comparison, editions.wordings));
      const result = comparisonJson(editions.comparison);
      if (options.format === undefined) return terminal.json({ ok: true, ...result });

      const { renderBrief } = await import('../../render.ts');
      const { describeFile, saveOutputs } = await import('../outputs.ts');
      terminal.progress(`Rendering ${options.format.join(', ')} …`);
      const rendered = await renderBrief(changesInputs(editions), { parameters: {} }, options.format, env);
      const files = saveOutputs(rendered, join(options.out, folderName(folders.after), `changes-since-${folderName(folders.before)}`));
      terminal.findings(rendered.diagnostics);
      terminal.line('');
      for (const file of files) terminal.line(describeFile(file, terminal));
      terminal.json({ ok: true, ...result, files, diagnostics: rendered.diagnostics });
    });
};
