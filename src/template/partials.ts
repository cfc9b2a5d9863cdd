import { onceFor } from '../cache.ts';
import type { Dataset, NarrativeText } from '../dataset/model.ts';
import type { SourceText, Template } from './model.ts';

/** Partials under this name are the narrative texts of the dataset. */
export const NARRATIVE = 'narrative/';

/** A narrative text as the source of a template. */
const sourceOf = onceFor(({ file, text }: NarrativeText): SourceText => ({ file, text: withoutLineEnd(text), firstLine: 1 }));

/** The text of a partial: the template's, a shared one, or a narrative text of the dataset. */
export function findPartial(name: string, template: Template, dataset: Dataset): SourceText | undefined {
  if (!name.startsWith(NARRATIVE)) return template.partials.get(name);
  const narrative = dataset.narrative.get(name.slice(NARRATIVE.length));
  return narrative === undefined ? undefined : sourceOf(narrative);
}

/** Every name that `{{> name}}` can have. */
export function partialNames(template: Template, dataset: Dataset): string[] {
  return [...template.partials.keys(), ...[...dataset.narrative.keys()].map((name) => NARRATIVE + name)];
}

/** A partial gives its line end only where it stands alone on a line, and then whatever its file ends with. */
export function withoutLineEnd(text: string): string {
  return text.replace(/\n+$/, '');
}
