import { drawCharts } from './charts/draw.ts';
import { rasterizeSvg } from './charts/rasterize.ts';
import { checkDataset } from './dataset/checks/check.ts';
import type { CheckReport, Dataset } from './dataset/model.ts';
import { digestDataset } from './dataset/digest.ts';
import { parseDatasetDocument } from './dataset/document.ts';
import { parseDataset } from './dataset/parse.ts';
import { BriefError, hasErrors } from './diagnostic.ts';
import type { Diagnostic, Report } from './diagnostic.ts';
import { buildDocument } from './document/build.ts';
import { checkFigures } from './document/figures/check.ts';
import { noteConflicts } from './document/figures/conflictNotes.ts';
import { traceFigures } from './document/figures/trace.ts';
import { checkGlyphs } from './document/glyphs.ts';
import type { Asset, Assets, FigureCount, ResolvedDocument } from './document/model.ts';
import { loadPictures } from './document/pictures.ts';
import { resolveDocument } from './document/resolve.ts';
import type { Env } from './env.ts';
import { collectFindings } from './findings.ts';
import { STRICT_RULES } from './messages/figures.ts';
import { checkPages } from './pages.ts';
import { checkTemplate } from './template/check.ts';
import { expandTemplate } from './template/expand.ts';
import type { Format, RenderOptions, Template } from './template/model.ts';
import { openWording } from './template/openWording.ts';
import { parseTemplate } from './template/parse.ts';
import { openWriter } from './writers/index.ts';
import type { Output, PageLayout, WordOptions, WriteContext } from './writers/model.ts';
import type { Attachment } from './writers/pdf/index.ts';

/** Where the inputs of a brief are: folders that `Env.files` can read. */
export interface BriefFolders {
  readonly template: string;
  readonly dataset: string;
  /** Partials, charts, themes and locales that all templates share. */
  readonly shared: string;
}

/** A template and a dataset, parsed. */
export interface BriefInputs {
  readonly template: Template;
  readonly dataset: Dataset;
  readonly diagnostics: readonly Diagnostic[];
}

/** A brief that only has to be written: what it says, its charts, and what was noticed. */
export interface ComposedBrief {
  readonly template: Template;
  readonly dataset: Dataset;
  readonly document: ResolvedDocument;
  readonly assets: Assets;
  /** Relations, contradictions, and what the reader of a figure is told of them. */
  readonly checks: CheckReport;
  /** How many numbers it prints, and what is behind them. */
  readonly figures: FigureCount;
  readonly diagnostics: readonly Diagnostic[];
}

/** A brief in the formats that were asked for. */
export interface RenderedBrief {
  readonly brief: ComposedBrief;
  readonly outputs: readonly Output[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the files that the PDF carries. */
export type Attach = (brief: ComposedBrief) => readonly Attachment[];

/** What files are made with beside the brief itself. */
export interface RenderExtras {
  readonly attach?: Attach | undefined;
  /** The customer's document that gives the Word document its styles; whether it carries its fonts. */
  readonly word?: Pick<WordOptions, 'houseStyle' | 'embedFonts'> | undefined;
}

/**
 * Renders a dataset through a template into one or more formats. The same inputs and the same
 * `env.now` give the same bytes. Throws `BriefError` with all findings if any of them is an error.
 */
export async function renderBrief(
  inputs: BriefInputs,
  options: RenderOptions,
  formats: readonly Format[],
  env: Env,
  { attach, word }: RenderExtras = {},
): Promise<RenderedBrief> {
  const brief = await composeBrief(inputs, options, env);
  if (hasErrors(brief.diagnostics)) throw new BriefError(brief.diagnostics);
  const outputs = await writeBrief(brief, formats, env, attach?.(brief), word);
  const diagnostics = [...brief.diagnostics, ...outputs.flatMap((output) => output.diagnostics)];
  return { brief, outputs, diagnostics };
}

/** Reads both folders and reports what is wrong in either before giving up. */
export function readInputs(folders: BriefFolders, env: Env): BriefInputs {
  const findings = collectFindings();
  const template = parseTemplate(folders.template, folders.shared, env.files, env.fonts.names, findings.report);
  const dataset = readDataset(folders.dataset, env, findings.report, template?.locale.units);
  findings.stopOnErrors();
  return { template: template!, dataset: dataset!, diagnostics: findings.all };
}

/** A dataset that is given as one document is a folder with nothing but `dataset.json`. */
export function readDataset(folder: string, { files }: Env, report: Report, units: Template['locale']['units'] | undefined): Dataset | undefined {
  const document = `${folder}/dataset.json`;
  const isDocument = files.list(folder).every(({ name }) => name === 'dataset.json') && files.exists(document);
  return isDocument ? parseDatasetDocument(files.readText(document), document, report, units) : parseDataset(folder, files, report, units);
}

/**
 * Takes parsed inputs to a document in which every number is known and every chart is drawn. Throws
 * `BriefError` if there is no such document. What `options.strict` alone forbids is among the
 * diagnostics as an error; such a brief must not be written.
 */
export async function composeBrief(
  { template, dataset, diagnostics }: BriefInputs,
  options: RenderOptions,
  env: Env,
): Promise<ComposedBrief> {
  const findings = collectFindings(diagnostics);
  const { report } = findings;
  const date = env.now.toISOString().slice(0, 10);

  const checks = checkDataset(dataset, report, template.locale.units);
  checkTemplate(template, dataset, report);
  findings.stopOnErrors();
  const expanded = expandTemplate(template, dataset, { ...options, date }, report);
  findings.stopOnErrors();
  const wording = openWording(dataset, template.locale);
  const built = buildDocument(expanded!, template, dataset, date, wording, report);
  const drawings = await drawCharts(built, template, dataset, env.fonts, report);
  const pictures = loadPictures(built, template.directory, env.files, report);
  const noted = noteConflicts(built, { template, dataset, wording, drawings, conflicts: checks.conflicts }, report);
  const figures = checkFigures(noted, template, dataset, drawings, report);
  const traced = traceFigures(noted, { template, dataset, wording, drawings, conflicts: checks.notes }, report);
  const document = resolveDocument(traced, report);
  if (document !== undefined) checkGlyphs(document, env.fonts, report);
  findings.stopOnErrors();
  const assets = new Map<string, Asset>([...drawings, ...pictures]);
  const found = options.strict === true ? findings.all.map(judgeStrictly) : findings.all;
  return { template, dataset, document: document!, assets, checks, figures, diagnostics: found };
}

function judgeStrictly(diagnostic: Diagnostic): Diagnostic {
  return STRICT_RULES.has(diagnostic.rule) ? { ...diagnostic, severity: 'error' } : diagnostic;
}

/** Writes a composed brief. The pages are laid out once, whichever formats need them. */
export async function writeBrief(
  { template, dataset, document, assets }: ComposedBrief,
  formats: readonly Format[],
  env: Env,
  attachments: readonly Attachment[] = [],
  word: RenderExtras['word'] = {},
): Promise<Output[]> {
  let layout: Promise<PageLayout> | undefined;
  const context: WriteContext = {
    env,
    assets,
    layOut: () => (layout ??= layOutPages(document, assets, env, attachments)),
    rasterize: (svg, scale) => rasterizeSvg(svg, scale, env.fonts),
    word: { ...word, properties: { 'Dataset SHA-256': digestDataset(dataset) } },
  };
  const outputs: Output[] = [];
  for (const format of formats) {
    const writer = await openWriter(format);
    const output = await writer.write(document, context);
    outputs.push(checkPages(output, template));
  }
  return outputs;
}

async function layOutPages(
  document: ResolvedDocument,
  assets: Assets,
  env: Env,
  attachments: readonly Attachment[],
): Promise<PageLayout> {
  const pdf = await import('./writers/pdf/index.ts');
  return pdf.layOutPages(document, assets, env, attachments);
}
