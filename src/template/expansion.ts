import type { Dataset } from '../dataset/model.ts';
import type { Diagnostic, Place, Report } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import { openBlocks } from './blocks.ts';
import { compile } from './compile.ts';
import { PRINT } from './engine.ts';
import type { PrintMode } from './engine.ts';
import { bindHelper } from './bindHelper.ts';
import { HELPERS } from './helpers/index.ts';
import type { HelperWorld } from './helpers/helper.ts';
import type { ExpandMode } from './instrument.ts';
import { MOST_CHARACTERS, MOST_DEPTH, MOST_ROUNDS } from './limits.ts';
import type { LocatedText } from './located.ts';
import type { Template } from './model.ts';
import { findPartial, partialNames } from './partials.ts';
import { readPlace } from './place.ts';
import { printValue } from './printValue.ts';
import { contextOf } from './value.ts';
import type { Value, ValueRecord } from './value.ts';

/** Raised where an expansion cannot go on; what is wrong was reported. */
export class ExpansionStopped extends Error {}

/** One expansion of a template: what it has printed and how far it may still go. */
export class Expansion {
  private readonly report: Report;
  private readonly world: HelperWorld;
  private readonly files = new Map<number, string>();
  private readonly runtime: Handlebars.RuntimeOptions;
  private readonly seen = new Set<string>();
  private characters = 0;
  private rounds = 0;
  private depth = 0;

  constructor(template: Template, dataset: Dataset, date: string, report: Report) {
    this.report = report;
    this.world = { dataset, locale: template.locale, date };
    this.runtime = { helpers: this.helpers(), partials: this.partials(template, dataset) };
  }

  /** Expands a text. Throws `ExpansionStopped` after a report. */
  expand(text: LocatedText, context: ValueRecord, mode: ExpandMode): string {
    const compiled = this.open(text, mode);
    return compiled(context, this.runtime);
  }

  /** The file that a mark's number stands for. */
  fileOf(id: number): string {
    return this.files.get(id) ?? '';
  }

  /** Counts what is printed. */
  count(characters: number, place: Place): void {
    this.characters += characters;
    if (this.characters > MOST_CHARACTERS) this.stop(messages.tooMuchText(place, MOST_CHARACTERS));
  }

  /** Counts a round of a loop. */
  countRound(place: Place): void {
    this.rounds += 1;
    if (this.rounds > MOST_ROUNDS) this.stop(messages.tooManyRounds(place, MOST_ROUNDS));
  }

  /** Reports a finding once. */
  readonly note = (diagnostic: Diagnostic): void => {
    const key = JSON.stringify(diagnostic);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.report(diagnostic);
  };

  private stop(diagnostic: Diagnostic): never {
    this.note(diagnostic);
    throw new ExpansionStopped();
  }

  private open(text: LocatedText, mode: ExpandMode): HandlebarsTemplateDelegate<unknown> {
    const { id, file, problems, expand } = compile(text, mode);
    if (problems.length > 0) {
      problems.forEach(this.note);
      throw new ExpansionStopped();
    }
    this.files.set(id, file);
    return expand;
  }

  private helpers(): Record<string, HandlebarsHelper> {
    const bound = [...HELPERS].map(([name, helper]): [string, HandlebarsHelper] => [
      name,
      bindHelper(name, helper, this.world, this.note),
    ]);
    return { ...Object.fromEntries(bound), ...openBlocks(this), [PRINT]: this.print };
  }

  private readonly print = (value: Value, options: PrintOptions): string => {
    const place = readPlace(options.hash);
    const printed = printValue(value, options.hash, this.world.locale, place, this.note);
    this.count(printed.length, place);
    return printed;
  };

  /** Every partial, compiled when it is first reached. */
  private partials(template: Template, dataset: Dataset): Record<string, HandlebarsTemplateDelegate<unknown>> {
    const partials: Record<string, HandlebarsTemplateDelegate<unknown>> = Object.create(null) as typeof partials;
    for (const name of partialNames(template, dataset)) {
      partials[name] = this.partial(name, findPartial(name, template, dataset)!);
    }
    return partials;
  }

  private partial(name: string, text: LocatedText): HandlebarsTemplateDelegate<unknown> {
    const place = { file: text.file, line: text.firstLine };
    return (context, options) => {
      if (this.depth >= MOST_DEPTH) this.stop(messages.partialTooDeep(place, name, MOST_DEPTH));
      this.depth += 1;
      const expanded = this.open(text, 'markdown')(contextOf(context as Value), options);
      this.depth -= 1;
      this.count(expanded.length, place);
      return expanded;
    };
  }
}

/** What the printing helper is told beside the value. */
interface PrintOptions {
  readonly hash: { readonly mode: PrintMode; readonly text: string };
}

/** A helper as Handlebars calls it: arguments, then its options. */
export type HandlebarsHelper = (this: unknown, ...given: never[]) => unknown;
