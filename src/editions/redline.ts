import type { Diagnostic } from '../diagnostic.ts';
import type { Env } from '../env.ts';
import { type BriefInputs, renderBrief } from '../render.ts';
import type { RenderOptions } from '../template/model.ts';
import type { Output } from '../writers/model.ts';

/** A Word document with tracked changes, and what was noticed in the later edition. */
export interface Redline {
  readonly output: Output;
  readonly diagnostics: readonly Diagnostic[];
}

/** Author of every tracked change. */
const AUTHOR = 'briefpress';

/**
 * Renders both editions and gives the later one with the changes since the earlier one as tracked
 * changes of the brief's date. Throws `BriefError` with all findings if any of them is an error.
 */
export async function renderRedline(before: BriefInputs, after: BriefInputs, options: RenderOptions, env: Env): Promise<Redline> {
  const { writeRedline } = await import('../writers/docx/redline/index.ts');
  const [old, now] = [await renderBrief(before, options, ['docx'], env), await renderBrief(after, options, ['docx'], env)];
  const [earlier, later] = [old.outputs[0]!, now.outputs[0]!];
  const bytes = writeRedline(earlier.bytes, later.bytes, { author: AUTHOR, date: env.now });
  return { output: { ...later, bytes }, diagnostics: now.diagnostics };
}
