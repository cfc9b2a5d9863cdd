import type { FontDigest } from '../fonts.ts';
import type { RenderedBrief } from '../render.ts';
import type { RenderOptions, Template } from '../template/model.ts';
import { sha256 } from './digest.ts';
import { factsUsed } from './facts.ts';
import type { InputDigests } from './recorder.ts';
import { type Manifest, MANIFEST_VERSION, type Program } from './schema.ts';

/** What a manifest says beyond what the rendered brief itself holds. */
export interface RenderRecord {
  readonly rendered: RenderedBrief;
  readonly options: RenderOptions;
  /** Folders as the user typed them. */
  readonly folders: { readonly template: string; readonly dataset: string };
  readonly inputs: InputDigests;
  readonly fonts: readonly FontDigest[];
  readonly program: Program;
  /** The day of `Env.now`. */
  readonly date: string;
  /** Name of the file of each output, by its format. */
  readonly fileOf: (format: Manifest['outputs'][number]['format']) => string;
}

/** Describes a render. The same render gives the same manifest. */
export function makeManifest({ rendered, options, folders, inputs, fonts, program, date, fileOf }: RenderRecord): Manifest {
  const { template, document } = rendered.brief;
  return {
    manifest: MANIFEST_VERSION,
    program,
    template: { folder: folders.template, ...inputs.template },
    dataset: { folder: folders.dataset, ...inputs.dataset },
    shared: inputs.shared,
    fonts: [...fonts],
    date,
    paper: document.meta.paper,
    parameters: allParameters(template, options),
    diagnostics: rendered.diagnostics.map((diagnostic) => ({ ...diagnostic })),
    ...factsUsed(document),
    outputs: rendered.outputs
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
