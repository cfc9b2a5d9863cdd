import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formatDiagnostic } from '../src/diagnostic.ts';
import { openFolders } from '../src/disk/folders.ts';
import type { Paper } from '../src/document/model.ts';
import type { Env } from '../src/env.ts';
import { openFontLibrary } from '../src/fonts.ts';
import { composeBrief, readInputs, writeBrief } from '../src/render.ts';
import type { ComposedBrief } from '../src/render.ts';
import { expandTemplate } from '../src/template/expand.ts';
import { coerceOptions } from '../src/template/parameters.ts';
import { FORMATS } from '../src/writers/index.ts';
import { docxText, readDocx } from './support/docxText.ts';
import { expectGolden } from './support/golden.ts';
import { pdfText, readPdf } from './support/pdfText.ts';

/**
 * Golden briefs: each folder of test/briefs has a `brief.yaml` that names a template and a dataset,
 * and under `expected` what every stage gives for them. `UPDATE_GOLDENS=1` accepts what is given now.
 */
interface GoldenBrief {
  readonly template: string;
  readonly dataset: string;
  readonly date: string;
  readonly paper?: Paper;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Large briefs leave out what is long and says the same as another stage. */
  readonly without?: readonly string[];
}

const HOME = new URL('./briefs/', import.meta.url);
const PROJECT = new URL('../', import.meta.url).pathname;

for (const name of readdirSync(HOME)) {
  const home = new URL(`${name}/`, HOME);
  const golden = parse(readFileSync(new URL('brief.yaml', home), 'utf8')) as GoldenBrief;
  const path = (given: string): string => (given.startsWith('./') ? new URL(given, home).pathname : PROJECT + given);

  describe(`the brief ${name}`, () => {
    test('is what it was at every stage', async () => {
      const stages = await renderStages(golden, path);
      for (const [file, text] of Object.entries(stages)) {
        if (golden.without?.includes(file)) continue;
        expectGolden(new URL(`expected/${file}`, home), text);
      }
      const there = readdirSync(new URL('expected/', home));
      expect(there.sort(), 'a golden file that no stage gives').toEqual(
        Object.keys(stages).filter((file) => !golden.without?.includes(file)).sort(),
      );
    });
  });
}

async function renderStages(golden: GoldenBrief, path: (given: string) => string): Promise<Record<string, string>> {
  const folders = { template: path(golden.template), dataset: path(golden.dataset), shared: `${PROJECT}templates/_shared` };
  expect(existsSync(folders.template)).toBe(true);
  const env: Env = { now: new Date(`${golden.date}T00:00:00Z`), files: openFolders(Object.values(folders)), fonts: openFontLibrary() };
  const inputs = readInputs(folders, env);
  const options = coerceOptions(inputs.template, golden.parameters ?? {}, golden.paper);
  const expanded = expandTemplate(inputs.template, inputs.dataset, { ...options, date: golden.date }, () => undefined);
  const brief = await composeBrief(inputs, options, env);
  const outputs = await writeBrief(brief, FORMATS, env);
  const bytes = Object.fromEntries(outputs.map((output) => [output.format, output.bytes])) as Record<(typeof FORMATS)[number], Uint8Array>;
  const diagnostics = [...brief.diagnostics, ...outputs.flatMap((output) => output.diagnostics)];
  return {
    'expanded.md': expanded?.markdown ?? '',
    'document.json': printDocument(brief),
    'drawings.txt': printDrawings(brief),
    'brief.txt': decodeText(bytes.text),
    'brief.html': decodeText(bytes.html),
    'pdf.txt': pdfText(await readPdf(bytes.pdf)).join('\n'),
    'docx.txt': docxText(readDocx(bytes.docx)),
    'diagnostics.txt': diagnostics.map(formatDiagnostic).join('\n').replaceAll(PROJECT, ''),
    'sha256.txt': outputs.map((output) => `${sha256(output.bytes)}  ${output.format}`).join('\n'),
  };
}

/** The document without what stands in theme and locale, and without machine paths. */
function printDocument({ document }: ComposedBrief): string {
  const { theme: _theme, locale: _locale, ...meta } = document.meta;
  return JSON.stringify({ ...document, meta }, withoutPlaces, 1);
}

function withoutPlaces(key: string, value: unknown): unknown {
  if (key === 'place') return undefined;
  return value instanceof Map ? Object.fromEntries(value) : value;
}

function decodeText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function printDrawings({ assets }: ComposedBrief): string {
  return [...assets]
    .map(([key, asset]) => {
      if (asset.kind === 'picture') return `${key} ${asset.mediaType} ${asset.width} x ${asset.height}`;
      const rows = [asset.data.columns, ...asset.data.rows].map((row) => row.join(' | '));
      return [`${key} ${asset.width} x ${asset.height} svg ${sha256(Buffer.from(asset.svg))}`, asset.alt, ...rows].join('\n');
    })
    .join('\n\n');
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
