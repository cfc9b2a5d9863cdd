/** What the file says of itself. */
export interface DocumentFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly creator: string;
  readonly producer: string;
  readonly date: Date;
}

/** The facts as XMP, in agreement with the document information as PDF/A wants it. */
export function metadataPackets(facts: DocumentFacts): string {
  const date = isoSeconds(facts.date);
  return [
    description('xmp', 'http://ns.adobe.com/xap/1.0/', [
      element('xmp:CreateDate', date),
      element('xmp:ModifyDate', date),
      element('xmp:CreatorTool', facts.creator),
    ]),
    description('dc', 'http://purl.org/dc/elements/1.1/', [
      element('dc:format', 'application/pdf'),
      container('dc:title', 'Alt', facts.title, ' xml:lang="x-default"'),
      container('dc:creator', 'Seq', facts.author),
      container('dc:description', 'Alt', facts.subject, ' xml:lang="x-default"'),
      container('dc:language', 'Bag', facts.language),
    ]),
    description('pdf', 'http://ns.adobe.com/pdf/1.3/', [
      element('pdf:Producer', facts.producer),
      element('pdf:Keywords', facts.keywords),
    ]),
  ].join('\n');
}

/** Says that the file is PDF/UA-1, with the schema that PDF/A wants for properties it does not know. */
export function uaIdentification(): string {
  const schema = [
    element('pdfaSchema:schema', 'PDF/UA identification schema'),
    element('pdfaSchema:namespaceURI', UA),
    element('pdfaSchema:prefix', 'pdfuaid'),
    `<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">`,
    element('pdfaProperty:name', 'part'),
    element('pdfaProperty:valueType', 'Integer'),
    element('pdfaProperty:category', 'internal'),
    element('pdfaProperty:description', 'Part of PDF/UA that the file conforms to'),
    `</rdf:li></rdf:Seq></pdfaSchema:property>`,
  ].join('');
  return [
    description('pdfuaid', UA, [element('pdfuaid:part', '1')]),
    `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">`,
    `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">${schema}</rdf:li></rdf:Bag></pdfaExtension:schemas>`,
    `</rdf:Description>`,
  ].join('\n');
}

const UA = 'http://www.aiim.org/pdfua/ns/id/';

function description(prefix: string, namespace: string, properties: readonly string[]): string {
  return `<rdf:Description rdf:about="" xmlns:${prefix}="${namespace}">${properties.join('')}</rdf:Description>`;
}

function element(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${escape(text)}</${name}>`;
}

function container(name: string, kind: 'Alt' | 'Seq' | 'Bag', text: string, attributes = ''): string {
  if (text === '') return '';
  return `<${name}><rdf:${kind}><rdf:li${attributes}>${escape(text)}</rdf:li></rdf:${kind}></${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character]!);
}

function isoSeconds(date: Date): string {
  return `${date.toISOString().split('.')[0]}Z`;
}
