import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { writeAtomically } from '../../disk/atomicFile.ts';
import type { Paper } from '../../document/model.ts';
import type { RenderedBrief } from '../../render.ts';
import type { Format } from '../../template/model.ts';
import { openInputs } from '../inputs.ts';
import { folderName } from '../locate.ts';
import { addParameter, parseFormats, parsePaper } from '../options.ts';
import type { AddCommand } from '../options.ts';
import { EXIT } from '../outcome.ts';
import { openTerminal } from '../terminal.ts';
import type { Surroundings, Terminal } from '../terminal.ts';

interface RenderCommandOptions {
  readonly format?: readonly Format[];
  readonly out: string;
  readonly paper?: Paper;
  readonly param: Readonly<Record<string, string>>;
  readonly date?: string;
  readonly watch?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  briefpress render incsr-chapter kazakhstan-2005
  briefpress render in-focus kazakhstan-2005 --format pdf,docx,html,text --paper a4
  briefpress render ./my-format ./my-country --date 2005-12-05 --watch`;

/** Adds `briefpress render <template> <dataset>`. */
export const addRender: AddCommand = (program, surroundings, finish) => {
  program
    .command('render <template> <dataset>')
    .description('render a brief into files')
    .option('-f, --format <formats>', 'pdf, docx, html, text; several with commas (default: what the template says)', parseFormats)
    .option('-o, --out <folder>', 'where the files go', 'output')
    .option('--paper <paper>', 'letter or a4 (default: what the template says)', parsePaper)
    .option('-p, --param <name=value>', 'set a parameter of the template; may be repeated', addParameter, {})
    .option('--date <day>', 'date of the brief, YYYY-MM-DD (default: SOURCE_DATE_EPOCH, else today)')
    .option('-w, --watch', 'render again at every change')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (template: string, dataset: string, options: RenderCommandOptions) => {
      const terminal = openTerminal(surroundings, options.json === true);
      const run = (): Promise<void> => renderOnce({ template, dataset }, options, surroundings, terminal);
      if (options.watch !== true) return run();
      const { watchInputs } = await import('../watch.ts');
      const { folders } = openInputs({ template, dataset }, surroundings);
      finish(EXIT.done);
      return watchInputs(Object.values(folders), run, terminal);
    });
};

async function renderOnce(
  names: { readonly template: string; readonly dataset: string },
  options: RenderCommandOptions,
  surroundings: Surroundings,
  terminal: Terminal,
): Promise<void> {
  const started = performance.now();
  terminal.progress('Reading …');
  const { folders, env } = openInputs({ ...names, ...(options.date && { date: options.date }) }, surroundings);
  const { readInputs, renderBrief } = await import('../../render.ts');
  const { coerceOptions } = await import('../../template/parameters.ts');
  const inputs = readInputs(folders, env);
  const formats = options.format ?? inputs.template.settings.formats;
  terminal.progress(`Rendering ${formats.join(', ')} …`);
  const chosen = coerceOptions(inputs.template, options.param, options.paper);
  const rendered = await renderBrief(inputs, chosen, formats, env);
  const folder = join(options.out, folderName(folders.dataset));
  const files = saveOutputs(rendered, join(folder, folderName(folders.template)));
  const milliseconds = Math.round(performance.now() - started);
  terminal.findings(rendered.diagnostics);
  for (const file of files) terminal.line(describeFile(file, terminal));
  terminal.line(summarize(rendered, milliseconds));
  terminal.json({ ok: true, files, milliseconds, diagnostics: rendered.diagnostics });
}

interface SavedFile {
  readonly path: string;
  readonly format: Format;
  readonly pages?: number;
  readonly bytes: number;
  readonly sha256: string;
}

function saveOutputs(rendered: RenderedBrief, stem: string): SavedFile[] {
  return rendered.outputs.map(({ format, bytes, pages }) => {
    const path = `${stem}.${format === 'text' ? 'txt' : format}`;
    writeAtomically(path, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path, format, ...(pages !== undefined && { pages }), bytes: bytes.length, sha256 };
  });
}

function describeFile({ path, pages, bytes }: SavedFile, terminal: Terminal): string {
  const size = `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('en-US')} KB`;
  return `${terminal.bold(path)}  ${terminal.dim(pages === undefined ? size : `${pages} pages, ${size}`)}`;
}

function summarize({ diagnostics }: RenderedBrief, milliseconds: number): string {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  const noticed = warnings === 0 ? 'no warnings' : `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;
  return `Done in ${(milliseconds / 1000).toFixed(1)} s, ${noticed}.`;
}
