import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { metadataPackets, uaIdentification, type DocumentFacts } from '../../../src/writers/pdf/render/metadata.ts';
import { document, heading, link, paragraph, reference } from '../../conformance/pdf/builders.ts';
import { PdfObjects, textOf, type PdfDict } from '../../support/pdfObjects.ts';
import { layOutPages } from '../../../src/writers/pdf/index.ts';
import { env, print } from './print.ts';

const facts: DocumentFacts = {
  title: 'T',
  author: '',
  subject: 'S',
  keywords: 'k',
  language: 'en-US',
  creator: 'c',
  producer: 'p',
  date: new Date('2005-12-05T01:02:03Z'),
};

/** Text of each element of the XML, by its name. */
function parse(xml: string): Map<string, string> {
  const texts = new Map<string, string>();
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => open.push(name));
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => texts.set(open.filter((name) => !name.startsWith('rdf:')).at(-1) ?? '', text));
  parser.write(`<rdf:RDF xmlns:rdf="rdf">${xml}</rdf:RDF>`).close();
  return texts;
}

describe('metadata', () => {
  test('are well-formed for any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }).filter((title) => !/\p{Cc}|\ufffe|\uffff/u.test(title)), (title) => {
        expect(parse(metadataPackets({ ...facts, title: `${title}x` })).get('dc:title')).toBe(`${title}x`);
      }),
    );
  });

  test('carry the date that was given and leave out what is empty', () => {
    const texts = parse(metadataPackets(facts));
    expect(texts.get('xmp:CreateDate')).toBe('2005-12-05T01:02:03Z');
    expect(texts.has('dc:creator')).toBe(false);
    expect(parse(uaIdentification()).get('pdfuaid:part')).toBe('1');
  });
});

describe('the file', () => {
  const made = document([heading(1, 'one', 'One'), heading(2, 'two', 'Two'), heading(1, 'three', 'Three'), paragraph('x ', link('https://example.org/?a=(1)', 'y'), reference('two'))]);

  test('shows its title, names its language and says that it is tagged', async () => {
    const objects = new PdfObjects(await print(made));
    const { catalog } = objects;
    expect(objects.dict(catalog['/ViewerPreferences'])['/DisplayDocTitle']).toBe(true);
    expect(objects.dict(catalog['/MarkInfo'])['/Marked']).toBe(true);
    expect(textOf(catalog['/Lang'])).toBe('en-US');
    const info = objects.dict(objects.trailer['/Info']);
    expect(textOf(objects.resolve(info['/Title']))).toBe(made.meta.title);
    expect(textOf(objects.resolve(info['/CreationDate']))).toBe('D:20051205000000Z');
  });

  test('has an identity of its content', async () => {
    expect(await identity('same')).toEqual(await identity('same'));
    expect(await identity('same')).not.toEqual(await identity('other'));
  });

  test('has bookmarks that nest as headings do and lead to them', async () => {
    const objects = new PdfObjects(await print(made));
    const outlines = objects.dict(objects.catalog['/Outlines']);
    const first = objects.dict(outlines['/First']);
    const inner = objects.dict(first['/First']);
    const last = objects.dict(outlines['/Last']);
    expect([first, inner, last].map((entry) => textOf(entry['/Title']))).toEqual(['One', 'Two', 'Three']);
    expect([first, inner, last].map((entry) => textOf(entry['/Dest']))).toEqual(['one', 'two', 'three']);
    expect(first['/Count']).toBe(-1);
    expect(outlines['/Count']).toBe(2);
    expect(destinations(objects)).toEqual(['one', 'three', 'two']);
  });

  test('holds the files that were attached, and says what they are to it', async () => {
    const attachments = ['b.csv', 'A.csv'].map((name) => ({ name, mediaType: 'text/csv', bytes: Buffer.from(name), description: `Of ${name}` }));
    const layout = await layOutPages(made, new Map(), env, attachments);
    const objects = new PdfObjects(await layout.print());
    const files = objects.dict(objects.dict(objects.catalog['/Names'])['/EmbeddedFiles']);
    const names = objects.list(files['/Names']).map(textOf).filter((name) => name !== undefined);
    expect(names).toEqual(['A.csv', 'b.csv']);
    const specs = objects.list(objects.catalog['/AF']).map((one) => objects.dict(one));
    expect(specs.map((spec) => [textOf(spec['/UF']), textOf(spec['/Desc']), spec['/AFRelationship']])).toEqual([
      ['b.csv', 'Of b.csv', '/Data'],
      ['A.csv', 'Of A.csv', '/Data'],
    ]);
  });

  test('lets links out be followed by their address', async () => {
    const objects = new PdfObjects(await print(made));
    const page = objects.dict(objects.list(objects.dict(objects.catalog['/Pages'])['/Kids'])[0]);
    const [annotation, inner] = objects.list(page['/Annots']).map((one) => objects.dict(one));
    expect(textOf(objects.dict(annotation!['/A'])['/URI'])).toBe('https://example.org/?a=(1)');
    expect(textOf(annotation!['/Contents'])).toBe('y');
    expect(textOf(inner!['/Contents'])).toBe('two, Page 1');
  });
});

async function identity(words: string): Promise<unknown> {
  return new PdfObjects(await print(document([paragraph(words)]))).trailer['/ID'];
}

/** Names of places in the order in which readers look them up. */
function destinations(objects: PdfObjects): (string | undefined)[] {
  const tree: PdfDict = objects.dict(objects.dict(objects.catalog['/Names'])['/Dests']);
  return objects
    .list(tree['/Names'])
    .map(textOf)
    .filter((name) => name !== undefined);
}
