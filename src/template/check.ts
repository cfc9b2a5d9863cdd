import type { Dataset } from '../dataset/model.ts';
import type { Diagnostic, Report } from '../diagnostic.ts';
import { hasErrors } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import { TextCheck } from './checkText.ts';
import { datasetTexts } from './datasetTexts.ts';
import { frontMatterTexts } from './frontMatterTexts.ts';
import type { Template } from './model.ts';
import { checkNeeds } from './needs.ts';
import { rootScope } from './scope.ts';
import { contextShape } from './shape.ts';

/**
 * Checks that a template and a dataset go together before anything is expanded: every value, helper,
 * partial and fact that the template, its partials and the narrative use. Returns whether they do.
 */
export function checkTemplate(template: Template, dataset: Dataset, report: Report): boolean {
  const findings: Diagnostic[] = [];
  const seen = new Set<string>();
  const once: Report = (diagnostic) => {
    const key = JSON.stringify(diagnostic);
    if (seen.has(key)) return;
    seen.add(key);
    findings.push(diagnostic);
  };

  checkNeeds(template, dataset, once);
  const scope = rootScope(contextShape(template, dataset));
  const check = new TextCheck(template, dataset, once);
  for (const text of frontMatterTexts(template)) check.text(text, scope, true);
  check.text(template.body, scope, false);
  for (const text of datasetTexts(dataset)) check.text(text, scope, false);
  if (check.isCutShort) once(messages.tooManyPartials(template.body.file));

  findings.forEach(report);
  return !hasErrors(findings);
}
