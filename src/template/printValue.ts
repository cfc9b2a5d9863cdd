import type { Diagnostic, Place } from '../diagnostic.ts';
import type { Locale } from '../locale.ts';
import * as messages from '../messages/template.ts';
import { FAILED } from './bindHelper.ts';
import type { PrintMode } from './engine.ts';
import { escapeAttribute, escapeDestination, escapeMarkdown, guardNumber } from './escape.ts';
import { phraseOf } from './helpers/print.ts';
import { protect } from './marks.ts';
import { isList, isRecord } from './value.ts';
import type { Phrase, Piece, Value } from './value.ts';

/** A value as it is written where it stands; reports one that cannot be. */
export function printValue(
  value: Value,
  { mode, text }: { readonly mode: PrintMode; readonly text: string },
  locale: Locale,
  place: Place,
  report: (diagnostic: Diagnostic) => void,
): string {
  if (value === FAILED) return '';
  const phrase = phraseOf(value, locale);
  if (phrase !== undefined) return writePhrase(phrase, mode);
  if (value === undefined || value === null) report(messages.nothingToPrint(place, text));
  else report(messages.cannotPrint(place, text, kindOf(value)));
  return '';
}

function kindOf(value: Value): 'list' | 'record' | 'boolean' {
  if (isList(value)) return 'list';
  return isRecord(value) ? 'record' : 'boolean';
}

function writePhrase(phrase: Phrase, mode: PrintMode): string {
  switch (mode) {
    case 'markdown':
      return protect(guardNumber(markdownOf(phrase, escapeMarkdown)));
    case 'raw':
      return protect(markdownOf(phrase, (text) => text));
    case 'markdownAttribute':
      return protect(escapeAttribute(markdownOf(phrase, escapeMarkdown)));
    case 'attribute':
      return protect(escapeAttribute(phrase.text));
    case 'destination':
      return protect(escapeDestination(phrase.text));
    case 'plain':
      return phrase.text;
  }
}

function markdownOf({ pieces }: Phrase, escape: (text: string) => string): string {
  return pieces.map((piece) => ('facts' in piece ? factDirective(piece) : escape(piece.text))).join('');
}

/** A figure with the facts that it states: the document makes a FactValue of it. */
function factDirective({ text, facts, formula }: Extract<Piece, { facts: readonly string[] }>): string {
  const of = `of="${escapeAttribute(facts.join(' '))}"`;
  const computed = formula === undefined ? '' : ` formula="${escapeAttribute(formula)}"`;
  return `:fact[${escapeMarkdown(text)}]{${of}${computed}}`;
}
