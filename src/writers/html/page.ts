import type { Cover, Meta, ResolvedDocument } from '../../document/model.ts';
import { writeBlocks, writeCover } from './blocks.ts';
import { element, lines, verbatim } from './markup.ts';
import type { Html } from './markup.ts';
import { writeNotes } from './notes.ts';
import { ownId } from './scope.ts';
import type { Scope } from './scope.ts';
import { styleSheet } from './style.ts';

/** The page loads nothing and runs nothing: what it shows is in it. */
const SECURITY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/** The whole file. */
export function writePage(scope: Scope): string {
  const { meta, blocks } = scope.document;
  const content = ownId('content');
  const titled = blocks.some((block) => block.type === 'cover');
  const title = titled ? undefined : writeCover(titleOf(meta), scope);
  const body = element(
    'body',
    {},
    lines([
      element('a', { class: 'skip', href: `#${content}` }, meta.locale.words.skipToContent),
      writeHead(meta),
      element('main', { id: content, tabindex: -1 }, lines([title, writeBlocks(blocks, scope), writeNotes(scope)])),
      writeFoot(meta),
      writeAbouts(scope),
      meta.watermark === undefined
        ? undefined
        : element('div', { class: 'watermark', 'aria-hidden': 'true' }, meta.watermark),
    ]),
  );
  const page = element('html', { lang: meta.language }, lines([writeMeta(scope.document), body]));
  return `<!DOCTYPE html>\n${page.html}\n`;
}

/** What is told of figures, for those who cannot see it beside them. Written after all that refers to it. */
function writeAbouts({ abouts }: Scope): Html | undefined {
  if (abouts.size === 0) return undefined;
  const told = [...abouts].map(([entry, about]) => element('span', { id: ownId('about', entry) }, about));
  return element('div', { hidden: true }, lines(told));
}

/** The title block of a brief that has no cover. */
function titleOf(meta: Meta): Cover {
  return {
    type: 'cover',
    layout: 'band',
    title: [{ type: 'text', value: meta.title }],
    ...(meta.subtitle === undefined ? {} : { subtitle: [{ type: 'text', value: meta.subtitle }] }),
    ...(meta.marking === undefined ? {} : { marking: meta.marking }),
    details: [],
  };
}

function writeMeta(document: ResolvedDocument): Html {
  const { meta } = document;
  const named: readonly (readonly [string, string])[] = [
    ['viewport', 'width=device-width, initial-scale=1'],
    ['color-scheme', 'light'],
    ['description', meta.subject],
    ['author', meta.author],
    ['keywords', meta.keywords.join(', ')],
    ['dcterms.date', meta.date],
  ];
  return element(
    'head',
    {},
    lines([
      element('meta', { charset: 'utf-8' }),
      element('meta', { 'http-equiv': 'Content-Security-Policy', content: SECURITY }),
      ...named.filter(([, content]) => content !== '').map(([name, content]) => element('meta', { name, content })),
      element('title', {}, meta.title),
      element('style', {}, verbatim(styleSheet(document))),
    ]),
  );
}

/** The running head: decoration where the cover says the same, but for the state of the brief. */
function writeHead(meta: Meta): Html {
  return element(
    'header',
    { class: 'running' },
    lines([
      element('p', { class: 'running-title' }, meta.runningTitle),
      meta.marking === undefined ? undefined : element('p', { class: 'marking', 'aria-hidden': 'true' }, meta.marking),
      meta.watermark === undefined ? undefined : element('p', { class: 'state' }, meta.watermark),
    ]),
  );
}

function writeFoot(meta: Meta): Html {
  return element(
    'footer',
    { class: 'running' },
    lines([
      element('p', {}, [meta.author, meta.edition].filter((words) => words !== '').join(' \u00b7 ')),
      meta.marking === undefined ? undefined : element('p', { class: 'marking', 'aria-hidden': 'true' }, meta.marking),
    ]),
  );
}
