import { BriefError, type Diagnostic, hasErrors, type Report } from '../../diagnostic.ts';
import type { ResolvedDocument } from '../../document/model.ts';
import { walkBlocks, visitInlines } from '../../document/walk.ts';
import { housePages } from '../../messages/docx.ts';
import type { Output, Pagination, WriteContext } from '../model.ts';
import { noteBlocks, wordBlocks } from './blocks/index.ts';
import { nameBookmarks } from './bookmarks.ts';
import { picturedDrawings } from './charts.ts';
import { type EmbeddedFont, embeddedFonts } from './embeddedFonts.ts';
import { fontRelations, fontTableMarkup } from './fontTable.ts';
import { FootnoteBook } from './footnotes.ts';
import { pageFurniture } from './furniture.ts';
import { planHeadings } from './headings.ts';
import { graftHouseStyle } from './house/graft.ts';
import { renumberHeadings } from './house/headingFormats.ts';
import { openHouseStyle } from './house/houseStyle.ts';
import { ListBook } from './lists.ts';
import { numberingMarkup } from './numbering.ts';
import { type OwnParts, packDocument } from './pack.ts';
import { briefPage, textWidth } from './page.ts';
import type { PrintState } from './printState.ts';
import { appProperties, coreProperties, customProperties } from './properties.ts';
import type { Scope } from './scope.ts';
import { wordSections } from './sections.ts';
import { settingsMarkup } from './settings.ts';
import { type Style, type StyleOptions } from './styles/style.ts';
import { traitStyle, TRAIT_STYLES } from './styles/traits.ts';
import { styleSheet } from './styles/sheet.ts';

/** Pixels a point of the picture that stands in where SVG is not shown. */
const PICTURE_SCALE = 2;

/** Writes a Word document. Throws `BriefError` if a figure has no drawing or the house style is none. */
export async function writeDocx(resolved: ResolvedDocument, context: WriteContext): Promise<Output> {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic);
  const house = context.word?.houseStyle === undefined ? undefined : openHouseStyle(context.word.houseStyle);
  const document = house === undefined ? resolved : renumberHeadings(resolved, house.headings);
  const pagination = await pagesFor(document, context);
  if (house !== undefined && pagination !== undefined) report(housePages());
  const scope: Scope = {
    document,
    page: house?.page ?? briefPage(document.meta),
    house,
    assets: context.assets,
    fonts: context.env.fonts,
    pictures: await drawPictures(document, context),
    pageOf: pagination?.pageOf,
    bookmarks: nameBookmarks(document),
    headings: planHeadings(document, house === undefined ? undefined : new Set(house.headings.keys())),
    footnotes: new FootnoteBook(document, noteBlocks),
    lists: new ListBook(house?.numbers),
    ownStyles: new Map(),
    report,
    writeBlocks: wordBlocks,
  };
  const sections = wordSections(scope);
  if (hasErrors(diagnostics)) throw new BriefError(diagnostics);
  const furniture = pageFurniture(scope, pagination?.pages);
  const word = { page: scope.page, sections, footnotes: scope.footnotes.notes };
  const embedded = context.word?.embedFonts === true ? embeddedFonts(document.meta.theme, context.env.fonts) : [];
  const bytes = packDocument(
    word,
    furniture,
    document.meta,
    (state) => ownParts(scope, state, { context, pagination, embedded }),
    house && ((parts, paths) => graftHouseStyle(parts, house, scope.lists.lists, paths, report)),
  );
  return { format: 'docx', bytes, diagnostics };
}

/** Pages are laid out only for a document that prints their numbers in its text. */
async function pagesFor(document: ResolvedDocument, context: WriteContext): Promise<Pagination | undefined> {
  let printed = walkBlocks(document.blocks).some((block) => block.type === 'contents');
  if (!printed) visitInlines(document, ({ type }) => void (printed ||= type === 'pageReference'));
  return printed ? (await context.layOut()).pagination : undefined;
}

async function drawPictures(document: ResolvedDocument, context: WriteContext): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  for (const [key, drawing] of picturedDrawings(document, context.assets)) {
    pictures.set(key, await context.rasterize(drawing.svg, PICTURE_SCALE));
  }
  return pictures;
}

/** The parts that the library would write otherwise than we want them. */
function ownParts(
  scope: Scope,
  state: PrintState,
  { context, pagination, embedded }: { context: WriteContext; pagination: Pagination | undefined; embedded: readonly EmbeddedFont[] },
): OwnParts {
  const { document, headings, lists } = scope;
  const { env } = context;
  const { meta } = document;
  const cover = document.blocks.find((block) => block.type === 'cover');
  const options: StyleOptions = {
    theme: meta.theme,
    fonts: env.fonts,
    countedLevels: headings.counted,
    coverPage: cover?.layout === 'page',
    width: textWidth(scope.page, false),
    turnedWidth: textWidth(scope.page, true),
    house: scope.house !== undefined,
  };
  return {
    'docProps/core.xml': coreProperties(meta, env.now),
    'docProps/app.xml': appProperties(meta, pagination?.pages),
    'docProps/custom.xml': customProperties(meta, context.word?.properties ?? {}),
    'word/styles.xml': styleSheet(options, meta.language, ownStyles(scope, state)),
    'word/numbering.xml': numberingMarkup(meta.theme, headings.counted, lists.lists),
    'word/settings.xml': settingsMarkup(meta, embedded.length > 0),
    'word/fontTable.xml': fontTableMarkup(meta.theme, env.fonts, embedded),
    'word/_rels/fontTable.xml.rels': fontRelations(embedded),
    ...Object.fromEntries(embedded.map(({ path, bytes }) => [path, bytes])),
  };
}

/** Styles that only this document needs, in the order of their ids. */
function ownStyles(scope: Scope, state: PrintState): (Style & { type: 'paragraph' | 'character' })[] {
  const shared = new Set<string>(Object.values(TRAIT_STYLES).map((style) => style.id));
  const joined = [...state.traits].filter(([id]) => !shared.has(id));
  return [
    ...[...scope.ownStyles.values()].map((style) => ({ ...style, type: 'paragraph' as const })),
    ...joined.map(([, traits]) => ({ ...traitStyle(traits, scope.document.meta.theme), type: 'character' as const })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
}
