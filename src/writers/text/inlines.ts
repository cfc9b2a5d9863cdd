import type { Inline, Script } from '../../document/model.ts';
import { inlineText, isEndnoteMark, walkInlines } from '../../document/walk.ts';
import type { Scope } from './scope.ts';

/** What inlines read as, the marks of notes in brackets. A line break is `\n`. */
export function writeInlines(inlines: readonly Inline[], scope: Scope): string {
  return inlines.map((inline) => writeInline(inline, scope)).join('');
}

function writeInline(inline: Inline, scope: Scope): string {
  switch (inline.type) {
    case 'text':
    case 'code':
      return inline.value;
    case 'break':
      return '\n';
    case 'script':
      return writeScript(inline, scope);
    case 'reference':
      return inline.children === undefined
        ? inlineText([inline], scope.document.labels)
        : writeInlines(inline.children, scope);
    // A text has no pages, and nothing in it leads anywhere.
    case 'pageReference':
      return '';
    case 'noteReference':
      return `[${scope.document.labels.get(inline.note)?.text ?? ''}]`;
    case 'emphasis':
    case 'strong':
    case 'link':
    case 'factValue':
    case 'anchor':
    case 'span':
      return writeInlines(inline.children, scope);
  }
}

const RAISED = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '+': '⁺',
  '-': '⁻',
};
const LOWERED = {
  '0': '₀',
  '1': '₁',
  '2': '₂',
  '3': '₃',
  '4': '₄',
  '5': '₅',
  '6': '₆',
  '7': '₇',
  '8': '₈',
  '9': '₉',
  '+': '₊',
  '-': '₋',
};

/** Digits keep their height, so that ten to the second is not read as 102; letters have none in plain text. */
function writeScript(script: Script, scope: Scope): string {
  const text = writeInlines(script.children, scope);
  if (isEndnoteMark(script)) return `[${text}]`;
  const forms: Readonly<Record<string, string>> = script.position === 'super' ? RAISED : LOWERED;
  const digits = [...text].map((character) => forms[character]);
  return digits.includes(undefined) ? text : digits.join('');
}

/** Where the links of some inlines go, for those whose words do not say it. */
export function linkTargets(inlines: readonly Inline[], scope: Scope): string[] {
  const targets = walkInlines(inlines)
    .filter((inline) => inline.type === 'link')
    .filter((link) => !link.url.endsWith(writeInlines(link.children, scope)))
    .map((link) => `<${link.url}>`);
  return [...new Set(targets)];
}
