import { diffArrays } from 'diff';
import { nodeAt, nodesOf, serializeTree, valueAt, type XmlNode } from '../house/tree.ts';
import { changed, changeParagraph, deletedRun, type Fate, markParagraph, node } from './revision.ts';
import { type Content, type Identify, readContent, runOf, type Token } from './tokens.ts';

interface Fated {
  readonly token: Token;
  readonly fate: Fate;
}

/** A paragraph of both editions, with what changed in it; `meetsNew`: a paragraph follows that is inserted as a whole. */
export function mergeParagraphs(before: XmlNode, after: XmlNode, identify: Identify, meetsNew = false): XmlNode {
  const [old, now] = readBoth(before, after, identify);
  const dropped = repeatedBookmarks(before, after);
  const kept = (markers: readonly XmlNode[]): XmlNode[] => markers.filter(({ attributes }) => !dropped.has(attributes['w:id']!));
  const content = printTokens(fateOfTokens(joinStretches(old.tokens, now.tokens), kept, meetsNew));
  return node('w:p', after.attributes, [mergedProperties(before, after), ...content, ...now.tail, ...kept(old.tail)]);
}

/** A paragraph of one edition. The mark of the last one in a cell or a note always stays. */
export function markWholeParagraph(paragraph: XmlNode, fate: Exclude<Fate, 'same'>, identify: Identify, staysMark = false): XmlNode {
  const { tokens, tail } = readContent(paragraph, identify, fate === 'deleted');
  const given = propertiesOf(paragraph);
  // Sections are not tracked: the document has those of the new edition.
  const own = fate === 'deleted' ? node('w:pPr', {}, nodesOf(given).filter(({ name }) => name !== 'w:sectPr')) : given;
  const properties = staysMark ? own : markParagraph(own, fate);
  return node('w:p', paragraph.attributes, [properties, ...printTokens(tokens.map((token) => ({ token, fate }))), ...tail]);
}

/** Content controls stay where both say the same; Word fills them from the document's properties, changes or not. */
function readBoth(before: XmlNode, after: XmlNode, identify: Identify): [Content, Content] {
  const both: [Content, Content] = [readContent(before, identify), readContent(after, identify)];
  if (controls(both[0]) === controls(both[1])) return both;
  return [readContent(before, identify, true), readContent(after, identify, true)];
}

function controls({ tokens }: Content): string {
  return tokens.flatMap(({ key, runs: [run] }) => (run?.name === 'w:sdt' ? [key] : [])).join('\n');
}

/** Ids of the bookmarks of a paragraph that its new edition has too. */
function repeatedBookmarks(before: XmlNode, after: XmlNode): ReadonlySet<string> {
  const names = new Set(bookmarks(after).map(({ attributes }) => attributes['w:name']));
  return new Set(bookmarks(before).flatMap(({ attributes }) => (names.has(attributes['w:name']) ? [attributes['w:id']!] : [])));
}

export function bookmarks(paragraph: XmlNode): XmlNode[] {
  return nodesOf(paragraph).flatMap((child) => {
    if (child.name === 'w:bookmarkStart') return [child];
    return child.name === 'w:hyperlink' ? bookmarks(child) : [];
  });
}

function fateOfTokens(stretches: Stretch[], kept: (markers: readonly XmlNode[]) => XmlNode[], meetsNew: boolean): Fated[] {
  if (meetsNew) shareLastWord(stretches);
  return stretches.flatMap(({ before, after, same }, at): Fated[] => {
    if (same) {
      return after.map((token, index) => {
        const markers = [...token.markers, ...kept(before[index]!.markers)];
        return { token: { ...token, markers, ...noteOf(before[index]!, token) }, fate: 'same' };
      });
    }
    const deleted = before.map((token): Fated => ({ token: { ...token, markers: kept(token.markers) }, fate: 'deleted' }));
    const inserted = after.map((token): Fated => ({ token, fate: 'inserted' }));
    if (meetsNew && at === stretches.length - 1) return [...inserted, ...deleted];
    return deleted.length > 0 && inserted.length > 0 ? coverBoth(deleted, inserted) : [...deleted, ...inserted];
  });
}

/** What bookmarks cover is covered in both editions. */
function coverBoth([first, ...deleted]: readonly Fated[], [next, ...inserted]: readonly Fated[]): Fated[] {
  const markers = [...next!.token.markers, ...first!.token.markers];
  return [
    { token: { ...first!.token, markers }, fate: 'deleted' },
    ...deleted,
    { token: { ...next!.token, markers: [] }, fate: 'inserted' },
    ...inserted,
  ];
}

/**
 * LibreOffice takes an insertion at the end of a paragraph and an inserted paragraph behind it for one,
 * and rejects the end of the paragraph with them. So the last word is told anew, and its deletion stands between.
 */
function shareLastWord(stretches: Stretch[]): void {
  const [last, previous] = [stretches.at(-1), stretches.at(-2)];
  if (last === undefined || last.same || last.before.length > 0 || previous === undefined) return;
  const [before, after] = [previous.before.at(-1)!, previous.after.at(-1)!];
  if (after.text === undefined) return;
  stretches.splice(-2, 2, { same: true, before: previous.before.slice(0, -1), after: previous.after.slice(0, -1) }, {
    same: false,
    before: [before],
    after: [after, ...last.after],
  });
}

/** A note that both editions have is known by both of its numbers. */
function noteOf(before: Token, after: Token): Pick<Token, 'note' | 'runs'> | undefined {
  if (before.note === undefined || after.note === undefined) return undefined;
  const properties = nodeAt(after.runs[0], 'w:rPr');
  const note = `${before.note} ${after.note}`;
  return { note, runs: [runOf(properties, node('w:footnoteReference', { 'w:id': note }))] };
}

interface Stretch {
  before: Token[];
  after: Token[];
  same: boolean;
}

/** Stretches that are the same or are not. A blank between two changed words is changed with them. */
function joinStretches(old: readonly Token[], now: readonly Token[]): Stretch[] {
  const stretches: Stretch[] = [];
  let at = { before: 0, after: 0 };
  for (const { count, added, removed } of diffArrays(old.map(({ key }) => key), now.map(({ key }) => key))) {
    const before = added ? [] : old.slice(at.before, at.before + count);
    const after = removed ? [] : now.slice(at.after, at.after + count);
    at = { before: at.before + before.length, after: at.after + after.length };
    const same = !added && !removed;
    const last = stretches.at(-1);
    if (last !== undefined && !same && !last.same) append(last, before, after);
    else stretches.push({ before: [...before], after: [...after], same });
  }
  const joined: Stretch[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const last = joined.at(-1);
    const between = stretch.same && index < stretches.length - 1 && stretch.after.every(({ text }) => text?.trim() === '');
    if (last !== undefined && !last.same && (between || !stretch.same)) append(last, stretch.before, stretch.after);
    else joined.push(stretch);
  }
  return joined;
}

function append(stretch: Stretch, before: readonly Token[], after: readonly Token[]): void {
  stretch.before.push(...before);
  stretch.after.push(...after);
}

/** The content of a paragraph: runs, in the changes and links that they stand in. */
function printTokens(fated: readonly Fated[]): XmlNode[] {
  const printed: XmlNode[] = [];
  let link: { from: XmlNode | undefined; children: XmlNode[] } = { from: undefined, children: printed };
  for (let at = 0; at < fated.length; ) {
    const { token, fate } = fated[at]!;
    let end = at + 1;
    while (end < fated.length && isContinued(fated[end]!, token, fate)) end++;
    if (token.markers.length > 0) {
      printed.push(...token.markers);
      link = { from: undefined, children: printed };
    }
    if (token.link !== link.from) {
      link = { from: token.link, children: token.link === undefined ? printed : [] };
      if (token.link !== undefined) printed.push(node('w:hyperlink', token.link.attributes, link.children));
    }
    const runs = printRuns(fated.slice(at, end).map((one) => one.token));
    if (fate === 'same') link.children.push(...runs);
    else link.children.push(changed(fate, fate === 'deleted' ? runs.map(deletedRun) : runs));
    at = end;
  }
  return printed;
}

function isContinued(next: Fated, { link }: Token, fate: Fate): boolean {
  return next.fate === fate && next.token.link === link && next.token.markers.length === 0;
}

/** Runs, with neighbouring words of one look in one of them. */
function printRuns(tokens: readonly Token[]): XmlNode[] {
  const runs: XmlNode[] = [];
  let open: { look: string; text: XmlNode } | undefined;
  for (const { text, properties, runs: own } of tokens) {
    if (text === undefined) {
      runs.push(...own);
      open = undefined;
      continue;
    }
    const look = properties === undefined ? '' : serializeTree(properties);
    if (open?.look === look) open.text.children.push(text);
    else {
      open = { look, text: node('w:t', { 'xml:space': 'preserve' }, [text]) };
      runs.push(runOf(properties, open.text));
    }
  }
  return runs;
}

function mergedProperties(before: XmlNode, after: XmlNode): XmlNode {
  const properties = propertiesOf(after);
  return propertiesKey(before) === propertiesKey(after) ? properties : changeParagraph(properties, propertiesOf(before));
}

/** The properties of a paragraph as text. Lists have numbers of their own in each edition, and the mark and sections are no look. */
export function propertiesKey(paragraph: XmlNode): string {
  return nodesOf(propertiesOf(paragraph))
    .filter(({ name }) => name !== 'w:rPr' && name !== 'w:sectPr')
    .map((child) => (child.name === 'w:numPr' ? `list ${valueAt(child, 'w:ilvl') ?? ''}` : serializeTree(child)))
    .join('');
}

export function propertiesOf(paragraph: XmlNode): XmlNode {
  return nodeAt(paragraph, 'w:pPr') ?? node('w:pPr');
}
