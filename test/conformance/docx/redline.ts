import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ResolvedDocument } from '../../../src/document/model.ts';
import { writeRedline } from '../../../src/writers/docx/redline/index.ts';
import type { Output } from '../../../src/writers/model.ts';

/** The Python that LibreOffice's interface is installed for. */
const PYTHON = '/usr/bin/python3';

/** Whether LibreOffice can be spoken to. */
export function hasUno(): boolean {
  return spawnSync(PYTHON, ['-c', 'import uno']).status === 0;
}

/** Writes the redline from a document to an edited copy of it, and both of them beside it. */
export async function writeEdited(file: string, document: ResolvedDocument, write: (document: ResolvedDocument) => Promise<Output>): Promise<Uint8Array> {
  const [before, after] = [(await write(document)).bytes, (await write(editDocument(document))).bytes];
  const bytes = writeRedline(before, after, { author: 'briefpress', date: new Date('2005-12-05T00:00:00Z') });
  writeFileSync(file, bytes);
  writeFileSync(`${file}.before.docx`, before);
  writeFileSync(`${file}.after.docx`, after);
  return bytes;
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
  execFileSync(PYTHON, [fileURLToPath(new URL('settle.py', import.meta.url)), join(folder, 'redline'), ...jobs.flat()], { stdio: 'pipe', timeout: 120_000 });
  const lines = jobs.map(([, , text]) => readFileSync(text!, 'utf8').split('\n'));
  const [rejected, before, accepted, after] = lines as [string[], string[], string[], string[]];
  return [...differences('rejected', rejected, before), ...differences('accepted', accepted, after)];
}

function differences(kind: string, found: readonly string[], wanted: readonly string[]): string[] {
  const at = wanted.findIndex((line, index) => found[index] !== line);
  if (at < 0 && found.length === wanted.length) return [];
  return [`office: ${kind}, line ${at + 1} is "${found[at]}", not "${wanted[at]}"`];
}
