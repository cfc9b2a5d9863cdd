import { beforeAll, describe, expect, test } from 'vitest';
import { BriefError, type Diagnostic } from '../../src/diagnostic.ts';
import type { Env } from '../../src/env.ts';
import { digestFonts, openFontLibrary } from '../../src/fonts.ts';
import { attachInputs } from '../../src/manifest/attach.ts';
import { sha256 } from '../../src/manifest/digest.ts';
import { makeManifest, type RenderRecord } from '../../src/manifest/make.ts';
import { recordInputs } from '../../src/manifest/recorder.ts';
import { type Manifest, manifestSchema } from '../../src/manifest/schema.ts';
import { parseManifest, printManifest } from '../../src/manifest/text.ts';
import { type Verification, verifyFile } from '../../src/manifest/verify.ts';
import * as messages from '../../src/messages/manifest.ts';
import { type BriefFolders, readInputs, renderBrief } from '../../src/render.ts';
import type { Format } from '../../src/template/model.ts';
import { projectFiles, type ProjectFiles } from './projectFiles.ts';

const FOLDERS: BriefFolders = { template: 'templates/fact-sheet', dataset: 'data/sample', shared: 'templates/_shared' };
const PROGRAM = { name: 'briefpress', version: '1.0.0', runtime: 'Node.js 26.0.0' };
const FONTS = digestFonts();
const FORMATS = ['pdf', 'docx', 'html', 'text'] as const;

const env = (files: ProjectFiles): Env => ({ now: new Date('2005-12-05T00:00:00Z'), files: files.reader, fonts: openFontLibrary() });

interface Rendered {
  readonly manifest: Manifest;
  readonly bytes: Readonly<Record<Format, Uint8Array>>;
}

async function render(files: ProjectFiles, attached = false): Promise<Rendered> {
  const given = env(files);
  const recorder = recordInputs(FOLDERS, given.files);
  const world = { ...given, files: recorder.files };
  const inputs = readInputs(FOLDERS, world);
  const options = { parameters: {} };
  const record = (): RenderRecord => ({
    options,
    folders: FOLDERS,
    inputs: recorder.digests(),
    fonts: FONTS,
    program: PROGRAM,
    date: '2005-12-05',
    attached,
  });
  const rendered = await renderBrief(inputs, options, FORMATS, world, { attach: attached ? attachInputs(inputs.dataset, record) : undefined });
  const bytes = Object.fromEntries(rendered.outputs.map((output) => [output.format, output.bytes])) as Rendered['bytes'];
  return { manifest: makeManifest(record(), rendered, (format) => `fact-sheet.${format}`), bytes };
}

const verify = (
  files: ProjectFiles,
  manifest: Manifest,
  name: string,
  bytes: Uint8Array,
  more: { program?: typeof PROGRAM; fonts?: typeof FONTS } = {},
): Promise<Verification> =>
  verifyFile({ file: { name, bytes }, manifest, folders: FOLDERS, env: env(files), fonts: FONTS, program: PROGRAM, ...more });

const flipped = (bytes: Uint8Array, at: number): Uint8Array => bytes.with(at, bytes[at]! ^ 1);

const rules = ({ diagnostics }: Verification): string[] => diagnostics.map(({ rule }) => rule);

let files: ProjectFiles;
let rendered: Rendered;

beforeAll(async () => {
  files = projectFiles();
  rendered = await render(files);
});

describe('a manifest', () => {
  test('says what was read, folder by folder, with the digest of every file', () => {
    const { template, dataset, shared } = rendered.manifest;
    expect(dataset.files.map(({ path }) => path)).toEqual(['dataset.yaml', 'facts.yaml', 'narrative/summary.md', 'tables/seizures.csv']);
    for (const { path, sha256: digest, bytes } of dataset.files) {
      const file = files.reader.read(`data/sample/${path}`);
      expect([digest, bytes]).toEqual([sha256(file), file.length]);
    }
    expect(template.files.map(({ path }) => path)).toEqual(['template.md']);
    expect(shared.files.map(({ path }) => path)).toContain('themes/ledger.yaml');
    expect(dataset.sha256).toBe(sha256(dataset.files.map((file) => `${file.sha256}  ${file.path}\n`).join('')));
  });

  test('says which facts are used and how they are printed', () => {
    expect(rendered.manifest.facts).toEqual([{ id: 'heroin-2005', printed: ['more than 130 kilograms'] }]);
    expect(rendered.manifest.computed).toEqual([
      { facts: ['heroin-2005', 'heroin-2004'], formula: 'change(heroin-2005,heroin-2004)', printed: ['an increase of 30 percent'] },
    ]);
  });

  test('says what was made', () => {
    expect(rendered.manifest.outputs).toEqual(
      (['docx', 'html', 'pdf', 'text'] as const).map((format) => ({
        format,
        file: `fact-sheet.${format}`,
        bytes: rendered.bytes[format].length,
        sha256: sha256(rendered.bytes[format]),
        ...(format === 'pdf' && { pages: 1 }),
      })),
    );
  });

  test('is the same for the same render, sorted and read back whole', async () => {
    const text = printManifest(rendered.manifest);
    expect(printManifest((await render(projectFiles())).manifest)).toBe(text);
    expect(parseManifest(text, 'm.json')).toEqual(rendered.manifest);
    expect(manifestSchema.safeParse(JSON.parse(text)).success).toBe(true);
    const keys = [...text.matchAll(/^ {2}"(\w+)":/gm)].map((match) => match[1]!);
    expect(keys).toEqual([...keys].sort());
    expect(text.endsWith('}\n')).toBe(true);
  });
});

describe('verify', () => {
  test.each(FORMATS)('proves a %s file by rendering it again', async (format) => {
    const result = await verify(files, rendered.manifest, `sent.${format}`, rendered.bytes[format]);
    expect(result).toMatchObject({ matches: true, diagnostics: [], output: { format } });
  });

  test.each(['pdf', 'docx'] as const)('fails on a %s file with one byte changed, wherever that is', async (format) => {
    const bytes = rendered.bytes[format];
    for (const at of [0, Math.floor(bytes.length / 3), bytes.length - 1]) {
      const result = await verify(files, rendered.manifest, `sent.${format}`, flipped(bytes, at));
      expect(result.matches).toBe(false);
      expect(rules(result)).toEqual(['verify/file-changed']);
    }
  });

  test('says where a changed PDF begins to differ, and that the inputs still give the recorded one', async () => {
    const { diagnostics } = await verify(files, rendered.manifest, 'sent.pdf', flipped(rendered.bytes.pdf, 1233));
    expect(diagnostics).toEqual([messages.fileChanged('sent.pdf', 'from byte 1,234 on', true)]);
  });

  test('names the parts of a Word document that differ', async () => {
    const other = projectFiles();
    other.edit('data/sample/narrative/summary.md', (text) => text.replace('seized', 'confiscated'));
    const { bytes } = await render(other);
    const { diagnostics } = await verify(files, rendered.manifest, 'sent.docx', bytes.docx);
    expect(diagnostics).toMatchObject([{ rule: 'verify/file-changed' }]);
    expect(diagnostics[0]!.message).toContain('word/document.xml');
    expect(diagnostics[0]!.message).not.toContain('word/styles.xml');
  });

  test('names every input that is not what it was', async () => {
    const other = projectFiles();
    other.edit('data/sample/facts.yaml', (text) => text.replace('130', '131'));
    other.remove('data/sample/tables/seizures.csv');
    const result = await verify(other, rendered.manifest, 'sent.pdf', rendered.bytes.pdf);
    expect(result.matches).toBe(false);
    expect(result.diagnostics).toEqual([
      messages.inputChanged('data/sample/facts.yaml'),
      messages.inputGone('data/sample/tables/seizures.csv'),
      messages.recordedFile('sent.pdf'),
    ]);
  });

  test('names an input that was none', async () => {
    const other = projectFiles();
    other.add('data/sample/checks.yaml', 'relations: []\n');
    const result = await verify(other, rendered.manifest, 'sent.pdf', rendered.bytes.pdf);
    expect(result.diagnostics).toEqual([messages.inputAdded('data/sample/checks.yaml')]);
    expect(result.matches).toBe(false);
  });

  test('tells another program, and fails only if that gives another file', async () => {
    const program = { ...PROGRAM, version: '1.1.0', runtime: 'Node.js 27.0.0' };
    const result = await verify(files, rendered.manifest, 'sent.pdf', rendered.bytes.pdf, { program });
    expect(result.matches).toBe(true);
    expect(result.diagnostics).toEqual([
      messages.otherProgram('version', '1.0.0', '1.1.0'),
      messages.otherProgram('runtime', 'Node.js 26.0.0', 'Node.js 27.0.0'),
    ]);
  });

  test('names a font with another file', async () => {
    const fonts = FONTS.map((font, index) => (index === 0 ? { ...font, sha256: '0'.repeat(64) } : font));
    const result = await verify(files, rendered.manifest, 'sent.pdf', rendered.bytes.pdf, { fonts });
    expect(result.diagnostics[0]).toEqual(messages.fontChanged(FONTS[0]!.family, FONTS[0]!.face, false));
    expect(result.matches).toBe(false);
  });

  test('tells a changed manifest from a changed file', async () => {
    const forged = flipped(rendered.bytes.pdf, 900);
    const outputs = rendered.manifest.outputs.map((output) => (output.format === 'pdf' ? { ...output, sha256: sha256(forged) } : output));
    const manifest = { ...rendered.manifest, outputs };
    expect(rules(await verify(files, manifest, 'sent.pdf', forged))).toEqual(['verify/program-changed']);
    expect(rules(await verify(files, manifest, 'sent.pdf', rendered.bytes.pdf))).toEqual(['verify/manifest-altered']);
  });

  test('refuses a file that the manifest has no like of', async () => {
    await expect(verify(files, rendered.manifest, 'sent.rtf', rendered.bytes.pdf.slice(1))).rejects.toThrow(BriefError);
  });
});

describe('a PDF that carries its dataset and manifest', () => {
  test('is proved like any other, and differs with its dataset', async () => {
    const { manifest, bytes } = await render(projectFiles(), true);
    expect(manifest.attached).toBe(true);
    expect(await verify(files, manifest, 'sent.pdf', bytes.pdf)).toMatchObject({ matches: true });
    expect(bytes.pdf.length).toBeGreaterThan(rendered.bytes.pdf.length);
    expect(Buffer.from(bytes.pdf).includes('fact-sheet.manifest.json')).toBe(true);
    expect(Buffer.from(bytes.pdf).includes('sample.json')).toBe(true);
  });
});

describe('a text that is no manifest', () => {
  test('is answered with what is wrong', () => {
    expect(findings('{')).toMatchObject([{ rule: 'manifest/not-json' }]);
    expect(findings('[]')).toEqual([messages.noManifest('m.json')]);
    expect(findings('{"manifest": 2}')).toEqual([messages.unknownVersion('m.json', '2', 1)]);
    const json = { ...rendered.manifest, date: 'yesterday', colour: 'red' };
    expect(findings(JSON.stringify(json)).map(({ rule, message }) => [rule, /date|colour/.exec(message)?.[0]])).toEqual([
      ['manifest/invalid', 'date'],
      ['manifest/invalid', 'colour'],
    ]);
  });
});

function findings(text: string): readonly Diagnostic[] {
  try {
    parseManifest(text, 'm.json');
    return [];
  } catch (error) {
    return error instanceof BriefError ? error.diagnostics : [];
  }
}
