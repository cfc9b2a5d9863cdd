import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BriefError } from '../../src/diagnostic.ts';
import type { Block, Heading, ResolvedDocument } from '../../src/document/model.ts';
import { resolveDocument } from '../../src/document/resolve.ts';
import { houseArtLeftOut, housePages, houseStyleUnreadable } from '../../src/messages/docx.ts';
import { docxWriter } from '../../src/writers/docx/index.ts';
import type { Output } from '../../src/writers/model.ts';
import { edgeCases } from '../conformance/docx/corpus.ts';
import { lintDocx } from '../conformance/docx/lint.ts';
import { paragraph, sampleAssets, sampleDocument, text } from '../fixtures/sampleDocument.ts';
import { docxHeadings, readDocx } from '../support/docxText.ts';
import { houseParts, zipDocument } from '../support/houseStyle.ts';
import { writeContext } from '../support/writeContext.ts';

/** Writes a document under the house style, with some of its parts replaced. */
function dress(document: ResolvedDocument, parts: Record<string, string | Uint8Array> = {}, assets = sampleAssets): Promise<Output> {
  return dressIn(zipDocument({ ...houseParts, ...parts }), document, assets);
}

function dressIn(houseStyle: Uint8Array, document: ResolvedDocument = sampleDocument, assets = sampleAssets): Promise<Output> {
  return docxWriter.write(document, { ...writeContext(document, assets), word: { houseStyle } });
}

const part = ({ bytes }: Output, path: string): string => strFromU8(unzipSync(bytes)[path]!);
const brief = (...blocks: readonly Block[]): ResolvedDocument => resolveDocument({ ...sampleDocument, blocks }, () => {})!;
const heading = (id: string, level: Heading['level']): Heading => ({ type: 'heading', id, level, children: [text(`About ${id}`)], runIn: false, unlisted: false });
const changed = (path: string, from: string, to: string): Record<string, string> => {
  const before = houseParts[path] as string;
  expect(before).toContain(from);
  return { [path]: before.replace(from, to) };
};

const list = (start: number): Block => ({ type: 'list', ordered: true, start, items: [[paragraph('x')], [paragraph('y')]] });

describe('a Word document in a house style', () => {
  test.each(edgeCases().filter(({ name }) => name !== '300 pages'))('is what a careful author would leave: $name', async ({ document, assets }) => {
    expect(lintDocx((await dress(document, {}, assets)).bytes)).toEqual([]);
  });

  test('has the same bytes each time', async () => {
    const [first, second] = [await dress(sampleDocument), await dress(sampleDocument)];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });

  test('is set in the styles of the house, whatever their ids, and in ours where it has none', async () => {
    const output = await dress(sampleDocument);
    const xml = part(output, 'word/document.xml');
    expect(xml).toContain('<w:pStyle w:val="berschrift1"/>');
    expect(xml).toContain('<w:rStyle w:val="Fett"/>');
    const styles = part(output, 'word/styles.xml');
    expect(styles).toContain('<w:style w:type="paragraph" w:customStyle="1" w:styleId="Callout2"><w:name w:val="Callout"/><w:basedOn w:val="Standard"/>');
    expect(styles).toContain('w:styleId="CalloutEnd"><w:name w:val="Callout End"/><w:basedOn w:val="Callout2"/>');
    expect(styles.match(/w:default="1"/g)).toHaveLength(4);
  });

  test('has the page, colours and fonts of the house', async () => {
    const output = await dress(sampleDocument);
    expect(part(output, 'word/document.xml')).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/><w:pgMar w:top="2268" w:right="1134" w:bottom="1701" w:left="1418"');
    const theme = part(output, 'word/theme/theme1.xml');
    expect(theme).toContain('<a:dk2><a:srgbClr val="7A0019"/></a:dk2>');
    expect(theme).toContain('<a:minorFont><a:latin typeface="Georgia"/>');
    expect(theme).toContain('<a:fmtScheme');
    expect(part(output, 'word/fontTable.xml')).not.toContain('embed');
  });

  test('speaks its own language, not that of the house', async () => {
    expect(part(await dress(sampleDocument), 'word/styles.xml').match(/<w:lang [^>]*>/g)).toEqual([
      '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/>',
    ]);
  });

  test('numbers headings as the house does, and says the same in contents and references', async () => {
    const document = brief(
      { type: 'contents', of: 'headings', depth: 2 },
      heading('a', 1),
      heading('b', 2),
      heading('c', 1),
      heading('d', 2),
      heading('e', 3),
      paragraph('See ', { type: 'reference', target: 'd' }, '.'),
    );
    const reading = readDocx((await dress(document)).bytes);
    expect(docxHeadings(reading).map(({ text: words }) => words)).toEqual(['1 About a', '1.1 About b', '2 About c', '2.1 About d', 'About e']);
    const lines = reading.blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''));
    expect(lines.slice(0, 4)).toEqual(['1. About a\t1', '1.1. About b\t1', '2. About c\t1', '2.1. About d\t1']);
    expect(lines.at(-1)).toBe('See 2.1. About d.');
  });

  test('writes the numbers of the brief where the house numbers no headings', async () => {
    const plain = (houseParts['word/styles.xml'] as string).replaceAll(/<w:numPr>(?:<w:ilvl w:val="1"\/>)?<w:numId w:val="7"\/><\/w:numPr>/g, '');
    const { bytes } = await dress(brief(heading('a', 1), heading('b', 1)), { 'word/styles.xml': plain });
    expect(docxHeadings(readDocx(bytes)).map(({ text: words }) => words)).toEqual(['I. About a', 'II. About b']);
  });

  test('counts lists as the house does, each anew', async () => {
    const { blocks } = readDocx((await dress(brief(list(1), list(3)))).bytes);
    expect(blocks.map((block) => (block.kind === 'paragraph' ? block.label : ''))).toEqual(['a)', 'b)', 'c)', 'd)']);
  });

  test('has the header and footer of the house between the markings', async () => {
    const output = await dress(sampleDocument);
    const { furniture } = readDocx(output.bytes);
    expect(furniture).toContain('UNCLASSIFIED\n Ministry of Houses\nLogo of the house');
    expect(furniture).toContain('Seite 1\nUNCLASSIFIED');
    expect(Object.keys(unzipSync(output.bytes))).toContain('word/media/house-logo.png');
  });

  test('keeps its own running head where that of the house is empty', async () => {
    const empty = '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p/></w:hdr>';
    const { furniture } = readDocx((await dress(sampleDocument, { 'word/header1.xml': empty })).bytes);
    expect(furniture.some((words) => words.includes(sampleDocument.meta.runningTitle))).toBe(true);
  });

  test('leaves out embedded objects and says so', async () => {
    const rels = changed('word/_rels/header1.xml.rels', '/image"', '/oleObject"');
    const output = await dress(brief(paragraph('x')), rels);
    expect(output.diagnostics).toEqual([houseArtLeftOut('word/header1.xml')]);
    expect(lintDocx(output.bytes)).toEqual([]);
  });

  test.each([
    ['a picture from elsewhere', { 'word/_rels/header1.xml.rels': ['Target="media/logo.png"', 'Target="http://example.org/logo.png" TargetMode="External"'] }],
    ['a picture that is a drawing', { 'word/_rels/header1.xml.rels': ['media/logo.png', 'media/logo.svg'] }],
    ['a link to a file', { 'word/_rels/header1.xml.rels': ['/image" Target="media/logo.png"', '/hyperlink" Target="file:///etc/passwd" TargetMode="External"'] }],
    ['a field that loads', { 'word/header1.xml': ['<w:t xml:space', '<w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDE</w:instrText><w:instrText>PICTURE "http://example.org"</w:instrText><w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="end"/><w:t xml:space'] }],
    ['a field within a field', { 'word/header1.xml': ['<w:t xml:space', '<w:fldChar w:fldCharType="begin"/><w:instrText> QUOTE </w:instrText><w:fldChar w:fldCharType="begin"/><w:instrText>DDEAUTO c cmd</w:instrText><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="end"/><w:t xml:space'] }],
    ['a simple field that loads', { 'word/header1.xml': ['<w:t xml:space', '<w:fldSimple w:instr=" INCLUDETEXT &quot;c:\\x&quot; "/><w:t xml:space'] }],
    ['an old picture from elsewhere', { 'word/header1.xml': ['<w:t xml:space', '<w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:imagedata src="http://example.org/x.png"/></v:shape></w:pict><w:t xml:space'] }],
  ])('leaves out a header with %s', async (_what, changes) => {
    const output = await dress(brief(paragraph('x')), Object.assign({}, ...Object.entries(changes).map(([path, [from = '', to = '']]) => changed(path, from, to))));
    expect(output.diagnostics).toEqual([houseArtLeftOut('word/header1.xml')]);
    expect(Object.values(unzipSync(output.bytes)).map((bytes) => strFromU8(bytes)).join('')).not.toMatch(/example\.org\/(?:logo|x)\.png|etc\/passwd|DDEAUTO|INCLUDE/);
  });

  test('says that its pages were counted without the house', async () => {
    expect((await dress(sampleDocument)).diagnostics).toEqual([housePages()]);
  });

  test('keeps the usual page where that of the house leaves no room', async () => {
    const output = await dress(brief(paragraph('x')), changed('word/document.xml', 'w:left="1418"', 'w:left="11418"'));
    expect(part(output, 'word/document.xml')).toContain('<w:pgSz w:w="12240" w:h="15840"');
  });
});

async function refused(file: Uint8Array, reason: string): Promise<void> {
  await expect(dressIn(file)).rejects.toThrow(new BriefError([houseStyleUnreadable(reason)]));
}

describe('a house style that cannot be read', () => {
  test('because it is no archive', () => refused(new TextEncoder().encode('plain text'), 'invalid zip data'));

  test('because it is another archive', () => refused(zipDocument({ 'a.txt': 'a' }), 'it is not a Word document'));

  test('because it is in the strict form', () =>
    refused(
      zipDocument({ ...houseParts, ...changed('word/document.xml', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main') }),
      'it is saved as a Strict Open XML Document',
    ));

  test('because a part declares entities', () =>
    refused(
      zipDocument({ ...houseParts, 'word/styles.xml': '<!DOCTYPE w [<!ENTITY a "a">]><w:styles/>' }),
      'word/styles.xml: it has a document type',
    ));

  test('because it unpacks to more than any document holds', () =>
    refused(zipDocument({ ...houseParts, 'word/media/big.png': new Uint8Array(33 * 1024 * 1024) }), 'it is too large'));
});

test('docs/word.md names every style that a house can have in place of ours', async () => {
  const plain = await docxWriter.write(sampleDocument, writeContext(sampleDocument, sampleAssets));
  const documented = readFileSync(new URL('../../docs/word.md', import.meta.url), 'utf8');
  const names = [...part(plain, 'word/styles.xml').matchAll(/<w:style (?![^>]*"numbering")[^>]*><w:name w:val="([^"]+)"/g)].map((match) => match[1]!);
  const counted = /^(?:(?:heading|toc|List \w+) [2-5]|Heading \d .*)$/;
  const own = names.filter((name) => !counted.test(name) && name !== 'heading 1' && name !== 'Default Paragraph Font' && name !== 'Normal Table');
  expect(own.length).toBeGreaterThan(40);
  expect(own.filter((name) => !documented.includes(`\`${name}\``))).toEqual([]);
});
