import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { expect } from 'vitest';
import { parseXml, walkXml } from '../../../src/parity/docx/xmlTree.ts';
import type { RenderResult } from '../../../src/sandbox/model.ts';
import { parsePage, walkElements } from '../../support/htmlTree.ts';
import { isDict, PdfObjects } from '../../support/pdfObjects.ts';
import type { PdfDict, PdfValue } from '../../support/pdfObjects.ts';
import type { Printed } from './hostileCase.ts';

const SAFE_ADDRESS = /^(?:https?:|mailto:|#)/i;

/** Reads a result back and asserts what holds for every brief, whatever it was made from. */
export function inspect(result: RenderResult): Printed {
  const bytes = new Map(result.outputs.map((output) => [output.format, output.bytes]));
  const html = strFromU8(bytes.get('html') ?? new Uint8Array());
  const text = strFromU8(bytes.get('text') ?? new Uint8Array());
  if (html !== '') inspectHtml(html);
  const docx = bytes.has('docx') ? inspectDocx(bytes.get('docx')!) : new Map<string, string>();
  const pdf = bytes.has('pdf') ? inspectPdf(bytes.get('pdf')!) : '';
  // oxlint-disable-next-line no-control-regex
  expect(text, 'a control character in the plain text').not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/);
  return { text, html, docx, pdf, result };
}

const ACTIVE_ELEMENTS = ['script', 'iframe', 'object', 'embed', 'form', 'base', 'link', 'frame', 'applet', 'input', 'button', 'foreignobject', 'animate', 'set', 'use'];

function inspectHtml(html: string): void {
  for (const { tag, attributes, children } of walkElements(parsePage(html))) {
    expect(ACTIVE_ELEMENTS, `<${tag}> in the page`).not.toContain(tag.toLowerCase());
    if (tag === 'style') expect(children.join(''), 'a style sheet that loads something').not.toMatch(/@import|url\(/i);
    if (tag === 'meta') expect([undefined, 'Content-Security-Policy'], 'a page that does something by itself').toContain(attributes.get('http-equiv'));
    for (const [name, value] of attributes) {
      expect(name, 'a script in an attribute').not.toMatch(/^on/i);
      if (name === 'href' || name.endsWith(':href')) expect(value, 'an address').toMatch(SAFE_ADDRESS);
      if (name === 'src') expect(value, 'a picture from elsewhere').toMatch(/^data:image\/(?:png|jpeg);base64,/);
      if (name === 'style') expect(value, 'a style that loads something').not.toMatch(/url\(|expression/i);
      expect(['srcset', 'action', 'formaction', 'background', 'poster', 'srcdoc', 'ping']).not.toContain(name);
    }
  }
}

const SAFE_FIELDS = /^\s*(?:PAGE|NUMPAGES|PAGEREF|REF|NOTEREF|SEQ|TOC|HYPERLINK \\l|STYLEREF)\b/;

function inspectDocx(bytes: Uint8Array): Map<string, string> {
  const parts = unpack(bytes);
  for (const [path, xml] of parts) {
    expect(path, 'a macro or an embedded program').not.toMatch(/vba|oleObject|activeX|altChunk|attachedTemplate/i);
    if (!/\.(?:xml|rels|svg)$/.test(path)) continue;
    expect(xml, `${path} declares entities`).not.toMatch(/<!(?:DOCTYPE|ENTITY)/i);
    for (const element of walkXml(parseXml(xml))) {
      const { name, attributes } = element;
      if (name === 'Relationship' && attributes['TargetMode'] === 'External') {
        expect(attributes['Type'], 'an external relationship').toMatch(/\/hyperlink$/);
        expect(attributes['Target'], 'an address').toMatch(SAFE_ADDRESS);
      }
      if (name === 'Relationship' && attributes['TargetMode'] !== 'External') expect(attributes['Target']).not.toMatch(/^(?:\w+:|\/\/|\.\.\/\.\.)/);
      if (name === 'w:instrText') expect(element.children.join(''), 'a field that does something').toMatch(SAFE_FIELDS);
      if (name === 'w:fldSimple') expect(attributes['w:instr'], 'a field that does something').toMatch(SAFE_FIELDS);
      if (path.includes('.xlsx') || path.includes('.xlsm')) expect(name, 'a formula in a workbook').not.toMatch(/^(?:x:)?(?:f|ddeLink|externalReference)$/);
      expect(['w:altChunk', 'w:object', 'w:control', 'w:subDoc', 'script', 'image', 'foreignObject']).not.toContain(name);
    }
  }
  return parts;
}

function unpack(bytes: Uint8Array, prefix = ''): Map<string, string> {
  const parts = new Map<string, string>();
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    expect(path, 'a path that leads out of the archive').not.toMatch(/^\/|\.\.|\\|:/);
    if (/\.xls[xm]$/.test(path)) for (const [inner, text] of unpack(content, `${prefix}${path}/`)) parts.set(inner, text);
    else parts.set(prefix + path, strFromU8(content, !/\.(?:xml|rels|svg)$/.test(path)));
  }
  return parts;
}

const ACTIVE_ACTIONS = ['/JavaScript', '/Launch', '/GoToR', '/GoToE', '/SubmitForm', '/ImportData', '/Rendition', '/Movie', '/Sound', '/Thread'];
const ACTIVE_KEYS = ['/JS', '/AA', '/OpenAction', '/EmbeddedFiles', '/AcroForm', '/RichMediaContent', '/AF'] as const;

/** All that the file says, its streams unpacked. */
function inspectPdf(bytes: Uint8Array): string {
  const file = new PdfObjects(bytes);
  const seen = new Set<number>();
  const walk = (value: PdfValue | undefined): void => {
    if (typeof value === 'object' && value !== null && 'ref' in value) {
      if (seen.has(value.ref as number)) return;
      seen.add(value.ref as number);
      walk(file.resolve(value));
    } else if (Array.isArray(value)) value.forEach(walk);
    else if (isDict(value)) {
      inspectPdfDict(value);
      Object.values(value).forEach((child) => walk(child as PdfValue));
    }
  };
  walk(file.trailer);
  expect(seen.size).toBeGreaterThan(5);
  return [...pdfStreams(bytes)].join('\n');
}

function inspectPdfDict(dict: PdfDict): void {
  for (const key of ACTIVE_KEYS) expect(dict[key], `${key} in the PDF`).toBeUndefined();
  expect(ACTIVE_ACTIONS, 'an action in the PDF').not.toContain(dict['/S']);
  if (dict['/S'] === '/URI') {
    const address = dict['/URI'];
    const written = typeof address === 'object' && address !== null && 'text' in address ? address.text : address;
    expect(String(written), 'an address').toMatch(SAFE_ADDRESS);
  }
}

function* pdfStreams(bytes: Uint8Array): Generator<string> {
  const source = Buffer.from(bytes).toString('latin1');
  yield source.replaceAll(/stream\r?\n[^]*?\r?\nendstream/g, '');
  for (const [, body = ''] of source.matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)) {
    try {
      yield inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
    } catch {
      yield body;
    }
  }
}
