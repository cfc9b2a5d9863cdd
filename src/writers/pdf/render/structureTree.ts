import type { PdfAnnotationReference, PdfReference, PdfStructureContent, PdfStructureElement, PdfValue } from 'pdfkit-private';
import { isContent, type Content, type Tag } from '../define/structure.ts';
import type { BriefPdf } from './document.ts';
import { replaceMethods } from './replaceMethods.ts';

/** An annotation and the page that it lies on. */
export interface PlacedAnnotation extends PdfAnnotationReference {
  readonly page: PdfReference;
  /** Its entry in the tree that leads from content to structure. */
  readonly key: number;
}

/** What was painted for the elements of the structure. */
export interface Painted {
  /** Marked content of each stretch of content, in the order of painting. */
  readonly contents: ReadonlyMap<Content, readonly PdfStructureContent[]>;
  readonly links: ReadonlyMap<Tag, readonly PlacedAnnotation[]>;
  /** Rectangles of figures: left, bottom, right, top in PDF coordinates. */
  readonly boxes: ReadonlyMap<Tag, readonly number[]>;
}

/** Elements that stand even without content, because others count on their place. */
const KEPT: ReadonlySet<string> = new Set(['Document', 'TR', 'TH', 'TD']);

/** Writes the structure tree of the document. */
export function writeStructure(pdf: BriefPdf, root: Tag, painted: Painted): void {
  const ids = new Map<string, PdfReference>();
  const written = writeElement(pdf, root, painted, ids);
  if (written === undefined) return;
  pdf.addStructure(written);
  if (ids.size > 0) pdf.getStructTreeRoot().data['IDTree'] = idTree(pdf, ids);
}

function writeElement(
  pdf: BriefPdf,
  tag: Tag,
  painted: Painted,
  ids: Map<string, PdfReference>,
): PdfStructureElement | undefined {
  // A reference that is made and never ended would keep the file from being closed: ask first.
  if (isEmpty(tag, painted)) return undefined;
  const element = pdf.struct(tag.role);
  for (const child of tag.children) {
    if (isContent(child)) {
      for (const content of painted.contents.get(child) ?? []) element.add(content);
    } else {
      const inner = writeElement(pdf, child, painted, ids);
      if (inner !== undefined) element.add(inner);
    }
  }
  const links = painted.links.get(tag);
  if (links !== undefined) addLinks(pdf, element, links);
  writeAttributes(element.dictionary, tag, painted);
  if (tag.attributes.id !== undefined) ids.set(tag.attributes.id, element.dictionary);
  return element;
}

function isEmpty(tag: Tag, painted: Painted): boolean {
  if (KEPT.has(tag.role) || painted.links.has(tag)) return false;
  return tag.children.every((child) =>
    isContent(child) ? (painted.contents.get(child) ?? []).length === 0 : isEmpty(child, painted),
  );
}

/** pdfkit says that every annotation lies on the last page; here each keeps its own. */
function addLinks(pdf: BriefPdf, element: PdfStructureElement, links: readonly PlacedAnnotation[]): void {
  const flushChild = element._flushChild.bind(element);
  replaceMethods(element, {
    // The annotations are written already, with the keys that they were given then.
    _addAnnotationToParentTree() {},
    _flushChild(child) {
      const link = links.find((other) => other === child);
      if (link === undefined) return flushChild(child);
      const kids = element.dictionary.data['K'] as PdfValue[];
      kids.push({ Type: 'OBJR', Obj: link.annotationRef, Pg: link.page });
    },
  });
  for (const link of links) {
    pdf.getStructParentTree().add(link.key, element.dictionary);
    element.add(link);
  }
}

function writeAttributes(dictionary: PdfReference, tag: Tag, painted: Painted): void {
  const { alt, language, id } = tag.attributes;
  const { data } = dictionary;
  if (alt !== undefined) data['Alt'] = new String(alt);
  if (language !== undefined) data['Lang'] = new String(language);
  if (id !== undefined) data['ID'] = new String(id);
  const sets = [tableAttributes(tag), listAttributes(tag), layoutAttributes(tag, painted)].filter((set) => set !== undefined);
  if (sets.length > 0) data['A'] = sets.length === 1 ? sets[0]! : sets;
}

function tableAttributes(tag: Tag): object | undefined {
  const { scope, columnSpan = 1, rowSpan = 1, summary } = tag.attributes;
  const set = {
    ...(scope === undefined ? {} : { Scope: scope }),
    ...(columnSpan > 1 ? { ColSpan: columnSpan } : {}),
    ...(rowSpan > 1 ? { RowSpan: rowSpan } : {}),
    ...(summary === undefined || summary === '' ? {} : { Summary: new String(summary) }),
  };
  return Object.keys(set).length === 0 ? undefined : { O: 'Table', ...set };
}

function listAttributes(tag: Tag): object | undefined {
  const { numbering } = tag.attributes;
  return numbering === undefined ? undefined : { O: 'List', ListNumbering: numbering };
}

function layoutAttributes(tag: Tag, painted: Painted): object | undefined {
  const box = painted.boxes.get(tag);
  return box === undefined ? undefined : { O: 'Layout', Placement: 'Block', BBox: box };
}

function idTree(pdf: BriefPdf, ids: ReadonlyMap<string, PdfReference>): PdfReference {
  const sorted = [...ids].sort(([a], [b]) => (a < b ? -1 : 1));
  const tree = pdf.ref({ Names: sorted.flatMap(([id, reference]): PdfValue[] => [new String(id), reference]) });
  tree.end();
  return tree;
}
