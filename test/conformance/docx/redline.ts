import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFolders } from '../../../src/disk/folders.ts';
import { renderRedline } from '../../../src/editions/redline.ts';
import type { FontLibrary } from '../../../src/fonts.ts';
import type { ResolvedDocument } from '../../../src/document/model.ts';
import { readInputs, renderBrief } from '../../../src/render.ts';
import { writeRedline } from '../../../src/writers/docx/redline/index.ts';
import type { Output } from '../../../src/writers/model.ts';
import { writeRevisedChapter } from './revisedChapter.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const DATE = new Date('2005-12-05T00:00:00Z');

/** The Python that LibreOffice's interface is installed for. */
const PYTHON = '/usr/bin/python3';

/** Whether LibreOffice can be spoken to. */
export function hasUno(): boolean {
  return spawnSync(PYTHON, ['-c', 'import uno']).status === 0;
}

/** Writes the redline from a document to an edited copy of it, and both of them beside it. */
export async function writeEdited(file: string, document: ResolvedDocument, write: (document: ResolvedDocument) => Promise<Output>): Promise<Uint8Array> {
  const [before, after] = [(await write(document)).bytes, (await write(editDocument(document))).bytes];
  const bytes = writeRedline(before, after, { author: 'briefpress', date: DATE });
  writeFileSync(file, bytes);
  writeFileSync(`${file}.before.docx`, before);
  writeFileSync(`${file}.after.docx`, after);
  return bytes;
}

/** Writes the redline from the chapter on Kazakhstan to a revised edition of it, and both of them beside it. */
export async function writeRevised(file: string, fonts: FontLibrary): Promise<Uint8Array> {
  const dataset = `${file}.dataset`;
  writeRevisedChapter(dataset);
  const [template, shared, before] = ['templates/incsr-chapter', 'templates/_shared', 'data/kazakhstan-2005'].map((path) => join(root, path));
  const env = { now: DATE, fonts, files: openFolders([root, dataset]) };
  const [old, now] = [before!, dataset].map((edition) => readInputs({ template: template!, dataset: edition, shared: shared! }, env));
  const parameters = { parameters: {} };
  const [was, is] = [await renderBrief(old!, parameters, ['docx'], env), await renderBrief(now!, parameters, ['docx'], env)];
  const { output } = await renderRedline(old!, now!, parameters, env);
  writeFileSync(file, output.bytes);
  writeFileSync(`${file}.before.docx`, was.outputs[0]!.bytes);
  writeFileSync(`${file}.after.docx`, is.outputs[0]!.bytes);
  return output.bytes;
}

/** Another edition: words changed here and there, paragraphs added and taken away. */
function editDocument(document: ResolvedDocument): ResolvedDocument {
  let count = 0;
  const edit = <T>(value: T): T => {
    if (Array.isArray(value)) return value.map(edit) as T;
    if (value === null || typeof value !== 'object' || value instanceof Map || ArrayBuffer.isView(value)) return value;
    const edited = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, edit(inner)]));
    if (edited['type'] === 'text' && ++count % 7 === 0) edited['value'] = `${String(edited['value'])} and more`;
    return edited as T;
  };
  const blocks = document.blocks.flatMap((block, index) => {
    if (block.type !== 'paragraph' || index % 5 !== 2) return [edit(block)];
    return index % 2 === 0 ? [] : [edit(block), { type: 'paragraph' as const, children: [{ type: 'text' as const, value: `Paragraph ${index} is new.` }] }];
  });
  return { ...document, blocks };
}

/** Where LibreOffice has another text once it accepted or rejected everything. */
export function redlineProblems(file: string, folder: string): string[] {
  const jobs = [
    ['reject', file, `${file}.rejected.txt`],
    ['read', `${file}.before.docx`, `${file}.before.txt`],
    ['accept', file, `${file}.accepted.txt`],
    ['read', `${file}.after.docx`, `${file}.after.txt`],
  ];
  execFileSync(PYTHON, [fileURLToPath(new URL('settle.py', import.meta.url)), join(folder, 'redline'), ...jobs.flat()], { stdio: 'pipe', timeout: 600_000 });
  const lines = jobs.map(([, , text]) => readFileSync(text!, 'utf8').split('\n'));
  const [rejected, before, accepted, after] = lines as [string[], string[], string[], string[]];
  return [...differences('rejected', rejected, before), ...differences('accepted', accepted, after)];
}

function differences(kind: string, found: readonly string[], wanted: readonly string[]): string[] {
  const at = wanted.findIndex((line, index) => found[index] !== line);
  if (at < 0 && found.length === wanted.length) return [];
  return [`office: ${kind}, line ${at + 1} is "${found[at]}", not "${wanted[at]}"`];
}
