import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RenderResult } from '../../src/sandbox/model.ts';
import { openRenderPool } from '../../src/sandbox/pool.ts';
import type { Format } from '../../src/template/model.ts';
import { inspect } from './support/inspect.ts';
import { goodRequest } from './support/starters.ts';

/** Whether the look at outputs, on which all attacks rely, sees what it is there for. */
const pool = openRenderPool({ processes: 1, warm: false });
let good: RenderResult;

beforeAll(async () => {
  good = await pool.render(goodRequest);
}, 60_000);
afterAll(() => pool.close());

function spoil(format: Format, change: (bytes: Uint8Array) => Uint8Array): RenderResult {
  return { ...good, outputs: good.outputs.map((output) => (output.format === format ? { ...output, bytes: change(output.bytes) } : output)) };
}

const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const encode = (text: string): Uint8Array => Buffer.from(text, 'latin1');

test('a good brief passes', () => {
  const { text, html, pdf, docx } = inspect(good);
  expect(text).toContain('580');
  expect(html).toContain('580');
  expect(pdf).toContain('/StructTreeRoot');
  expect(docx.get('word/document.xml')).toContain('580');
});

describe('a page is seen through that holds', () => {
  test.each([
    ['a script', '<script>1</script>'],
    ['an attribute that runs', '<p onclick="x">y</p>'],
    ['a script in a link', '<p><a href="javascript:x">y</a></p>'],
    ['a picture from elsewhere', '<p><img src="http://example.org/x.png" alt="x"></p>'],
    ['a frame', '<iframe></iframe>'],
    ['a style that loads', '<p style="background: url(x)">y</p>'],
  ])('%s', (_what, markup) => {
    expect(() => inspect(spoil('html', (bytes) => strToU8(Buffer.from(bytes).toString().replace('</main>', `${markup}</main>`))))).toThrow();
  });
});

function change(path: string, from: string | RegExp, to: string): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => {
    const parts = unzipSync(bytes);
    const before = Buffer.from(parts[path]!).toString();
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    return zipSync({ ...parts, [path]: strToU8(after) });
  };
}

function relation(type: string, target: string): string {
  return `<Relationship Id="evil" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`;
}

describe('a Word document is seen through that holds', () => {
  test.each([
    ['a picture from elsewhere', change('word/_rels/document.xml.rels', '</Relationships>', relation('image', 'http://example.org/x.png'))],
    ['a template from elsewhere', change('word/_rels/document.xml.rels', '</Relationships>', relation('attachedTemplate', 'https://example.org/x.dotm'))],
    ['a link to a script', change('word/_rels/document.xml.rels', '</Relationships>', relation('hyperlink', 'javascript:x'))],
    ['a field that asks a server', change('word/document.xml', /<w:p>/, '<w:p><w:r><w:instrText>INCLUDEPICTURE "http://example.org"</w:instrText></w:r>')],
    ['entities', change('word/document.xml', /\?>/, '?><!DOCTYPE x [<!ENTITY e "x">]>')],
    ['a macro', (bytes: Uint8Array) => zipSync({ ...unzipSync(bytes), 'word/vbaProject.bin': new Uint8Array(1) })],
    ['a path that leads out', (bytes: Uint8Array) => zipSync({ ...unzipSync(bytes), '../evil.xml': strToU8('<x/>') })],
  ])('%s', (_what, spoiled) => {
    expect(() => inspect(spoil('docx', spoiled))).toThrow();
  });
});

/** A key of the catalog. */
const REPLACED = '/ViewerPreferences';

describe('a PDF is seen through that holds', () => {
  // The same length, so that all objects stay where the file says.
  test.each(['/OpenAction', '/JS', '/AA', '/EmbeddedFiles'])('%s', (key) => {
    const spoiled = (bytes: Uint8Array): Uint8Array => {
      expect(decode(bytes)).toContain(REPLACED);
      return encode(decode(bytes).replace(REPLACED, key.padEnd(REPLACED.length)));
    };
    expect(() => inspect(spoil('pdf', spoiled))).toThrow();
  });
});
