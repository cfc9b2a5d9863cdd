import * as messages from './messages/render.ts';
import type { Template } from './template/model.ts';
import type { Output } from './writers/model.ts';

/** Adds a finding to an output whose number of pages is not what its template promises. */
export function checkPages(output: Output, template: Template): Output {
  const { pages: promised } = template.settings;
  if (promised === undefined || output.format !== 'pdf' || output.pages === undefined) return output;
  if (output.pages >= promised.min && output.pages <= promised.max) return output;
  const wrong = messages.wrongPageCount(template, output.pages, promised);
  return { ...output, diagnostics: [...output.diagnostics, wrong] };
}
