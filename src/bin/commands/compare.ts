import { join } from 'node:path';
import { openFolders } from '../../disk/folders.ts';
import { openFontLibrary } from '../../fonts.ts';
import type { EditionFolders } from '../../editions/read.ts';
import type { Env } from '../../env.ts';
import { redlineFormat } from '../../messages/cli.ts';
import type { RenderedBrief } from '../../render.ts';
import type { Format } from '../../template/model.ts';
import { today } from '../inputs.ts';
import { folderName, locate, locateShared, locateTemplate } from '../locate.ts';
import { parseDate, parseFormats } from '../options.ts';
import type { DefineCommand } from '../options.ts';
import { UsageError } from '../outcome.ts';
import { openTerminal } from '../terminal.ts';

interface CompareOptions {
  readonly format?: readonly Format[];
  readonly out: string;
  readonly template?: string;
  readonly changes: string;
  readonly date?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  briefpress compare kazakhstan-2004 kazakhstan-2005
  briefpress compare kazakhstan-2004 kazakhstan-2005 --json
  briefpress compare ./received ./corrected --format pdf,docx
  briefpress compare kazakhstan-2004 kazakhstan-2005 --template incsr-chapter --format docx`;

const CHANGES = 'edition-changes';

/** Defines `briefpress compare <before> <after>`. */
export const defineCompare: DefineCommand = (command, surroundings) => {
  command
    .option('-f, --format <formats>', 'also render a brief of the changes: pdf, docx, html, text; several with commas', parseFormats)
    .option('-o, --out <folder>', 'where the brief goes', 'output')
    .option('--template <template>', 'render both editions with this template into one Word document with tracked changes')
    .option('--changes <template>', 'the template of the brief of the changes', CHANGES)
    .option('--date <day>', 'date of the brief, YYYY-MM-DD (default: SOURCE_DATE_EPOCH, else today)')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (before: string, after: string, options: CompareOptions) => {
      const terminal = openTerminal(surroundings, options.json === true);
      terminal.progress('Reading both …');
      const redline = options.template !== undefined;
      if (redline && options.format?.some((format) => format !== 'docx')) throw new UsageError(redlineFormat());
      const template = locateTemplate(options.template ?? options.changes);
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
      const formats = redline ? (['docx'] as const) : options.format;
      if (formats === undefined) return terminal.json({ ok: true, ...result });

      const { describeFile, saveOutputs } = await import('../outputs.ts');
      terminal.progress(`Rendering ${formats.join(', ')} …`);
      const rendered = redline ? await renderTracked(folders, env) : await renderChanges();
      const name = redline ? `${folderName(template)}-redline` : 'changes';
      const files = saveOutputs(rendered, join(options.out, folderName(folders.after), `${name}-since-${folderName(folders.before)}`));
      terminal.findings(rendered.diagnostics);
      terminal.line('');
      for (const file of files) terminal.line(describeFile(file, terminal));
      terminal.json({ ok: true, ...result, files, diagnostics: rendered.diagnostics });

      async function renderChanges(): Promise<Rendered> {
        const { renderBrief } = await import('../../render.ts');
        return renderBrief(changesInputs(editions), { parameters: {} }, formats!, env);
      }
    });
};

type Rendered = Pick<RenderedBrief, 'outputs' | 'diagnostics'>;

async function renderTracked({ before, after, template, shared }: EditionFolders, env: Env): Promise<Rendered> {
  const { readInputs } = await import('../../render.ts');
  const { renderRedline } = await import('../../editions/redline.ts');
  const [old, now] = [before, after].map((dataset) => readInputs({ template, dataset, shared }, env));
  const { output, diagnostics } = await renderRedline(old!, now!, { parameters: {} }, env);
  return { outputs: [output], diagnostics };
}
