import { Column, Document, Footer, Header, type ISectionOptions, Packer, PageOrientation, SectionType } from 'docx';
import type { Meta } from '../../document/model.ts';
import { canonicalParts } from './canonical.ts';
import { Finished } from './finished.ts';
import type { Furniture, PageFurniture } from './furniture.ts';
import type { FurnitureParts } from './house/graft.ts';
import type { WordDocument, WordSection } from './model.ts';
import type { PageShape } from './page.ts';
import { printBlocks, printParagraph } from './print.ts';
import type { PrintState } from './printState.ts';
import { wordTheme } from './wordTheme.ts';
import { twips } from './units.ts';
import { zipParts } from './zip.ts';

/** Parts that we write ourselves, by their path. */
export type OwnParts = Readonly<Record<string, string>>;

/**
 * The bytes of a package. `ownParts` is asked when the text is printed and the styles that it needs are
 * known; `dress` may change all parts before they are put together.
 */
export function packDocument(
  word: WordDocument,
  furniture: PageFurniture,
  meta: Meta,
  ownParts: (state: PrintState) => OwnParts,
  dress: (parts: Map<string, Uint8Array | string>, furniture: FurnitureParts) => void,
): Uint8Array {
  const state: PrintState = { counts: { bookmark: 0, control: 0 }, finished: new Finished(), traits: new Map() };
  const document = new Document({
    theme: wordTheme(meta.theme),
    footnotes: Object.fromEntries(
      [...word.footnotes].map(([id, blocks]) => [id, { children: printBlocks(blocks, state) as never }]),
    ),
    sections: word.sections.map((section, index) => sectionOptions(section, index, word, furniture, state)),
  });
  const overrides = Object.entries(ownParts(state)).map(([path, data]) => ({ path, data }));
  const parts = compile(document, overrides);
  for (const [path, part] of parts) if (TEXT_PARTS.test(path)) parts.set(path, state.finished.fill(part as string));
  dress(parts, furnitureParts(word.sections, furniture));
  return zipParts(canonicalParts(parts));
}

/** Parts that hold what we print. */
const TEXT_PARTS = /^word\/(?:document|footnotes|header\d+|footer\d+)\.xml$/;

interface Compiler {
  compile(file: Document, prettify: undefined, overrides: readonly { path: string; data: string }[]): Map<string, Uint8Array | string>;
}

/** The library's compiler, which it keeps to itself: the one place that knows of it. */
function compile(document: Document, overrides: readonly { path: string; data: string }[]): Map<string, Uint8Array | string> {
  // The lists are ours. The library would put the numbers of its own in place of what looks like their names in any text.
  Object.defineProperty(document.Numbering, 'ConcreteNumbering', { value: [] });
  const { compiler } = Packer as unknown as { compiler: Compiler };
  return compiler.compile(document, undefined, overrides);
}

function sectionOptions(
  section: WordSection,
  index: number,
  word: WordDocument,
  furniture: PageFurniture,
  state: PrintState,
): ISectionOptions {
  const first = index === 0 ? furniture.first : undefined;
  const own = hasFurniture(word.sections, index);
  const parts = own ? printFurniture(section.landscape ? furniture.landscape : furniture.upright, first, state) : {};
  return {
    ...parts,
    properties: {
      ...(index === 0 ? {} : { type: section.continuous ? SectionType.CONTINUOUS : SectionType.NEXT_PAGE }),
      ...(first === undefined ? {} : { titlePage: true }),
      ...(section.columns === undefined ? {} : { column: columnOptions(section.columns) }),
      page: pageOptions(word.page, section.landscape),
    },
    children: printBlocks(section.blocks, state),
  };
}

/** A section without furniture of its own has that of the section before it. */
function hasFurniture(sections: readonly WordSection[], index: number): boolean {
  return sections[index - 1]?.landscape !== sections[index]!.landscape;
}

/** The headers and footers in the order in which the library numbers them. */
function furnitureParts(sections: readonly WordSection[], { first }: PageFurniture): FurnitureParts {
  const firsts = sections.flatMap((_, index) => {
    if (!hasFurniture(sections, index)) return [];
    return index === 0 && first !== undefined ? [false, true] : [false];
  });
  const entries = (kind: 'header' | 'footer') =>
    firsts.map((isFirst, index) => [`word/${kind}${index + 1}.xml`, { kind, first: isFirst }] as const);
  return new Map([...entries('header'), ...entries('footer')]);
}

function printFurniture(furniture: Furniture, first: Furniture | undefined, state: PrintState) {
  const header = (part: Furniture): Header => new Header({ children: part.header.map((paragraph) => printParagraph(paragraph, state)) });
  const footer = (part: Furniture): Footer => new Footer({ children: part.footer.map((paragraph) => printParagraph(paragraph, state)) });
  return {
    headers: { default: header(furniture), ...(first === undefined ? {} : { first: header(first) }) },
    footers: { default: footer(furniture), ...(first === undefined ? {} : { first: footer(first) }) },
  };
}

function pageOptions({ width, height, margins }: PageShape, landscape: boolean) {
  return {
    size: {
      width: twips(width),
      height: twips(height),
      orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: twips(margins.top),
      right: twips(margins.right),
      bottom: twips(margins.bottom),
      left: twips(margins.left),
      header: twips(margins.header),
      footer: twips(margins.footer),
    },
  };
}

function columnOptions({ widths, gap }: NonNullable<WordSection['columns']>) {
  const equal = widths.every((width) => Math.abs(width - widths[0]!) < 0.5);
  const last = widths.length - 1;
  const children = widths.map((width, index) => new Column({ width: twips(width), space: index < last ? twips(gap) : 0 }));
  return { count: widths.length, space: twips(gap), equalWidth: equal, ...(equal ? {} : { children }) };
}
