import { strFromU8, unzipSync } from 'fflate';
import { Document, Packer, Paragraph } from 'docx';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Label, Table } from '../../src/document/model.ts';
import { nameBookmarks } from '../../src/writers/docx/bookmarks.ts';
import { canonicalParts } from '../../src/writers/docx/canonical.ts';
import { obfuscated } from '../../src/writers/docx/embeddedFonts.ts';
import { docxWriter } from '../../src/writers/docx/index.ts';
import { wordLanguage } from '../../src/writers/docx/languages.ts';
import { allowedText, escapeXml, tag } from '../../src/writers/docx/markup.ts';
import { tableGrid } from '../../src/writers/docx/tableGrid.ts';
import { zipParts } from '../../src/writers/docx/zip.ts';
import { lintDocx } from '../conformance/docx/lint.ts';
import { sampleAssets, sampleDocument } from '../fixtures/sampleDocument.ts';
import { writeContext } from '../support/writeContext.ts';
import { parseXml, walkXml } from '../../src/parity/docx/xmlTree.ts';

describe('bookmarks', () => {
  test('have names that Word takes, each its own, whatever the ids', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('a', 'A', '-', '.'), maxLength: 60 }))), (ids) => {
        const label: Label = { kind: 'heading', number: '', text: '' };
        const names = [...nameBookmarks({ ...sampleDocument, blocks: [], labels: new Map(ids.map((id) => [id, label])) }).values()];
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
        for (const name of names) expect(name).toMatch(/^_Ref_\w{0,35}$/);
      }),
    );
  });
});

/** Ends of lines as a parser gives them. */
const normal = (text: string): string => text.replace(/\r\n?/g, '\n');

describe('XML', () => {
  test('is well-formed and gives back the text, less what XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const { attributes, children } = parseXml(tag('a', { b: words }, escapeXml(words)));
        expect(normal(children.join(''))).toBe(normal(allowedText(words)));
        expect(attributes['b']).toBe(allowedText(words).replace(/\r\n|[\r\n\t]/g, ' '));
      }),
    );
  });
});

describe('the archive', () => {
  test('gives back its parts in their order', () => {
    const path = fc.string({ unit: fc.constantFrom('a', 'b', '/', 'é', '.'), minLength: 1 }).map((name) => `p${name}`);
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(path, fc.uint8Array({ maxLength: 300 })), { selector: ([name]) => name }), (entries) => {
        const opened = Object.entries(unzipSync(zipParts(new Map(entries))));
        expect(opened.map(([name, data]) => [name, [...data]])).toEqual(entries.map(([name, data]) => [name, [...data]]));
      }),
    );
  });
});

describe('texts in an archive', () => {
  test('are the same each time, stored or not, and never those of another', () => {
    const content = fc.oneof(fc.constantFrom('', '<a/>', 'é'.repeat(60_000)), fc.string({ unit: 'binary' }));
    const path = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('.xml', '.png')).map((words) => words.join(''));
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(path, content), { selector: ([name]) => name }), (entries) => {
        const archive = zipParts(new Map(entries));
        const opened = Object.entries(unzipSync(archive));
        expect(opened.map(([name, data]) => [name, strFromU8(data)])).toEqual(entries.map(([name, words]) => [name, Buffer.from(words).toString()]));
        expect(Buffer.compare(zipParts(new Map(entries)), archive)).toBe(0);
        const given = new Map(entries.map(([name, words]) => [name, Buffer.from(words)]));
        expect(Buffer.compare(zipParts(given), archive)).toBe(0);
      }),
    );
  });
});

describe('a canonical package', () => {
  test('numbers relationships in the order of their list, and what refers to them', () => {
    const parts = canonicalParts(
      new Map([
        ['word/document.xml', '<a r:id="rIdxyz"/><b r:embed="rId7"/><wp:docPr id="41"/><wp:docPr id="99"/>'],
        ['[Content_Types].xml', '<Types/>'],
        ['word/_rels/document.xml.rels', '<r Id="rId7"/><r Id="rIdxyz"/>'],
      ]),
    );
    expect([...parts.keys()]).toEqual(['[Content_Types].xml', 'word/document.xml', 'word/_rels/document.xml.rels']);
    expect(parts.get('word/document.xml')).toBe('<a r:id="rId2"/><b r:embed="rId1"/><wp:docPr id="1"/><wp:docPr id="2"/>');
    expect(parts.get('word/_rels/document.xml.rels')).toBe('<r Id="rId1"/><r Id="rId2"/>');
  });
});

describe('fonts in the file', () => {
  test('are those of the theme, each unmixed with its key the file itself', async () => {
    const context = writeContext(sampleDocument, sampleAssets);
    const { bytes } = await docxWriter.write(sampleDocument, { ...context, word: { embedFonts: true } });
    const files = unzipSync(bytes);
    const table = parseXml(strFromU8(files['word/fontTable.xml']!));
    const embedded = [...walkXml(table)].filter(({ name }) => name.startsWith('w:embed'));
    expect(embedded.map(({ name }) => name.slice('w:embed'.length))).toEqual([...FACES, ...FACES]);
    for (const [index, { attributes }] of embedded.entries()) {
      const file = obfuscated(files[`word/fonts/font${index + 1}.odttf`]!, attributes['w:fontKey']!);
      expect([...file.subarray(0, 4)]).toEqual([0, 1, 0, 0]);
    }
    expect(strFromU8(files['word/settings.xml']!)).toContain('<w:embedTrueTypeFonts/>');
    expect(lintDocx(bytes)).toEqual([]);
  });

  test('are left out unless they are asked for', async () => {
    const { bytes } = await docxWriter.write(sampleDocument, writeContext(sampleDocument, sampleAssets));
    expect(Object.keys(unzipSync(bytes)).filter((path) => path.endsWith('.odttf'))).toEqual([]);
  });
});

const FACES = ['Regular', 'Bold', 'Italic', 'BoldItalic'];

describe('languages', () => {
  test.each([
    ['ru', 'w:val', 'ru-RU', false],
    ['en-GB', 'w:val', 'en-GB', false],
    ['kk', 'w:val', 'kk-KZ', false],
    ['ar', 'w:bidi', 'ar-EG', true],
    ['zh', 'w:eastAsia', 'zh-CN', false],
    ['no tag', 'w:val', 'no tag', false],
  ] as const)('%s is %s %s', (language, attribute, word, rightToLeft) => {
    expect(wordLanguage(language)).toEqual({ attribute, tag: word, rightToLeft });
  });
});

describe('the grid of a table', () => {
  test('fills every row to its last column, whatever the spans', () => {
    const cell = fc.record({ columnSpan: fc.integer({ min: 1, max: 3 }), rowSpan: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 6 }), (rows) => {
        const columns = 12;
        const table = {
          head: [],
          body: rows.map((cells) => ({ kind: 'data', cells: cells.map((spans) => ({ ...spans, children: [], missing: false })) })),
          columns: Array.from({ length: columns }, () => ({ align: 'start' })),
        } as unknown as Table;
        for (const { places } of tableGrid(table)) {
          const ends = places.map(({ column, columnSpan }) => column + columnSpan);
          expect(places.map(({ column }) => column)).toEqual([0, ...ends.slice(0, -1)]);
          expect(ends.at(-1)).toBeGreaterThanOrEqual(columns);
        }
      }),
    );
  });
});

const { compiler } = Packer as unknown as { compiler: { compile(...args: unknown[]): Map<string, unknown> } };
const compile = (document: Document): string => compiler.compile(document, undefined, []).get('word/document.xml') as string;

/** Parts of the library that it keeps to itself and that `pack.ts` relies on. */
describe('the docx library', () => {
  test('compiles a document into parts and takes ours in place of its own', () => {
    const document = new Document({ sections: [{ children: [new Paragraph('text')] }] });
    const parts = compiler.compile(document, undefined, [{ path: 'word/styles.xml', data: '<ours/>' }]);
    expect(parts.get('word/styles.xml')).toBe('<ours/>');
    expect(parts.get('word/document.xml')).toContain('>text<');
  });

  test('replaces names of its lists in any text unless its lists are taken away', () => {
    const mark = '{default-bullet-numbering-0}';
    const create = (): Document => new Document({ sections: [{ children: [new Paragraph(mark)] }] });
    expect(compile(create())).not.toContain(mark);
    const without = create();
    Object.defineProperty(without.Numbering, 'ConcreteNumbering', { value: [] });
    expect(compile(without)).toContain(mark);
  });

  test('puts the settings of a section into its last paragraph', () => {
    const document = new Document({ sections: [{ children: [new Paragraph('a')] }, { children: [new Paragraph('b')] }] });
    expect(compile(document).match(/<w:p>/g)).toHaveLength(2);
  });
});
