import type { Dataset } from '../dataset/model.ts';
import type { Report } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import type { Template } from './model.ts';

/** Checks that the dataset holds what the front matter says that the template needs. */
export function checkNeeds(template: Template, dataset: Dataset, report: Report): void {
  const kinds = [
    { key: 'tables', what: 'table', known: dataset.tables },
    { key: 'narrative', what: 'narrative text', known: dataset.narrative },
    { key: 'facts', what: 'fact', known: dataset.facts },
  ] as const;
  for (const { key, what, known } of kinds) {
    template.settings.needs[key].forEach((name, index) => {
      if (known.has(name)) return;
      const place = template.places?.get(`needs.${key}.${index}`) ?? { file: template.body.file, line: 1 };
      report(messages.missingNeed(place, what, name, dataset.directory, known.keys()));
    });
  }
}
