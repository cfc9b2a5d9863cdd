import type { Meta } from '../../document/model.ts';
import { escapeXml, namespaces, tag, XML_HEAD } from './markup.ts';

/** `docProps/core.xml`: title, marking and the like, stamped with `now`. */
export function coreProperties(meta: Meta, now: Date): string {
  const stamp = `${now.toISOString().slice(0, 19)}Z`;
  return [
    XML_HEAD,
    tag(
      'cp:coreProperties',
      namespaces('cp', 'dc', 'dcterms', 'xsi'),
      text('dc:title', meta.title),
      text('dc:subject', meta.subject),
      text('dc:creator', meta.author),
      text('cp:keywords', meta.keywords.join('; ')),
      text('cp:lastModifiedBy', meta.author),
      text('cp:revision', '1'),
      tag('dcterms:created', { 'xsi:type': 'dcterms:W3CDTF' }, stamp),
      tag('dcterms:modified', { 'xsi:type': 'dcterms:W3CDTF' }, stamp),
      text('cp:category', meta.subtitle),
      text('cp:contentStatus', meta.marking),
      text('dc:language', meta.language),
    ),
  ].join('');
}

function text(name: string, value: string | undefined): string {
  return value === undefined || value === '' ? '' : tag(name, {}, escapeXml(value));
}

const EXTENDED = 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties';
const CUSTOM = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';

/** `docProps/app.xml` */
export function appProperties(meta: Meta, pages: number | undefined): string {
  return [
    XML_HEAD,
    tag(
      'Properties',
      { xmlns: EXTENDED },
      pages === undefined ? '' : tag('Pages', {}, String(pages)),
      tag('Application', {}, 'briefpress'),
      tag('DocSecurity', {}, '0'),
      meta.author === '' ? '' : tag('Company', {}, escapeXml(meta.author)),
      tag('LinksUpToDate', {}, 'false'),
    ),
  ].join('');
}

/** `docProps/custom.xml`: what identifies the brief beyond Word's own properties. */
export function customProperties(meta: Meta, more: Readonly<Record<string, string>>): string {
  const values: readonly (readonly [name: string, value: string | undefined])[] = [
    ['Edition', meta.edition],
    ['Date', meta.date],
    ['Language', meta.language],
    ['Marking', meta.marking],
    ['Running title', meta.runningTitle],
    ...Object.entries(more),
  ];
  const known = values.filter((entry): entry is readonly [string, string] => entry[1] !== undefined && entry[1] !== '');
  return [
    XML_HEAD,
    tag(
      'Properties',
      { xmlns: CUSTOM, 'xmlns:vt': TYPES },
      ...known.map(([name, value], index) =>
        tag(
          'property',
          { fmtid: '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}', pid: index + 2, name },
          tag('vt:lpwstr', {}, escapeXml(value)),
        ),
      ),
    ),
  ].join('');
}

/** Where a control that is bound to a property finds it. */
export const BINDINGS = {
  title: {
    alias: 'Title',
    path: '/ns1:coreProperties[1]/ns0:title[1]',
    prefixes: `xmlns:ns0='${namespaces('dc')['xmlns:dc']}' xmlns:ns1='${namespaces('cp')['xmlns:cp']}'`,
  },
  marking: {
    alias: 'Status',
    path: '/ns1:coreProperties[1]/ns1:contentStatus[1]',
    prefixes: `xmlns:ns1='${namespaces('cp')['xmlns:cp']}'`,
  },
} as const;

/** Word's own store of the core properties. */
export const CORE_PROPERTIES_STORE = '{6C3C8BC8-F283-45AE-878A-BAB7291924A1}';
