import type { Paper } from '../document/model.ts';
import { BriefError } from '../diagnostic.ts';
import type { Diagnostic, Place, Report } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import type { Parameter, RenderOptions, Template } from './model.ts';

type ParameterValue = string | number | boolean;

/** Checks given parameters against their declarations. Returns whether all are right. */
export function checkParameters(
  { settings, body }: Template,
  given: Readonly<Record<string, ParameterValue>>,
  report: Report,
): boolean {
  const place = { file: body.file, line: 1 };
  const checks = Object.entries(given).map(([name, value]) => {
    const parameter = settings.parameters.get(name);
    if (parameter === undefined) {
      report(messages.unknownParameter(place, name, settings.parameters.keys()));
      return false;
    }
    return checkValue(name, parameter, value, place, report);
  });
  return checks.every(Boolean);
}

function checkValue(name: string, parameter: Parameter, value: ParameterValue, place: Place, report: Report): boolean {
  if (typeof value !== parameter.type) {
    report(messages.parameterType(place, name, parameter.type, String(value)));
    return false;
  }
  if (parameter.choices !== undefined && !parameter.choices.some((choice) => choice === value)) {
    report(messages.parameterChoice(place, name, String(value), parameter.choices.map(String)));
    return false;
  }
  return true;
}

/** Parameters as a command line gives them, in their declared types; reports those that do not fit. */
export function coerceParameters(
  template: Template,
  given: Readonly<Record<string, string>>,
  report: Report,
): Record<string, ParameterValue> | undefined {
  const coerced: Record<string, ParameterValue> = {};
  let isRight = true;
  for (const [name, text] of Object.entries(given)) {
    const parameter = template.settings.parameters.get(name);
    const value = parameter === undefined ? text : coerce(text, parameter.type);
    if (value === undefined) {
      isRight = false;
      report(messages.parameterType({ file: template.body.file, line: 1 }, name, parameter!.type, text));
    } else coerced[name] = value;
  }
  return checkParameters(template, coerced, report) && isRight ? coerced : undefined;
}

function coerce(text: string, type: Parameter['type']): ParameterValue | undefined {
  switch (type) {
    case 'string':
      return text;
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
    case 'boolean': {
      const word = text.trim().toLowerCase();
      if (word === 'true' || word === 'yes') return true;
      return word === 'false' || word === 'no' ? false : undefined;
    }
  }
}

/** What a command line asks a render for. Throws `BriefError` with everything that is wrong in it. */
export function coerceOptions(
  template: Template,
  given: Readonly<Record<string, string>>,
  paper?: Paper,
): RenderOptions {
  const findings: Diagnostic[] = [];
  const parameters = coerceParameters(template, given, (finding) => findings.push(finding));
  if (parameters === undefined) throw new BriefError(findings);
  return { parameters, ...(paper === undefined ? {} : { paper }) };
}
