import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { parseXml, walkXml } from '../../../src/parity/docx/xmlTree.ts';
import type { XmlElement } from '../../../src/parity/docx/xmlTree.ts';
import type { RenderResult } from '../../../src/sandbox/model.ts';
import { parsePage, walkElements } from '../../support/htmlTree.ts';
import { isDict, PdfObjects } from '../../support/pdfObjects.ts';
import type { PdfDict, PdfValue } from '../../support/pdfObjects.ts';
import type { Printed } from './hostileCase.ts';

const SAFE_ADDRESS = /^(?:https?:|mailto:|#)/i;
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Reads a result back. Throws where one of its outputs holds what no brief may, whatever it was made from. */
export function inspect(result: RenderResult): Printed {
  const bytes = new Map(result.outputs.map((output) => [output.format, output.bytes]));
  const html = strFromU8(bytes.get('html') ?? new Uint8Array());
  const text = strFromU8(bytes.get('text') ?? new Uint8Array());
  if (html !== '') inspectHtml(html);
  const docx = bytes.has('docx') ? inspectDocx(bytes.get('docx')!) : new Map<string, string>();
  const pdf = bytes.has('pdf') ? inspectPdf(bytes.get('pdf')!) : '';
  refuse(CONTROL.test(text), 'a control character in the plain text', JSON.stringify(CONTROL.exec(text)?.[0]));
  return { text, html, docx, pdf, result };
}

function refuse(isBad: boolean, what: string, found = ''): void {
  if (isBad) throw new Error(`${what}: ${found.slice(0, 300)}`);
}

const ACTIVE_ELEMENTS = new Set(['script', 'iframe', 'object', 'embed', 'form', 'base', 'link', 'frame', 'applet', 'input', 'button', 'foreignobject', 'animate', 'set', 'use']);
const ACTIVE_ATTRIBUTES = new Set(['srcset', 'action', 'formaction', 'background', 'poster', 'srcdoc', 'ping']);

function inspectHtml(html: string): void {
  for (const { tag, attributes, children } of walkElements(parsePage(html))) {
    refuse(ACTIVE_ELEMENTS.has(tag.toLowerCase()), 'an element that acts', tag);
    if (tag === 'style') refuse(/@import|url\(/i.test(children.join('')), 'a style sheet that loads something');
    const behaviour = attributes.get('http-equiv');
    refuse(behaviour !== undefined && behaviour !== 'Content-Security-Policy', 'a page that does something by itself', behaviour);
    for (const [name, value] of attributes) {
      refuse(/^on/i.test(name) || ACTIVE_ATTRIBUTES.has(name), 'an attribute that acts', name);
      if (name === 'href' || name.endsWith(':href')) refuse(!SAFE_ADDRESS.test(value), 'an address', value);
      if (name === 'src') refuse(!/^data:image\/(?:png|jpeg);base64,/.test(value), 'a picture from elsewhere', value);
      if (name === 'style') refuse(/url\(|expression/i.test(value), 'a style that loads something', value);
    }
  }
}

const SAFE_FIELDS = /^\s*(?:PAGE|NUMPAGES|PAGEREF|REF|NOTEREF|SEQ|TOC|HYPERLINK \\l|STYLEREF)\b/;
const ACTIVE_PARTS = /vba|oleObject|activeX|altChunk|attachedTemplate/i;
const ACTIVE_NODES = new Set(['w:altChunk', 'w:object', 'w:control', 'w:subDoc', 'script', 'image', 'foreignObject']);
const FORMULAS = /^(?:x:)?(?:f|ddeLink|externalReference)$/;

function inspectDocx(bytes: Uint8Array): Map<string, string> {
  const parts = unpack(bytes);
  for (const [path, xml] of parts) {
    refuse(ACTIVE_PARTS.test(path), 'a macro or an embedded program', path);
    if (!/\.(?:xml|rels|svg)$/.test(path)) continue;
    refuse(/<!(?:DOCTYPE|ENTITY)/i.test(xml), 'entities', path);
    for (const element of walkXml(parseXml(xml))) {
      inspectNode(element);
      refuse(/\.xls[xm]\//.test(path) && FORMULAS.test(element.name), 'a formula in a workbook', path);
    }
  }
  return parts;
}

function inspectNode({ name, attributes, children }: XmlElement): void {
  refuse(ACTIVE_NODES.has(name), 'an element that acts', name);
  if (name === 'Relationship') {
    const target = attributes['Target'] ?? '';
    const isExternal = attributes['TargetMode'] === 'External';
    refuse(isExternal && attributes['Type']?.endsWith('/hyperlink') !== true, 'an external relationship', target);
    refuse(isExternal ? !SAFE_ADDRESS.test(target) : /^(?:\w+:|\/\/|\.\.\/\.\.)/.test(target), 'an address', target);
  }
  const field = name === 'w:instrText' ? children.join('') : name === 'w:fldSimple' ? (attributes['w:instr'] ?? '') : undefined;
  refuse(field !== undefined && !SAFE_FIELDS.test(field), 'a field that does something', field);
}

function unpack(bytes: Uint8Array, prefix = ''): Map<string, string> {
  const parts = new Map<string, string>();
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    refuse(/^\/|\.\.|\\|:/.test(path), 'a path that leads out of the archive', path);
    if (/\.xls[xm]$/.test(path)) for (const [inner, text] of unpack(content, `${prefix}${path}/`)) parts.set(inner, text);
    else parts.set(prefix + path, strFromU8(content, !/\.(?:xml|rels|svg)$/.test(path)));
  }
  return parts;
}

const ACTIVE_ACTIONS: readonly unknown[] = ['/JavaScript', '/Launch', '/GoToR', '/GoToE', '/SubmitForm', '/ImportData', '/Rendition', '/Movie', '/Sound', '/Thread'];
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
  refuse(seen.size < 5, 'a PDF without objects');
  return [...pdfStreams(bytes)].join('\n');
}

function inspectPdfDict(dict: PdfDict): void {
  for (const key of ACTIVE_KEYS) refuse(dict[key] !== undefined, 'a key that acts', key);
  refuse(ACTIVE_ACTIONS.includes(dict['/S']), 'an action', String(dict['/S']));
  if (dict['/S'] !== '/URI') return;
  const address = dict['/URI'];
  const written = typeof address === 'object' && address !== null && 'text' in address ? address.text : address;
  refuse(!SAFE_ADDRESS.test(String(written)), 'an address', String(written));
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
