import { strToU8, zipSync } from 'fflate';
import { PNG } from './writeContext.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const relations = (...entries: readonly (readonly [id: string, kind: string, target: string, mode?: string])[]): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries
    .map(([id, kind, target, mode]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"${mode === undefined ? '' : ` TargetMode="${mode}"`}/>`)
    .join('')}</Relationships>`;

const style = (type: string, id: string, name: string, content = ''): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${content}</w:style>`;

/** A picture in its line, as Word writes it. */
const PICTURE =
  '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">' +
  '<wp:extent cx="914400" cy="304800"/><wp:docPr id="1" name="Logo" descr="Logo of the house"/><wp:cNvGraphicFramePr/>' +
  '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">' +
  '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>' +
  '<pic:blipFill><a:blip r:embed="rId9"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>' +
  '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="304800"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>' +
  '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';

const level = (index: number, format: string, text: string, tied = ''): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${tied}<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl>`;

/** Parts of a customer's document: German style ids, numbered headings, A4, a logo in the header, page numbers in the footer. */
export const houseParts: Readonly<Record<string, string | Uint8Array>> = {
  '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  '_rels/.rels': relations(['rId1', 'officeDocument', 'word/document.xml']),
  'word/_rels/document.xml.rels': relations(
    ['rId1', 'styles', 'styles.xml'],
    ['rId2', 'numbering', 'numbering.xml'],
    ['rId3', 'theme', 'theme/theme1.xml'],
    ['rId4', 'header', 'header1.xml'],
    ['rId5', 'footer', 'footer1.xml'],
    ['rId6', 'fontTable', 'fontTable.xml'],
  ),
  'word/document.xml': `${HEAD}<w:document ${W} ${R}><w:body><w:p/><w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2268" w:right="1134" w:bottom="1701" w:left="1418" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  'word/styles.xml': `${HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="200" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
    style('paragraph', 'Standard', 'Normal', '<w:qFormat/>').replace('w:styleId', 'w:default="1" w:styleId'),
    style('paragraph', 'berschrift1', 'heading 1', '<w:basedOn w:val="Standard"/><w:next w:val="Standard"/><w:pPr><w:keepNext/><w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="7A0019"/><w:sz w:val="36"/></w:rPr>'),
    style('paragraph', 'berschrift2', 'heading 2', '<w:basedOn w:val="Standard"/><w:next w:val="Standard"/><w:pPr><w:keepNext/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:color w:val="7A0019"/><w:sz w:val="28"/></w:rPr>'),
    style('paragraph', 'Verzeichnis1', 'toc 1', '<w:basedOn w:val="Standard"/><w:pPr><w:spacing w:after="100"/></w:pPr>'),
    style('paragraph', 'Kopfzeile', 'header', '<w:basedOn w:val="Standard"/><w:pPr><w:tabs><w:tab w:val="center" w:pos="4536"/><w:tab w:val="right" w:pos="9072"/></w:tabs></w:pPr>'),
    style('paragraph', 'Listennummer', 'List Number', '<w:basedOn w:val="Standard"/><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr>'),
    style('paragraph', 'Callout', 'Something Else', '<w:basedOn w:val="Standard"/>'),
    style('character', 'Absatz-Standardschriftart', 'Default Paragraph Font').replace('w:styleId', 'w:default="1" w:styleId'),
    style('character', 'Fett', 'Strong', '<w:rPr><w:b/></w:rPr>'),
    style('table', 'NormaleTabelle', 'Normal Table').replace('w:styleId', 'w:default="1" w:styleId'),
    style('numbering', 'KeineListe', 'No List').replace('w:styleId', 'w:default="1" w:styleId'),
  ].join('')}</w:styles>`,
  'word/numbering.xml': `${HEAD}<w:numbering ${W}><w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="multilevel"/>${level(0, 'decimal', '%1', '<w:pStyle w:val="berschrift1"/>')}${level(1, 'decimal', '%1.%2', '<w:pStyle w:val="berschrift2"/>')}</w:abstractNum><w:abstractNum w:abstractNumId="4"><w:multiLevelType w:val="singleLevel"/>${level(0, 'lowerLetter', '%1)', '<w:pStyle w:val="Listennummer"/>')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="4"/></w:num></w:numbering>`,
  'word/theme/theme1.xml': `${HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="House"><a:themeElements><a:clrScheme name="House">${['dk1:000000', 'lt1:FFFFFF', 'dk2:7A0019', 'lt2:F2E9DC', 'accent1:7A0019', 'accent2:0B6E4F', 'accent3:FFC857', 'accent4:5C4B51', 'accent5:8CBEB2', 'accent6:F06060', 'hlink:7A0019', 'folHlink:7A0019'].map((color) => `<a:${color.split(':')[0]}><a:srgbClr val="${color.split(':')[1]}"/></a:${color.split(':')[0]}>`).join('')}</a:clrScheme><a:fontScheme name="House"><a:majorFont><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Georgia"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`,
  'word/fontTable.xml': `${HEAD}<w:fonts ${W} ${R}><w:font w:name="Georgia"><w:embedRegular r:id="rId1"/></w:font></w:fonts>`,
  'word/header1.xml': `${HEAD}<w:hdr ${W} ${R}><w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr>${PICTURE}<w:r><w:t xml:space="preserve"> Ministry of Houses</w:t></w:r></w:p></w:hdr>`,
  'word/_rels/header1.xml.rels': relations(['rId9', 'image', 'media/logo.png']),
  'word/footer1.xml': `${HEAD}<w:ftr ${W}><w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr><w:r><w:t xml:space="preserve">Seite </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`,
  'word/media/logo.png': PNG,
};

/** A Word document of these parts. */
export function zipDocument(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part])));
}
