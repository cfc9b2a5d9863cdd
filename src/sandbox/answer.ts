import { BriefError, hasErrors } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Paper } from '../document/model.ts';
import type { Env } from '../env.ts';
import { digestFonts, openFontLibrary } from '../fonts.ts';
import type { FontDigest, FontLibrary } from '../fonts.ts';
import { makeManifest } from '../manifest/make.ts';
import { outputPath } from '../manifest/paths.ts';
import { recordInputs } from '../manifest/recorder.ts';
import { printManifest } from '../manifest/text.ts';
import * as messages from '../messages/sandbox.ts';
import { composeBrief, readInputs, writeBrief } from '../render.ts';
import type { BriefFolders, BriefInputs } from '../render.ts';
import type { RenderOptions } from '../template/model.ts';
import { coerceOptions } from '../template/parameters.ts';
import { FORMATS } from '../writers/index.ts';
import type { Output } from '../writers/model.ts';
import { limitFindings } from './findings.ts';
import { MOST_OUTPUT } from './limits.ts';
import type { FileTree, ManifestRequest, RenderRequest, RenderResult } from './model.ts';
import type { Ask, Outcome } from './protocol.ts';
import { openTrees } from './trees.ts';

const PAPERS = ['letter', 'a4'] as const satisfies readonly Paper[];

let fonts: FontLibrary | undefined;
let fontDigests: readonly FontDigest[] | undefined;

/** Does what is asked, in this process. Throws `BriefError` with errors of the input. */
export async function answerAsk({ action, request }: Ask): Promise<Outcome> {
  try {
    const { folders, env } = openRequest(request);
    switch (action) {
      case 'render':
        return { kind: 'rendered', result: await render(request, folders, env) };
      case 'check':
        return { kind: 'checked', diagnostics: limitFindings(await check(request, folders, env)) };
    }
  } catch (error) {
    if (error instanceof BriefError) throw new BriefError(limitFindings(error.diagnostics));
    throw error;
  }
}

async function render(request: RenderRequest, folders: BriefFolders, given: Env): Promise<RenderResult> {
  const started = performance.now();
  const recorder = request.manifest && recordInputs(folders, given.files);
  const env = recorder === undefined ? given : { ...given, files: recorder.files };
  const inputs = readInputs(folders, env);
  const formats = request.formats.length > 0 ? request.formats : inputs.template.settings.formats;
  const unknown = formats.find((format) => !FORMATS.includes(format));
  if (unknown !== undefined) throw new BriefError([messages.badFormat(unknown, FORMATS)]);
  const options = optionsOf(inputs, request);
  const brief = await composeBrief(inputs, options, env);
  if (hasErrors(brief.diagnostics)) throw new BriefError(brief.diagnostics);
  const outputs = await writeBrief(brief, [...new Set(formats)], env, [], request.word);
  checkSize(outputs);
  const diagnostics = [...brief.diagnostics, ...outputs.flatMap((output) => output.diagnostics)];
  const describe = ({ program, stem }: ManifestRequest): string => {
    const record = { options, folders, inputs: recorder!.digests(), fonts: (fontDigests ??= digestFonts()), program, date: request.date, attached: false };
    return printManifest(makeManifest(record, { brief, outputs, diagnostics }, (format) => outputPath(stem, format)));
  };
  return {
    title: brief.document.meta.title,
    outputs: outputs.map(({ format, bytes, pages }) => ({ format, bytes, ...(pages === undefined ? {} : { pages }) })),
    diagnostics: limitFindings(diagnostics),
    ...(request.manifest && { manifest: describe(request.manifest) }),
    milliseconds: Math.round(performance.now() - started),
  };
}

async function check(request: RenderRequest, folders: BriefFolders, env: Env): Promise<readonly Diagnostic[]> {
  try {
    const inputs = readInputs(folders, env);
    const brief = await composeBrief(inputs, optionsOf(inputs, request), env);
    return brief.diagnostics;
  } catch (error) {
    if (error instanceof BriefError) return error.diagnostics;
    throw error;
  }
}

function optionsOf({ template }: BriefInputs, { parameters, paper, strict = false }: RenderRequest): RenderOptions {
  if (paper !== undefined && !PAPERS.includes(paper)) throw new BriefError([messages.badPaper(paper, PAPERS)]);
  return { ...coerceOptions(template, parameters, paper), strict };
}

function openRequest({ template, dataset, shared, date }: RenderRequest): { folders: BriefFolders; env: Env } {
  const trees = new Map<string, FileTree>();
  const place = (tree: FileTree, kind: string): string => {
    const name = tree.name.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
    // Two folders of one name are told apart by what they are.
    const path = trees.has(name) ? `${kind}/${name}` : name;
    trees.set(path, tree);
    return path;
  };
  const folders = { template: place(template, 'template'), dataset: place(dataset, 'dataset'), shared: place(shared, 'shared') };
  const env = { now: new Date(`${date}T00:00:00Z`), files: openTrees(trees), fonts: (fonts ??= openFontLibrary()) };
  return { folders, env };
}

function checkSize(outputs: readonly Output[]): void {
  const bytes = outputs.reduce((sum, output) => sum + output.bytes.byteLength, 0);
  if (bytes > MOST_OUTPUT) throw new BriefError([messages.outputTooLarge(bytes, MOST_OUTPUT)]);
}
