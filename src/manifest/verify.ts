import { BriefError, type Diagnostic, hasErrors } from '../diagnostic.ts';
import type { Env } from '../env.ts';
import type { FontDigest } from '../fonts.ts';
import * as messages from '../messages/manifest.ts';
import { type BriefFolders, readInputs, renderBrief } from '../render.ts';
import { attachInputs } from './attach.ts';
import { compareInputs, missingInputs } from './changedInputs.ts';
import { describeDifference } from './changedBytes.ts';
import { sha256 } from './digest.ts';
import type { RenderRecord } from './make.ts';
import { type InputRecorder, recordInputs } from './recorder.ts';
import type { Manifest, Program } from './schema.ts';

/** A file, and what is needed to make it once more. */
export interface VerifyRequest {
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  readonly manifest: Manifest;
  readonly folders: BriefFolders;
  /** Its `now` is the date of the manifest. */
  readonly env: Env;
  readonly fonts: readonly FontDigest[];
  readonly program: Program;
}

export interface Verification {
  /** The inputs of the manifest give exactly this file. */
  readonly matches: boolean;
  /** The output of the manifest that the file was compared with. */
  readonly output: Output;
  /** Why it does not match, and what is worth knowing although it does. */
  readonly diagnostics: readonly Diagnostic[];
}

type Output = Manifest['outputs'][number];

/**
 * Renders the inputs of a manifest once more and compares the bytes. Throws `BriefError` if the
 * manifest knows no file like this one.
 */
export async function verifyFile({ file, manifest, folders, env, fonts, program }: VerifyRequest): Promise<Verification> {
  const digest = sha256(file.bytes);
  const output = findOutput(file.name, digest, manifest);
  const diagnostics: Diagnostic[] = [];
  const done = (): Verification => ({ matches: !hasErrors(diagnostics), output, diagnostics });

  diagnostics.push(...missingInputs(manifest, folders, env.files), ...changedFonts(manifest.fonts, fonts));
  if (hasErrors(diagnostics)) {
    diagnostics.push(digest === output.sha256 ? messages.recordedFile(file.name) : messages.otherFile(file.name));
    return done();
  }
  const recorder = recordInputs(folders, env.files);
  const bytes = await renderAgain({ file, manifest, folders, env, fonts, program }, output.format, recorder, diagnostics);
  diagnostics.push(...compareInputs(manifest, recorder.digests(), folders), ...changedProgram(manifest.program, program));
  if (bytes === undefined) return done();
  const again = sha256(bytes);
  if (again === digest && digest !== output.sha256) diagnostics.push(messages.manifestAltered(output.file));
  if (again !== digest) {
    const difference = describeDifference(file.bytes, bytes, output.format);
    diagnostics.push(
      digest === output.sha256
        ? messages.programChanged(file.name, difference)
        : messages.fileChanged(file.name, difference, again === output.sha256),
    );
  }
  return done();
}

/** The output that a file is: the one with its digest, else the one with its ending. */
function findOutput(name: string, digest: string, { outputs }: Manifest): Output {
  const found =
    outputs.find((output) => output.sha256 === digest) ?? outputs.find((output) => endingOf(output.file) === endingOf(name));
  if (found === undefined) throw new BriefError([messages.noSuchOutput(name, outputs.map((output) => output.file))]);
  return found;
}

function endingOf(file: string): string {
  return /\.[^./\\]*$/.exec(file)?.[0].toLowerCase() ?? '';
}

async function renderAgain(
  { manifest, folders, env: given, fonts }: VerifyRequest,
  format: Output['format'],
  recorder: InputRecorder,
  diagnostics: Diagnostic[],
): Promise<Uint8Array | undefined> {
  const { parameters, paper, program, date, attached } = manifest;
  const env = { ...given, files: recorder.files };
  const options = { parameters, paper };
  try {
    const inputs = readInputs(folders, env);
    const recorded = { template: manifest.template.folder, dataset: manifest.dataset.folder };
    const record = (): RenderRecord => ({ options, folders: recorded, inputs: recorder.digests(), fonts, program, date, attached });
    const attach = attached ? attachInputs(inputs.dataset, record) : undefined;
    const rendered = await renderBrief(inputs, options, [format], env, { attach });
    return rendered.outputs[0]!.bytes;
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    diagnostics.push(...error.diagnostics);
    return undefined;
  }
}

function changedFonts(recorded: Manifest['fonts'], present: readonly FontDigest[]): Diagnostic[] {
  return recorded.flatMap((font) => {
    const now = present.find(({ family, face }) => family === font.family && face === font.face);
    return now?.sha256 === font.sha256 ? [] : [messages.fontChanged(font.family, font.face, now === undefined)];
  });
}

function changedProgram(recorded: Program, present: Program): Diagnostic[] {
  return (['version', 'runtime'] as const)
    .filter((part) => recorded[part] !== present[part])
    .map((part) => messages.otherProgram(part, recorded[part], present[part]));
}
