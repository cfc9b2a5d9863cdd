import { BriefError, type Diagnostic, hasErrors, type Report } from '../../diagnostic.ts';
import { pageOfPages } from '../../document/lines.ts';
import type { Assets, ResolvedDocument } from '../../document/model.ts';
import { visitInlines } from '../../document/walk.ts';
import type { Env } from '../../env.ts';
import { unsettledPages } from '../../messages/pdf.ts';
import type { PageLayout } from '../model.ts';
import type { Attachment } from './attachments.ts';
import { defineDocument, type Definition } from './define/definition.ts';
import { pageFoot, pageHead } from './define/furniture.ts';
import { findLostText } from './guard.ts';
import { BriefLayout, type Layout } from './layout/builder.ts';
import { writeBookmarks } from './render/bookmarks.ts';
import { BriefPdf } from './render/document.ts';
import { BriefRenderer } from './render/renderer.ts';

const PRODUCER = 'briefpress';

/** Lays a document out on paper; the layout can then be printed. */
export function layOut(
  document: ResolvedDocument,
  assets: Assets,
  env: Env,
  attachments: readonly Attachment[],
): PageLayout {
  const { definition, layout, pdf, diagnostics } = layOutSettled({ document, assets, env, attachments });
  let bytes: Promise<Uint8Array> | undefined;
  return {
    pagination: { pages: layout.pages.length, pageOf: layout.pageOf },
    diagnostics,
    print: () => (bytes ??= paint(document, definition, layout, pdf)),
  };
}

interface PrintJob {
  readonly document: ResolvedDocument;
  readonly assets: Assets;
  readonly env: Env;
  readonly attachments: readonly Attachment[];
}

interface LaidOut {
  readonly definition: Definition;
  readonly layout: Layout;
  readonly pdf: BriefPdf;
  readonly diagnostics: Diagnostic[];
}

/** Layouts until the page numbers in the text are those of the pages; a register behind its figures needs two. */
const MOST_LAYOUTS = 4;

function layOutSettled(job: PrintJob): LaidOut {
  const targets = pageTargets(job.document);
  let laid = layOutOnce(job);
  for (let count = 1; targets.size > 0 && count < MOST_LAYOUTS; count += 1) {
    const before = laid.layout.pageOf;
    laid = layOutOnce(job, before);
    const { pageOf } = laid.layout;
    if ([...targets].every((target) => pageOf.get(target) === before.get(target))) return laid;
  }
  if (targets.size > 0) laid.diagnostics.push(unsettledPages());
  return laid;
}

/** The places whose pages the text names. */
function pageTargets(document: ResolvedDocument): Set<string> {
  const targets = new Set<string>();
  visitInlines(document, (inline) => {
    if (inline.type === 'pageReference') inline.targets.forEach((target) => targets.add(target));
  });
  return targets;
}

function layOutOnce({ document, assets, env, attachments }: PrintJob, pageOf?: ReadonlyMap<string, number>): LaidOut {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => diagnostics.push(diagnostic);
  const definition = defineDocument(document, assets, report, pageOf);
  if (hasErrors(diagnostics)) throw new BriefError(diagnostics);
  const pdf = openPdf(document, definition, env, attachments);
  const layout = new BriefLayout({
    definition,
    pdf,
    language: document.meta.language,
    head: (page) => pageHead(document, page),
    foot: (page) => pageFoot(document, page),
    watermark: watermark(document),
    report,
    floatFigures: document.meta.figures === 'floating',
  }).layOut();
  return { definition, layout, pdf, diagnostics };
}

function openPdf(
  document: ResolvedDocument,
  definition: Definition,
  env: Env,
  attachments: readonly Attachment[],
): BriefPdf {
  const { title, author, subject, keywords, language, theme } = document.meta;
  return new BriefPdf({
    fonts: env.fonts,
    images: definition.images,
    attachments,
    fallbacks: [...new Set([theme.fonts.heading, theme.fonts.body, ...env.fonts.names])],
    size: [definition.page.width, definition.page.height],
    facts: { title, author, subject, keywords: keywords.join(', '), language, creator: PRODUCER, producer: PRODUCER, date: env.now },
  });
}

function watermark(document: ResolvedDocument): object | undefined {
  const { watermark: text, theme } = document.meta;
  if (text === undefined || text === '') return undefined;
  return { text, font: theme.fonts.heading, bold: true, color: theme.colors.accent, opacity: 0.08 };
}

async function paint(document: ResolvedDocument, definition: Definition, layout: Layout, pdf: BriefPdf): Promise<Uint8Array> {
  const renderer = new BriefRenderer(pdf, definition.structure, {
    pageOf: layout.pageOf,
    word: pageOfPages(document)[0],
  });
  layout.furnish();
  renderer.renderPages(layout.pages);
  const lost = findLostText(document, definition.structure, renderer.texts);
  if (lost.length > 0) throw new BriefError(lost);
  writeBookmarks(pdf, document);
  return collect(pdf, definition.images.size > 0);
}

function collect(pdf: BriefPdf, pictures: boolean): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    pdf.end();
    // Only pictures are finished later; anything else that is open would keep the file from ever being closed.
    if (pdf._waiting > 0 && !pictures) reject(new Error(`${pdf._waiting} objects of the PDF were never ended`));
  });
}
