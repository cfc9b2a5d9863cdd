import type { Dataset } from '../dataset/model.ts';
import type { SourceText, Template } from './model.ts';

/** Partials under this name are the narrative texts of the dataset. */
export const NARRATIVE = 'narrative/';

const narrativeTexts = new WeakMap<object, SourceText>();

/** The text of a partial: the template's, a shared one, or a narrative text of the dataset. */
export function findPartial(name: string, template: Template, dataset: Dataset): SourceText | undefined {
  if (!name.startsWith(NARRATIVE)) return template.partials.get(name);
  const narrative = dataset.narrative.get(name.slice(NARRATIVE.length));
  if (narrative === undefined) return undefined;
  let text = narrativeTexts.get(narrative);
  if (text === undefined) {
    text = { file: narrative.file, text: withoutLineEnd(narrative.text), firstLine: 1 };
    narrativeTexts.set(narrative, text);
  }
  return text;
}

/** Every name that `{{> name}}` can have. */
export function partialNames(template: Template, dataset: Dataset): string[] {
  return [...template.partials.keys(), ...[...dataset.narrative.keys()].map((name) => NARRATIVE + name)];
}

/** A partial gives its line end only where it stands alone on a line, and then whatever its file ends with. */
export function withoutLineEnd(text: string): string {
  return text.replace(/\n+$/, '');
}
