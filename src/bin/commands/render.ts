import { join } from 'node:path';
import { openFolders } from '../../disk/folders.ts';
import type { Paper } from '../../document/model.ts';
import { digestFonts } from '../../fonts.ts';
import type { RenderRecord } from '../../manifest/make.ts';
import { notWithUntrusted } from '../../messages/cli.ts';
import { manifestWithWordOptions, nothingToAttachTo } from '../../messages/manifest.ts';
import { parityFormats, paritySummary } from '../../messages/parity.ts';
import type { NamedFile, ParityReport } from '../../parity/check.ts';
import type { RenderedBrief, RenderExtras } from '../../render.ts';
import type { Format } from '../../template/model.ts';
import { openInputs } from '../inputs.ts';
import { folderName } from '../locate.ts';
import { addParameter, parseFormats, parsePaper } from '../options.ts';
import type { DefineCommand } from '../options.ts';
import { EXIT, UsageError } from '../outcome.ts';
import { openTerminal } from '../terminal.ts';
import type { Surroundings, Terminal } from '../terminal.ts';
import { PROGRAM } from '../version.ts';

interface RenderCommandOptions {
  readonly format?: readonly Format[];
  readonly out: string;
  readonly paper?: Paper;
  readonly param: Readonly<Record<string, string>>;
  readonly date?: string;
  readonly strict?: boolean;
  readonly untrusted?: boolean;
  readonly watch?: boolean;
  readonly manifest?: boolean;
  readonly attach?: boolean;
  readonly parity?: boolean;
  readonly reference?: string;
  readonly embedFonts?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  briefpress render incsr-chapter kazakhstan-2005
  briefpress render in-focus kazakhstan-2005 --format pdf,docx,html,text --paper a4
  briefpress render incsr-chapter kazakhstan-2005 --format docx --reference house-style.docx
  briefpress render ./from-outside kazakhstan-2005 --untrusted
  briefpress render ./my-format ./my-country --date 2005-12-05 --watch`;

/** Defines `briefpress render <template> <dataset>`. */
export const defineRender: DefineCommand = (command, surroundings, finish) => {
  command
    .option('-f, --format <formats>', 'pdf, docx, html, text; several with commas (default: what the template says)', parseFormats)
    .option('-o, --out <folder>', 'where the files go', 'output')
    .option('--paper <paper>', 'letter or a4 (default: what the template says)', parsePaper)
    .option('-p, --param <name=value>', 'set a parameter of the template; may be repeated', addParameter, {})
    .option('--date <day>', 'date of the brief, YYYY-MM-DD (default: SOURCE_DATE_EPOCH, else today)')
    .option('--strict', 'numbers that are bound to no fact are errors')
    .option('--manifest', 'also write what the brief was made of, for briefpress verify')
    .option('--attach', 'let the PDF carry dataset and manifest (PDF/A-3a)')
    .option('--parity', 'compare all that the PDF and the Word document say')
    .option('--reference <docx>', 'give the Word document the styles, page and header art of this one')
    .option('--embed-fonts', 'let the Word document carry its fonts (1 MB more)')
    .option('--untrusted', 'render in a process of its own that can do no harm')
    .option('-w, --watch', 'render again at every change')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (template: string, dataset: string, options: RenderCommandOptions) => {
      const terminal = openTerminal(surroundings, options.json === true);
      const render = options.untrusted === true ? renderUntrusted : renderOnce;
      const run = (): Promise<void> => render({ template, dataset }, options, surroundings, terminal, finish);
      if (options.watch !== true) return run();
      const { watchInputs } = await import('../watch.ts');
      const { folders } = openInputs({ template, dataset }, surroundings);
      return watchInputs(Object.values(folders), run, terminal);
    });
};

type Render = (
  names: { readonly template: string; readonly dataset: string },
  options: RenderCommandOptions,
  surroundings: Surroundings,
  terminal: Terminal,
  finish: (code: number) => void,
) => Promise<void>;

const renderOnce: Render = async (names, options, surroundings, terminal, finish) => {
  const started = performance.now();
  terminal.progress('Reading …');
  const { folders, env: given } = openInputs({ ...names, ...(options.date && { date: options.date }) }, surroundings);
  const { readInputs, renderBrief } = await import('../../render.ts');
  const { coerceOptions } = await import('../../template/parameters.ts');
  const { attachInputs } = await import('../../manifest/attach.ts');
  const { recordInputs } = await import('../../manifest/recorder.ts');
  const { describeFile, saveManifest, saveOutputs } = await import('../outputs.ts');
  const recorder = recordInputs(folders, given.files);
  const env = { ...given, files: recorder.files };
  const inputs = readInputs(folders, env);
  const formats = options.format ?? inputs.template.settings.formats;
  if (options.parity === true && !(formats.includes('pdf') && formats.includes('docx'))) throw new UsageError(parityFormats());
  if (options.attach === true && !formats.includes('pdf')) throw new UsageError(nothingToAttachTo());
  const word = readWordOptions(options);
  terminal.progress(`Rendering ${formats.join(', ')} …`);
  const chosen = { ...coerceOptions(inputs.template, options.param, options.paper), strict: options.strict === true };
  const record = (): RenderRecord => ({
    options: chosen,
    folders,
    inputs: recorder.digests(),
    fonts: digestFonts(),
    program: PROGRAM,
    date: env.now.toISOString().slice(0, 10),
    attached: options.attach === true,
  });
  const attach = options.attach === true ? attachInputs(inputs.dataset, record) : undefined;
  const rendered = await renderBrief(inputs, chosen, formats, env, { attach, word });
  const stem = join(options.out, folderName(folders.dataset), folderName(folders.template));
  const files = saveOutputs(rendered, stem);
  const manifest = options.manifest === true ? saveManifest(record(), rendered, stem) : undefined;
  const parity = options.parity === true ? await compareOutputs(rendered, terminal) : undefined;
  const milliseconds = Math.round(performance.now() - started);
  terminal.findings([...rendered.diagnostics, ...(parity?.diagnostics ?? [])]);
  for (const file of files) terminal.line(describeFile(file, terminal));
  if (manifest !== undefined) terminal.line(terminal.bold(manifest));
  if (parity !== undefined) terminal.line(paritySummary(parity.items, parity.differences.length));
  terminal.line(summarize(rendered, milliseconds));
  const ok = (parity?.differences ?? []).length === 0;
  const { diagnostics, brief } = rendered;
  terminal.json({
    ok,
    files,
    ...(manifest && { manifest }),
    ...(parity && { parity }),
    milliseconds,
    figures: brief.figures,
    diagnostics,
  });
  finish(ok ? EXIT.done : EXIT.inputErrors);
};

/** The same for inputs from elsewhere: they are read here as bytes only. */
const renderUntrusted: Render = async (names, options, surroundings, terminal, finish) => {
  const unfit = (['manifest', 'attach', 'parity'] as const).find((option) => options[option] === true);
  if (unfit !== undefined) throw new UsageError(notWithUntrusted(unfit));
  const started = performance.now();
  terminal.progress('Rendering …');
  const { folders, env } = openInputs({ ...names, ...(options.date && { date: options.date }) }, surroundings);
  const { renderApart } = await import('../untrusted.ts');
  const { describeFile, saveOutputs } = await import('../outputs.ts');
  const { format = [], param, paper, strict = false } = options;
  const word = readWordOptions(options);
  const rendered = await renderApart(folders, env.now, { formats: format, parameters: param, strict, ...(paper && { paper }), ...(word && { word }) });
  const files = saveOutputs(rendered, join(options.out, folderName(folders.dataset), folderName(folders.template)));
  const milliseconds = Math.round(performance.now() - started);
  terminal.findings(rendered.diagnostics);
  for (const file of files) terminal.line(describeFile(file, terminal));
  terminal.line(summarize(rendered, milliseconds));
  terminal.json({ ok: true, files, milliseconds, diagnostics: rendered.diagnostics });
  finish(EXIT.done);
};

/** A manifest cannot say what a foreign document gave, so the two do not go together. */
function readWordOptions({ reference, embedFonts, manifest }: RenderCommandOptions): RenderExtras['word'] {
  if (manifest === true && (reference !== undefined || embedFonts === true)) throw new UsageError(manifestWithWordOptions());
  return {
    ...(reference !== undefined && { houseStyle: openFolders([reference]).read(reference) }),
    ...(embedFonts === true && { embedFonts }),
  };
}

/** Compares the PDF and the Word document that were just made. */
async function compareOutputs({ outputs }: RenderedBrief, terminal: Terminal): Promise<ParityReport> {
  const { checkParity } = await import('../../parity/check.ts');
  terminal.progress('Comparing PDF and Word document …');
  const fileOf = (format: Format): NamedFile => {
    return { name: `the ${format.toUpperCase()}`, bytes: outputs.find((output) => output.format === format)!.bytes };
  };
  return checkParity(fileOf('pdf'), fileOf('docx'));
}

function summarize({ diagnostics }: Pick<RenderedBrief, 'diagnostics'>, milliseconds: number): string {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  const noticed = warnings === 0 ? 'no warnings' : `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;
  return `Done in ${(milliseconds / 1000).toFixed(1)} s, ${noticed}.`;
}
