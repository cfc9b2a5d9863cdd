import { Column, Document, Footer, Header, type ISectionOptions, Packer, PageOrientation, SectionType } from 'docx';
import { components } from './components.ts';
import type { PageShape } from './page.ts';
import type { PackageRequest, SectionRequest, Slot } from './request.ts';
import { twips } from './units.ts';

/** The parts of the package that the library makes for a request, by their path. */
export function makePackage({ theme, page, footnotes, sections }: PackageRequest): Map<string, Uint8Array | string> {
  const document = new Document({
    theme,
    footnotes: Object.fromEntries(footnotes.map(({ id, children }) => [id, { children: components(children) as never }])),
    sections: sections.map((section, index) => sectionOptions(section, index, page)),
  });
  return compile(document);
}

interface Compiler {
  compile(file: Document): Map<string, Uint8Array | string>;
}

/** The library's compiler, which it keeps to itself: the one place that knows of it. */
function compile(document: Document): Map<string, Uint8Array | string> {
  // The lists are ours. The library would put the numbers of its own in place of what looks like their names in any text.
  Object.defineProperty(document.Numbering, 'ConcreteNumbering', { value: [] });
  const { compiler } = Packer as unknown as { compiler: Compiler };
  return compiler.compile(document);
}

function sectionOptions(section: SectionRequest, index: number, page: PageShape): ISectionOptions {
  const { furniture, continuous, columns, landscape, children } = section;
  return {
    ...(furniture === undefined ? {} : furnitureOptions(furniture)),
    properties: {
      ...(index === 0 ? {} : { type: continuous ? SectionType.CONTINUOUS : SectionType.NEXT_PAGE }),
      ...(furniture?.first === undefined ? {} : { titlePage: true }),
      ...(columns === undefined ? {} : { column: columnOptions(columns) }),
      page: pageOptions(page, landscape),
    },
    children: components(children),
  };
}

function furnitureOptions({ running, first }: NonNullable<SectionRequest['furniture']>) {
  return {
    headers: { default: new Header(inPart(running.header)), ...(first === undefined ? {} : { first: new Header(inPart(first.header)) }) },
    footers: { default: new Footer(inPart(running.footer)), ...(first === undefined ? {} : { first: new Footer(inPart(first.footer)) }) },
  };
}

/** The library asks for paragraphs and takes anything. */
function inPart(slots: readonly Slot[]): { children: never[] } {
  return { children: components(slots) as never[] };
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

function columnOptions({ widths, gap }: NonNullable<SectionRequest['columns']>) {
  const equal = widths.every((width) => Math.abs(width - widths[0]!) < 0.5);
  const last = widths.length - 1;
  const children = widths.map((width, index) => new Column({ width: twips(width), space: index < last ? twips(gap) : 0 }));
  return { count: widths.length, space: twips(gap), equalWidth: equal, ...(equal ? {} : { children }) };
}
