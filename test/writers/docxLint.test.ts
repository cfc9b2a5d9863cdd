import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { docxWriter } from '../../src/writers/docx/index.ts';
import { writeRedline } from '../../src/writers/docx/redline/index.ts';
import { lintDocx } from '../conformance/docx/lint.ts';
import { sampleAssets, sampleDocument } from '../fixtures/sampleDocument.ts';
import { writeContext } from '../support/writeContext.ts';

let files: Record<string, Uint8Array>;

beforeAll(async () => {
  files = unzipSync((await docxWriter.write(sampleDocument, writeContext(sampleDocument, sampleAssets))).bytes);
});

/** The rules that find something once a part is changed; the change must find its place. */
function rulesAfter(path: string, from: string | RegExp, to: string): string[] {
  const before = strFromU8(files[path]!);
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  return [...new Set(lintDocx(zipSync({ ...files, [path]: strToU8(after) })).map(({ rule }) => rule))];
}

/** The sample with a word changed. */
function redlined(): { bytes: Uint8Array } {
  const before = zipSync(files);
  const xml = strFromU8(files[DOCUMENT]!);
  const after = xml.replace(/(?<=<w:t xml:space="preserve">)\w+ (?=[\w ]+\.<\/w:t>)/, 'Another ');
  expect(after).not.toBe(xml);
  return { bytes: writeRedline(before, zipSync({ ...files, [DOCUMENT]: strToU8(after) }), { author: 'briefpress', date: new Date(0) }) };
}

const DOCUMENT = 'word/document.xml';

describe('the linter of Word documents', () => {
  test('finds nothing in the sample', () => {
    expect(lintDocx(zipSync(files))).toEqual([]);
  });

  test.each<[rule: string, path: string, from: string | RegExp, to: string]>([
    ['style', DOCUMENT, '<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="NoSuchStyle"/>'],
    ['style', DOCUMENT, '<w:rStyle w:val="Strong"/>', '<w:rStyle w:val="BodyText"/>'],
    ['style', DOCUMENT, '<w:pStyle w:val="BodyText"/>', ''],
    ['style', 'word/styles.xml', '<w:basedOn w:val="BodyText"/>', '<w:basedOn w:val="Nothing"/>'],
    ['style', 'word/styles.xml', 'w:styleId="Quote"', 'w:styleId="Callout"'],
    ['direct-formatting', DOCUMENT, '<w:rStyle w:val="Strong"/>', '<w:b/>'],
    ['direct-formatting', DOCUMENT, '<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="BodyText"/><w:jc w:val="center"/>'],
    ['direct-formatting', DOCUMENT, '<w:tblLayout', '<w:jc w:val="center"/><w:tblLayout'],
    ['bookmark', DOCUMENT, 'w:name="_Ref_summary"', 'w:name="_REF_ACTIONS"'],
    ['bookmark', DOCUMENT, 'w:name="_Ref_summary"', `w:name="_Ref_${'x'.repeat(40)}"`],
    ['bookmark', DOCUMENT, '<w:bookmarkEnd w:id="0"/>', ''],
    ['anchor', DOCUMENT, 'w:anchor="_Ref_summary"', 'w:anchor="_Ref_nowhere"'],
    ['anchor', DOCUMENT, ' REF _Ref_fig_shapes', ' REF _Ref_nowhere'],
    ['dirty', DOCUMENT, '<w:fldChar ', '<w:fldChar w:dirty="true" '],
    ['dirty', 'word/settings.xml', '<w:zoom', '<w:updateFields/><w:zoom'],
    ['field', DOCUMENT, /<w:r><w:fldChar w:fldCharType="end"\/><\/w:r>/, ''],
    ['field', DOCUMENT, /(PAGEREF _Ref_summary.*?separate"\/><\/w:r>)<w:r>.*?<\/w:r>/, '$1'],
    ['control', DOCUMENT, /(<w:id w:val="\d+"\/>)(.*)<w:id w:val="\d+"\/>/, '$1$2$1'],
    ['footnote', DOCUMENT, '<w:footnoteReference w:id="1"/>', ''],
    ['list', DOCUMENT, /<w:numId w:val="\d+"\/>/, '<w:numId w:val="77"/>'],
    ['alt-text', DOCUMENT, 'descr="Bar chart: one bar of 12."', 'descr=""'],
    ['floating', DOCUMENT, /<wp:inline(.*?)<\/wp:inline>/, '<wp:anchor$1</wp:anchor>'],
    ['table', DOCUMENT, /<w:tblCaption [^>]*>/, ''],
    ['table', DOCUMENT, /<w:tblDescription [^>]*>/, ''],
    ['table', DOCUMENT, '<w:tblHeader/>', ''],
    ['table', DOCUMENT, '<w:cantSplit/>', ''],
    ['table', DOCUMENT, '<w:gridSpan w:val="3"/>', '<w:gridSpan w:val="2"/>'],
    ['heading-gap', DOCUMENT, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>'],
    ['blank-paragraph', DOCUMENT, '<w:body>', '<w:body><w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>'],
    ['properties', 'docProps/core.xml', /<dc:title>.*?<\/dc:title>/, ''],
    ['contrast', 'word/styles.xml', '<w:color w:val="555555"/>', '<w:color w:val="AAAAAA"/>'],
    ['relationship', DOCUMENT, 'r:embed="', 'r:embed="x'],
    ['relationship', 'word/_rels/document.xml.rels', 'Target="styles.xml"', 'Target="style.xml"'],
    ['external', 'word/_rels/document.xml.rels', 'Target="https:', 'Target="javascript:'],
    ['content-type', '[Content_Types].xml', '/word/styles.xml', '/word/style.xml'],
  ])('finds %s in %s', (rule, path, from, to) => {
    expect(rulesAfter(path, from, to)).toContain(rule);
  });

  test('takes tracked changes for what they are', () => {
    const { bytes } = redlined();
    expect(lintDocx(bytes)).toEqual([]);
    const [xml, parts] = [strFromU8(unzipSync(bytes)[DOCUMENT]!), unzipSync(bytes)];
    const rulesOf = (from: RegExp, to: string): string[] => {
      expect(xml).toMatch(from);
      return [...new Set(lintDocx(zipSync({ ...parts, [DOCUMENT]: strToU8(xml.replace(from, to)) })).map(({ rule }) => rule))];
    };
    expect(rulesOf(/<w:delText[^>]*>(.*?)<\/w:delText>/, '<w:t>$1</w:t>')).toEqual(['revision']);
    expect(rulesOf(/(?<=<w:ins w:id="\d+" )w:author="[^"]*" /, '')).toEqual(['revision']);
    expect(rulesOf(/<w:del (.*?)>(<w:r>.*?<\/w:r>)<\/w:del>/, '$2')).toEqual(['revision']);
    expect(rulesOf(/(?<=<w:ins w:id=")\d+/, /<w:del w:id="(\d+)/.exec(xml)![1]!)).toEqual(['revision']);
  });

  test('finds content types that do not come first', () => {
    const { '[Content_Types].xml': types, ...rest } = files;
    expect(lintDocx(zipSync({ ...rest, '[Content_Types].xml': types! })).map(({ rule }) => rule)).toEqual(['order']);
  });
});
