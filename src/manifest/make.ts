import type { FontDigest } from '../fonts.ts';
import type { RenderedBrief } from '../render.ts';
import type { RenderOptions, Template } from '../template/model.ts';
import { sha256 } from './digest.ts';
import { factsUsed } from './facts.ts';
import type { InputDigests } from './recorder.ts';
import { type Manifest, MANIFEST_VERSION, type Program } from './schema.ts';

/** What a manifest says beyond what the brief itself holds. */
export interface RenderRecord {
  readonly options: RenderOptions;
  /** Folders as the user typed them. */
  readonly folders: { readonly template: string; readonly dataset: string };
  readonly inputs: InputDigests;
  readonly fonts: readonly FontDigest[];
  readonly program: Program;
  /** The day of `Env.now`. */
  readonly date: string;
  /** The PDF carries dataset and manifest. */
  readonly attached: boolean;
}

/** Describes a render; `fileOf` names the file of each output. The same render gives the same manifest. */
export function makeManifest(
  record: RenderRecord,
  { brief, outputs, diagnostics }: RenderedBrief,
  fileOf: (format: Manifest['outputs'][number]['format']) => string,
): Manifest {
  const { options, folders, inputs, fonts, program, date, attached } = record;
  return {
    manifest: MANIFEST_VERSION,
    program,
    template: { folder: folders.template, ...inputs.template },
    dataset: { folder: folders.dataset, ...inputs.dataset },
    shared: inputs.shared,
    fonts: [...fonts],
    date,
    paper: brief.document.meta.paper,
    parameters: allParameters(brief.template, options),
    diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic })),
    ...factsUsed(brief.document, brief.assets),
    attached,
    outputs: outputs
      .map(({ format, bytes, pages }) => ({
        format,
        file: fileOf(format),
        bytes: bytes.length,
        sha256: sha256(bytes),
        ...(pages !== undefined && { pages }),
      }))
      .sort((a, b) => (a.format < b.format ? -1 : 1)),
  };
}

/** Every parameter with the value it had, given or not. */
function allParameters({ settings }: Template, { parameters }: RenderOptions): Manifest['parameters'] {
  const defaults = [...settings.parameters].map(([name, parameter]) => [name, parameter.default]);
  return { ...Object.fromEntries(defaults), ...parameters };
}
