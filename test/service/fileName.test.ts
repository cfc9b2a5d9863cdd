import { create, parse } from 'content-disposition';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMAT_FACTS, FORMATS } from '../../src/service/formats.ts';
import { fileNameOf } from '../../src/service/briefs/fileName.ts';
import { FORMATS as WRITTEN, openWriter } from '../../src/writers/index.ts';

describe('names of files', () => {
  test.each([
    ['Kazakhstan', 'Kazakhstan.pdf'],
    ['Казахстан: итоги 2005', 'Казахстан - итоги 2005.pdf'],
    ['../../etc/passwd', 'etc - passwd.pdf'],
    ['C:\\Windows\\system32', 'C - Windows - system32.pdf'],
    ['"; filename="evil.exe', '; filename=evil.exe.pdf'],
    ['a\r\nSet-Cookie: x=1', 'a Set-Cookie - x=1.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe.pdf'],
    ['CON', 'brief-CON.pdf'],
    ['   ...  ', 'brief.pdf'],
    ['', 'brief.pdf'],
    ['-rf', 'rf.pdf'],
    ['\uD800', 'brief.pdf'],
  ])('%j', (title, name) => {
    expect(fileNameOf(title, 'pdf')).toBe(name);
  });

  test('whatever the title, the name is one that every system takes, and survives its header', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 })), (title) => {
        const name = fileNameOf(title, 'docx');
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
        expect(name).toMatch(/^[^\s.-][^/\\:*?"<>|\p{Cc}\p{Cf}]*\.docx$/u);
        const header = create(name);
        expect(header).toMatch(/^[\u0020-\u007E]+$/);
        expect(parse(header).parameters['filename']).toBe(name);
      }),
    );
  });
});

test('what HTTP knows of formats is what their writers say', async () => {
  expect([...FORMATS]).toEqual([...WRITTEN]);
  for (const format of WRITTEN) {
    const { extension, mediaType } = await openWriter(format);
    expect(FORMAT_FACTS[format]).toMatchObject({ extension, mediaType });
  }
});
