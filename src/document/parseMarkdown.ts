import type { PhrasingContent, Root, TextDirective } from './mdast.ts';
import type { Extension } from 'mdast-util-from-markdown';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { directive } from 'micromark-extension-directive';
import { gfm } from 'micromark-extension-gfm';
import type { Options } from 'mdast-util-from-markdown';
import { parseKnown } from './knownBlocks.ts';
import type { KnownBlocks } from './knownBlocks.ts';

type SyntaxExtension = NonNullable<Options['extensions']>[number];

/** Text of a brief or of an attribute, parsed. */
export interface Parsed {
  readonly root: Root;
  /** What the positions of the nodes count in. */
  readonly source: string;
}

/** Whether a name is that of a text directive; all other `:words` are prose. */
type IsTextDirective = (name: string) => boolean;

/** Indentation is how Handlebars blocks are laid out, not code; boxes to tick have no place in print. */
const LEFT_OUT: SyntaxExtension = { disable: { null: ['codeIndented', 'tasklistCheck'] } };

/** What can start a block, so that a caption such as "1. Heroin" is not a list. */
const BLOCKS: SyntaxExtension = {
  disable: {
    null: [
      'blockQuote',
      'codeFenced',
      'definition',
      'headingAtx',
      'htmlFlow',
      'list',
      'setextUnderline',
      'table',
      'thematicBreak',
    ],
  },
};

const IN_TEXT: SyntaxExtension = { text: directive().text ?? {} };
const GITHUB = gfm({ singleTilde: false });
const WITHOUT_ADDRESSES = leaveOut(GITHUB, ['emailAutolink', 'protocolAutolink', 'wwwAutolink']);

/** What every address has that becomes a link by itself. */
const ADDRESS = /@|www\.|https?:\/\//i;

/** Looking for addresses at every letter takes half of the time: only texts that have one pay for it. */
function githubFor(source: string): SyntaxExtension {
  return ADDRESS.test(source) ? GITHUB : WITHOUT_ADDRESSES;
}

function leaveOut(extension: SyntaxExtension, names: readonly string[]): SyntaxExtension {
  const text = Object.entries(extension.text ?? {}).map(([code, constructs]) => {
    const kept = [constructs ?? []].flat().filter(({ name }) => name === undefined || !names.includes(name));
    return [code, kept] as const;
  });
  return { ...extension, text: Object.fromEntries(text.filter(([, kept]) => kept.length > 0)) };
}

/** CommonMark with GitHub's tables, autolinks and footnotes, and directives. `known` are blocks that were so parsed before. */
export function parseMarkdown(source: string, isTextDirective: IsTextDirective, known: KnownBlocks): Parsed {
  return { root: parseKnown(source, known, (rest) => parseWhole(rest, isTextDirective)), source };
}

/** The same without any knowledge. */
export function parseWhole(source: string, isTextDirective: IsTextDirective): Root {
  return parse(source, [directive(), githubFor(source), LEFT_OUT], isTextDirective).root;
}

/** Whether a line has nothing that Markdown would make something of, so that it need not be parsed. */
export function isPlainLine(line: string): boolean {
  return !/[\\`*_[\]<>&!:~@\n]|www\./i.test(line);
}

/** The same for one line of text without blocks: a caption, a title. `notes` are the notes that it may refer to. */
export function parseLine(line: string, notes: Iterable<string>, isTextDirective: IsTextDirective): Parsed {
  const stubs = line.includes('[^') ? [...notes].map((note) => `\n\n[^${note}]: -`).join('') : '';
  return parse(line + stubs, [IN_TEXT, githubFor(line), LEFT_OUT, BLOCKS], isTextDirective);
}

function parse(source: string, extensions: SyntaxExtension[], isTextDirective: IsTextDirective): Parsed {
  const restoreProse: Extension = {
    transforms: [
      (root) => {
        restoreIn(root as Root, source, isTextDirective);
        return root;
      },
    ],
  };
  const mdastExtensions = [directiveFromMarkdown(), restoreProse, gfmFromMarkdown()];
  return { root: fromMarkdown(source, { extensions, mdastExtensions }) as Root, source };
}

/** Makes text again of what only looks like a directive: `10:30`, `Note:example`. */
function restoreIn(parent: { children: unknown[] }, source: string, isTextDirective: IsTextDirective): void {
  const children: PhrasingContent[] = [];
  for (const child of parent.children as PhrasingContent[]) {
    if ('children' in child) restoreIn(child, source, isTextDirective);
    const restored = child.type === 'textDirective' ? proseOf(child, source, isTextDirective) : undefined;
    const node = restored === undefined ? child : { ...child, type: 'text' as const, value: restored };
    const last = children.at(-1);
    if (node.type === 'text' && last?.type === 'text' && last.position && node.position) {
      last.value += node.value;
      last.position = { start: last.position.start, end: node.position.end };
    } else {
      children.push(node.type === 'text' ? { type: 'text', value: node.value, ...positionOf(node) } : node);
    }
  }
  parent.children = children;
}

function positionOf(node: PhrasingContent): Pick<PhrasingContent, 'position'> {
  return node.position === undefined ? {} : { position: node.position };
}

/** The text that a directive was, if neither label nor attributes say that it was meant as one. */
function proseOf(node: TextDirective, source: string, isTextDirective: IsTextDirective): string | undefined {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return undefined;
  const text = source.slice(start, end);
  const bare = text === `:${node.name}`;
  const unfinished = /^[[{]/.test(source.slice(end, end + 1)) && isTextDirective(node.name);
  return bare && !unfinished ? text : undefined;
}
