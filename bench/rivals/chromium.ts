import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName, PDFArray } from '@cantoo/pdf-lib';
import Handlebars from 'handlebars';
import type { PageBrief } from '../brief/page.ts';
import { importRival } from './installed.ts';
import type { Rival } from './model.ts';

interface Page {
  setContent(html: string, options: object): Promise<void>;
  pdf(options: object): Promise<Buffer>;
  close(): Promise<void>;
}

interface Playwright {
  readonly chromium: {
    launchPersistentContext(profile: string, options: object): Promise<{ newPage(): Promise<Page>; close(): Promise<void> }>;
  };
}

const PROGRAM = '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** HTML by Handlebars, printed by a warm Chromium; the contents' numbers take a second print. */
export const chromium: Rival = {
  id: 'chromium',
  output: 'pdf',
  takes: 'svg',
  async open() {
    if (!existsSync(PROGRAM)) throw new Error(`There is no ${PROGRAM}`);
    const { chromium: library } = await importRival<Playwright>('playwright-core');
    const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
    const context = await library.launchPersistentContext(profile, { executablePath: PROGRAM, headless: true, args: FLAGS });
    const html = Handlebars.compile(readFileSync(new URL('brief.html.hbs', import.meta.url), 'utf8'));
    const print = async (page: Page, brief: PageBrief, pages: object): Promise<Buffer> => {
      await page.setContent(html({ ...brief, pages }), { waitUntil: 'load' });
      return page.pdf({ preferCSSPageSize: true, printBackground: true });
    };
    return {
      async render(brief) {
        const page = await context.newPage();
        try {
          return await print(page, brief, await pagesOf(await print(page, brief, {})));
        } finally {
          await page.close();
        }
      },
      async close() {
        await context.close();
        rmSync(profile, { recursive: true, force: true });
      },
    };
  },
};

/** The page of every anchor that is linked to. */
async function pagesOf(pdf: Uint8Array): Promise<Record<string, number>> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const numbers = new Map(document.getPages().map((page, index) => [String(page.ref), index + 1]));
  const pages: Record<string, number> = {};
  const targets = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict)?.entries() ?? [];
  for (const [name, target] of targets) {
    const place = document.context.lookup(target, PDFArray);
    pages[name.decodeText()] = numbers.get(String(place.get(0))) ?? 0;
  }
  return pages;
}

