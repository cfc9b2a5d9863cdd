import type { Meta } from '../../document/model.ts';
import { canonicalParts, inPackageOrder } from './canonical.ts';
import { fillForm } from './form.ts';
import type { Furniture, PageFurniture } from './furniture.ts';
import { Holdings } from './holdings.ts';
import type { FurnitureParts } from './house/graft.ts';
import type { WordBlock, WordDocument, WordParagraph, WordSection } from './model.ts';
import { openParagraph, printBlocks } from './print.ts';
import type { PrintState } from './printState.ts';
import type { Child, FurnitureRequest, SectionRequest } from './request.ts';
import { wordTheme } from './wordTheme.ts';
import { zipParts } from './zip.ts';

type Parts = Map<string, Uint8Array | string>;

/** Parts that we write ourselves, by their path. */
export type OwnParts = Readonly<Record<string, string | Uint8Array>>;

/**
 * The bytes of a package. `ownParts` is asked when the text is printed and the styles that it needs are
 * known; `dress` may change all parts before they are put together.
 */
export function packDocument(
  word: WordDocument,
  furniture: PageFurniture,
  meta: Meta,
  ownParts: (state: PrintState) => OwnParts,
  dress?: (parts: Parts, furniture: FurnitureParts) => void,
): Uint8Array {
  const printer: Printer = { state: { counts: { bookmark: 0, control: 0 }, traits: new Map() }, holdings: new Holdings() };
  const footnotes = [...word.footnotes].map(([id, blocks]) => ({ id, children: openingChildren(blocks, printer) }));
  const sections = word.sections.map((section, index) => sectionRequest(section, index, word, furniture, printer));
  const parts = fillForm({ theme: wordTheme(meta.theme), page: word.page, footnotes, sections }, printer.holdings);
  for (const [path, part] of Object.entries(ownParts(printer.state))) parts.set(path, part);
  dress?.(parts, furnitureParts(word.sections, furniture));
  return zipParts(dress === undefined ? inPackageOrder(parts) : canonicalParts(parts));
}

/** Prints the blocks of one document and holds what is printed. */
interface Printer {
  readonly state: PrintState;
  readonly holdings: Holdings;
}

/** Blocks of which the library opens the first paragraph. */
function openingChildren(blocks: readonly WordBlock[], { state, holdings }: Printer): Child[] {
  const [first, ...rest] = blocks;
  if (first?.type !== 'paragraph') return holdings.slots(printBlocks(blocks, state));
  return [holdings.paragraph(openParagraph(first, state)), ...holdings.slots(printBlocks(rest, state))];
}

/** Blocks of which the library opens the last paragraph. */
function closingChildren(blocks: readonly WordBlock[], { state, holdings }: Printer): Child[] {
  const last = blocks.at(-1);
  if (last?.type !== 'paragraph') return holdings.slots(printBlocks(blocks, state));
  return [...holdings.slots(printBlocks(blocks.slice(0, -1), state)), holdings.paragraph(openParagraph(last, state))];
}

function sectionRequest(section: WordSection, index: number, word: WordDocument, furniture: PageFurniture, printer: Printer): SectionRequest {
  const { landscape, continuous, columns, blocks } = section;
  const own = hasFurniture(word.sections, index);
  const first = index === 0 ? furniture.first : undefined;
  return {
    ...(own ? { furniture: furnitureRequest(landscape ? furniture.landscape : furniture.upright, first, printer) } : {}),
    landscape,
    continuous,
    ...(columns === undefined ? {} : { columns }),
    children: closingChildren(blocks, printer),
  };
}

/** A section without furniture of its own has that of the section before it. */
function hasFurniture(sections: readonly WordSection[], index: number): boolean {
  return sections[index - 1]?.landscape !== sections[index]!.landscape;
}

function furnitureRequest(running: Furniture, first: Furniture | undefined, { state, holdings }: Printer) {
  const print = (paragraphs: readonly WordParagraph[]) => holdings.slots(printBlocks(paragraphs, state));
  // Controls are numbered through the headers, then through the footers.
  const headers = [running, first].map((part) => part && print(part.header));
  const footers = [running, first].map((part) => part && print(part.footer));
  const request = (at: number): FurnitureRequest => ({ header: headers[at]!, footer: footers[at]! });
  return { running: request(0), ...(first === undefined ? {} : { first: request(1) }) };
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
