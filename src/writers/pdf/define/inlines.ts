import type { FactValue, Inline, Label, NoteReference, PageReference } from '../../../document/model.ts';
import { inlineText } from '../../../document/walk.ts';
import type { Place } from '../../../diagnostic.ts';
import type { LinkTarget, Run, TextStyle } from './nodes.ts';
import type { Scope } from './scope.ts';
import { addTag, contentOf, type Tag } from './structure.ts';

/** Where inlines stand, and how the text around them looks. */
interface Setting {
  readonly scope: Scope;
  /** The element whose content they are. */
  readonly tag: Tag;
  readonly style: TextStyle;
  readonly link?: LinkTarget;
  readonly language?: string;
  readonly script?: 'super' | 'sub';
  readonly place: Place | undefined;
}

/** Inlines as runs of text, each bound to its place in the structure under `tag`. */
export function setInlines(
  inlines: readonly Inline[],
  tag: Tag,
  scope: Scope,
  style: TextStyle = {},
  place?: Place,
): Run[] {
  const setting: Setting = { scope, tag, style, place, language: scope.language };
  return inlines.flatMap((inline) => setInline(inline, setting));
}

/** A fixed piece of text under `tag`. */
export function setText(text: string, tag: Tag, style: TextStyle = {}, place?: Place): Run {
  return run(text, { tag, style, place });
}

function setInline(inline: Inline, setting: Setting): Run[] {
  switch (inline.type) {
    case 'text':
      return [run(inline.value, setting)];
    case 'break':
      return [run('\n', setting)];
    case 'code':
      return [codeRun(inline.value, setting)];
    case 'emphasis':
      return children(inline, { ...setting, style: { ...setting.style, italics: !setting.style.italics } });
    case 'strong':
      return children(inline, { ...setting, style: { ...setting.style, bold: true } });
    case 'script':
      return children(inline, { ...setting, script: inline.position });
    case 'factValue':
      return setFigure(inline, setting);
    case 'anchor':
      return anchored(children(inline, setting), inline.id);
    case 'pageReference':
      return setPageReference(inline, setting);
    case 'span':
      return children(inline, {
        ...setting,
        language: inline.language,
        tag: addTag(setting.tag, 'Span', { language: inline.language }),
      });
    case 'link':
      return children(inline, linked(setting, { url: inline.url }, words(inline.children, setting)));
    case 'reference':
      return setReference(inline, setting);
    case 'noteReference':
      return [setNoteReference(inline, setting)];
  }
}

function children(inline: { readonly children: readonly Inline[] }, setting: Setting): Run[] {
  return inline.children.flatMap((child) => setInline(child, setting));
}

function codeRun(value: string, setting: Setting): Run {
  const { theme } = setting.scope.context;
  return run(value, {
    ...setting,
    tag: addTag(setting.tag, 'Code'),
    style: { ...setting.style, font: theme.fonts.heading },
  });
}

function setReference(inline: Extract<Inline, { type: 'reference' }>, setting: Setting): Run[] {
  const label: Label | undefined = setting.scope.context.document.labels.get(inline.target);
  const printed: readonly Inline[] = inline.children ?? [{ type: 'text', value: label === undefined ? '' : onOneLine(label) }];
  // A line below raised words would strike the line below them.
  const underlined = !inline.quiet && setting.script === undefined;
  const target = label?.kind === 'note' ? noteAnchor(inline.target) : inline.target;
  const loud = linked(setting, { id: target }, words(printed, setting), underlined);
  const inLink = inline.quiet ? { ...loud, style: setting.style } : loud;
  return printed.flatMap((child) => setInline(child, inLink));
}

/** "Table 6" with a space at which no line ends. */
function onOneLine({ text, number }: Label): string {
  return number !== '' && text.endsWith(` ${number}`) ? `${text.slice(0, -number.length - 1)}\u00a0${number}` : text;
}

/** Id of the place where a footnote is first referred to. */
export function noteOrigin(note: string): string {
  return `note-origin-${note}`;
}

/** Id of the footnote itself. */
export function noteAnchor(note: string): string {
  return `note-${note}`;
}

function setNoteReference(inline: NoteReference, setting: Setting): Run {
  const { context } = setting.scope;
  const number = context.document.labels.get(inline.note)?.text ?? '';
  const first = !context.notes.has(inline.note) && !context.pendingNotes.some((other) => other.note === inline.note);
  if (first) context.pendingNotes.push(inline);
  const reference = addTag(setting.tag, 'Reference');
  const word = context.document.meta.locale.words.note;
  return {
    ...run(number, linked({ ...setting, tag: reference, script: 'super' }, { id: noteAnchor(inline.note) }, `${word} ${number}`, false)),
    note: inline.note,
    ...(first ? { anchor: noteOrigin(inline.note) } : {}),
  };
}

/** A figure leads to where it comes from, and looks like the text around it. */
function setFigure(inline: FactValue, setting: Setting): Run[] {
  const { entry, use } = inline;
  const { labels, meta } = setting.scope.context.document;
  const label = meta.locale.register.link
    .replace('{figure}', words(inline.children, setting))
    .replace('{number}', labels.get(entry ?? '')?.number ?? '');
  const inLink = entry === undefined ? setting : { ...linked(setting, { id: entry }, label, false), style: setting.style };
  const runs = children(inline, inLink);
  return use === undefined ? runs : anchored(runs, use);
}

/** The first run gets the name that links lead to. */
function anchored(runs: Run[], id: string): Run[] {
  return runs.map((run, index) => (index === 0 ? { ...run, anchor: id } : run));
}

/** Pages of places in the text, each once. Until they are known, numbers of the usual width. */
function setPageReference({ targets, lead }: PageReference, setting: Setting): Run[] {
  const { pageOf, document } = setting.scope.context;
  const { onPage, onPages } = document.meta.locale.register;
  const firsts = [...Map.groupBy(targets, (target) => pageOf?.get(target) ?? UNKNOWN_PAGE)].sort(([a], [b]) => a - b);
  const [before = '', after = ''] = (firsts.length === 1 ? onPage : onPages).split(/\{pages?\}/);
  return [
    run(lead + before, setting),
    ...firsts.flatMap(([page, [first]], index) => [
      ...(index === 0 ? [] : [run(', ', setting)]),
      run(String(page), linked(setting, { id: first! }, document.meta.locale.words.backToText, false)),
    ]),
    ...(after === '' ? [] : [run(after, setting)]),
  ];
}

const UNKNOWN_PAGE = 99;

function linked(setting: Setting, to: LinkTarget['to'], label: string, underlined = true): Setting {
  // A link inside a link keeps leading where the outer one leads: PDF has no nesting of links.
  if (setting.link !== undefined) return setting;
  const tag = addTag(setting.tag, 'Link');
  const color = setting.scope.context.theme.colors.link;
  return { ...setting, tag, style: { ...setting.style, color }, link: { tag, to, words: label, underlined } };
}

function words(inlines: readonly Inline[], setting: Setting): string {
  return inlineText(inlines, setting.scope.context.document.labels);
}

function run(
  text: string,
  setting: Pick<Setting, 'tag' | 'style' | 'link' | 'language' | 'script' | 'place'>,
): Run {
  const content = contentOf(setting.tag, setting.place);
  content.text += text;
  const made: Run = { ...setting.style, text, content };
  if (setting.link !== undefined) made.link = setting.link;
  if (setting.language !== undefined) made.language = setting.language;
  if (setting.script !== undefined) made.script = setting.script;
  return made;
}
