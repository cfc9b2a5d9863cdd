import type { CaptionEntry, Contents, OutlineEntry } from '../../document/model.ts';
import { inlineText } from '../../document/walk.ts';
import { writeInlines, writeLinkless } from './inlines.ts';
import { element, lines } from './markup.ts';
import type { Content, Html } from './markup.ts';
import { languageOf } from './scope.ts';
import type { Scope } from './scope.ts';

const WORDS = { headings: 'contents', figures: 'listOfFigures', tables: 'listOfTables' } as const satisfies Record<
  Contents['of'],
  string
>;

/** A list of links to headings, figures or tables. */
export function writeContents(contents: Contents, scope: Scope): Html {
  const { title } = contents;
  const { words } = scope.document.meta.locale;
  const name = title === undefined ? words[WORDS[contents.of]] : inlineText(title, scope.document.labels);
  return element(
    'nav',
    { class: `contents of-${contents.of}`, 'aria-label': name, ...languageOf(contents) },
    lines([
      title && element('h2', { class: 'contents-title' }, writeInlines(title, scope)),
      contents.of === 'headings'
        ? writeOutline(
            scope.document.outline.filter((entry) => entry.level <= contents.depth),
            scope,
          )
        : writeCaptions(scope.document[contents.of], scope),
    ]),
  );
}

/** Entries nested by level; a level that is skipped nests only once. */
function writeOutline(entries: readonly OutlineEntry[], scope: Scope): Html | undefined {
  const items: Html[] = [];
  for (let at = 0; at < entries.length;) {
    const entry = entries[at]!;
    const next = entries.findIndex((other, index) => index > at && other.level <= entry.level);
    const end = next === -1 ? entries.length : next;
    items.push(element('li', {}, linkTo(entry, scope), writeOutline(entries.slice(at + 1, end), scope)));
    at = end;
  }
  return items.length === 0 ? undefined : element('ol', {}, lines(items));
}

function linkTo({ id, number, children }: OutlineEntry, scope: Scope): Html {
  const lead = number === '' ? undefined : element('span', { class: 'number' }, `${number}. `);
  return element('a', { href: `#${id}` }, lead, writeLinkless(children, scope));
}

function writeCaptions(entries: readonly CaptionEntry[], scope: Scope): Html | undefined {
  if (entries.length === 0) return undefined;
  const items = entries.map(({ id, label, caption }) => {
    const words: Content = [element('span', { class: 'lead' }, `${label}. `), writeLinkless(caption, scope)];
    return element('li', {}, element('a', { href: `#${id}` }, words));
  });
  return element('ol', {}, lines(items));
}
