import type { FactValue, Inline, NoteReference, PageReference, Reference } from '../../document/model.ts';
import { element } from './markup.ts';
import type { Content } from './markup.ts';
import { ownId } from './scope.ts';
import type { Scope } from './scope.ts';

type Writers = {
  readonly [Type in Inline['type']]: (inline: Extract<Inline, { type: Type }>, scope: Scope) => Content;
};

const WRITERS: Writers = {
  text: (inline) => inline.value,
  emphasis: (inline, scope) => element('em', {}, writeInlines(inline.children, scope)),
  strong: (inline, scope) => element('strong', {}, writeInlines(inline.children, scope)),
  code: (inline) => element('code', {}, inline.value),
  script: (inline, scope) =>
    element(inline.position === 'super' ? 'sup' : 'sub', {}, writeInlines(inline.children, scope)),
  link: (inline, scope) => element('a', { href: inline.url }, writeInlines(inline.children, scope)),
  break: () => element('br'),
  reference: writeReference,
  factValue: writeFact,
  noteReference: writeNoteMark,
  anchor: (inline, scope) => element('span', { id: inline.id }, writeInlines(inline.children, scope)),
  pageReference: writeBackLinks,
  span: (inline, scope) => element('span', { lang: inline.language }, writeInlines(inline.children, scope)),
};

export function writeInlines(inlines: readonly Inline[], scope: Scope): Content {
  return inlines.map((inline) => writeInline(inline, scope));
}

function writeInline<Type extends Inline['type']>(inline: Extract<Inline, { type: Type }>, scope: Scope): Content {
  const write = WRITERS[inline.type as Type];
  return write(inline, scope);
}

/** Inlines for a place that is a link as a whole, such as an entry of the contents. */
export function writeLinkless(inlines: readonly Inline[], scope: Scope): Content {
  return inlines.map((inline): Content => {
    if (inline.type === 'noteReference' || inline.type === 'pageReference') return undefined;
    if (inline.type === 'reference') {
      return inline.children === undefined ? labelOf(inline, scope) : writeLinkless(inline.children, scope);
    }
    if (inline.type === 'link' || inline.type === 'factValue' || inline.type === 'anchor') return writeLinkless(inline.children, scope);
    if (inline.type === 'break') return ' ';
    return writeInline(inline, scope);
  });
}

function writeReference(inline: Reference, scope: Scope): Content {
  const words = inline.children === undefined ? labelOf(inline, scope) : writeInlines(inline.children, scope);
  return element('a', { href: `#${inline.target}`, class: inline.quiet && 'quiet' }, words);
}

function labelOf(inline: Reference, scope: Scope): string {
  return scope.document.labels.get(inline.target)?.text ?? '';
}

/**
 * A figure that can be traced. Where it leads to an entry, what is known of it shows while it is pointed
 * at or has the focus; else it is a title.
 */
function writeFact(inline: FactValue, scope: Scope): Content {
  const { facts, formula, entry, use, about } = inline;
  const children = writeInlines(inline.children, scope);
  const known = { class: 'fact', id: use, 'data-fact': facts.join(' ') };
  if (entry === undefined) return element('span', { ...known, title: about ?? formula ?? facts.join(', ') }, children);
  if (about !== undefined) scope.abouts.set(entry, about);
  const description = about === undefined ? {} : { 'data-about': about, 'aria-describedby': ownId('about', entry) };
  return element('a', { ...known, href: `#${entry}`, ...description }, children);
}

/** Links back to places in the text, a mark for each. */
function writeBackLinks({ targets }: PageReference, scope: Scope): Content {
  const { words } = scope.document.meta.locale;
  const links = targets.map((target, index) =>
    element('a', { href: `#${target}`, 'aria-label': `${words.backToText} ${index + 1}` }, '\u21a9'),
  );
  return element('span', { class: 'back' }, links);
}

function writeNoteMark(inline: NoteReference, scope: Scope): Content {
  const count = (scope.noteMarks.get(inline.note) ?? 0) + 1;
  scope.noteMarks.set(inline.note, count);
  const number = scope.document.labels.get(inline.note)?.text ?? '';
  const { words } = scope.document.meta.locale;
  const link = element(
    'a',
    {
      id: ownId('mark', inline.note, count),
      href: `#${inline.note}`,
      role: 'doc-noteref',
      'aria-label': `${words.note} ${number}`,
    },
    number,
  );
  return element('sup', { class: 'note-mark' }, link);
}
