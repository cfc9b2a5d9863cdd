import type { Report } from '../../../diagnostic.ts';
import type { Assets, Paper, ResolvedDocument } from '../../../document/model.ts';
import { setBlocks } from './blocks.ts';
import { headingRoles } from './levels.ts';
import { bodyText } from './look.ts';
import type { Node, TextStyle } from './nodes.ts';
import { Sections, type Context, type Scope } from './scope.ts';
import { makeTag, type Tag } from './structure.ts';

/** A brief as nodes to lay out and the structure that they stand in. */
export interface Definition {
  readonly content: Node[];
  readonly structure: Tag;
  /** Footnotes by id. */
  readonly notes: ReadonlyMap<string, Node>;
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly defaultStyle: TextStyle;
  readonly page: PageShape;
}

/** The paper, upright, in points. */
export interface PageShape {
  readonly width: number;
  readonly height: number;
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

const PAPERS: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  letter: [612, 792],
  a4: [595.28, 841.89],
};

/**
 * The definition of a document; the same arguments give the same one, and nothing is measured yet.
 * `pageOf` are the pages that page numbers in the text print, once they are known.
 */
export function defineDocument(
  document: ResolvedDocument,
  assets: Assets,
  report: Report,
  pageOf?: ReadonlyMap<string, number>,
): Definition {
  const { theme, language, paper } = document.meta;
  const [width, height] = PAPERS[paper];
  const [top, right, bottom, left] = theme.margins;
  const structure = makeTag('Document');
  const context: Context = {
    setBlocks,
    document,
    theme,
    assets,
    report,
    ...(pageOf === undefined ? {} : { pageOf }),
    textWidth: width - left - right,
    landscapeWidth: height - left - right,
    headingRoles: headingRoles(document.blocks),
    notes: new Map(),
    pendingNotes: [],
    images: new Map(),
  };
  const scope: Scope = {
    context,
    parent: structure,
    sections: new Sections(structure),
    language,
    text: bodyText(theme),
    justify: theme.justify,
    paragraphSpace: theme.paragraphSpace,
    width: context.textWidth,
  };
  return {
    content: setBlocks(document.blocks, scope),
    structure,
    notes: context.notes,
    images: context.images,
    defaultStyle: bodyText(theme),
    page: { width, height, margins: { top, right, bottom, left } },
  };
}
