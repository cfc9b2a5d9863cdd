import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CHART, type PageBrief, type PageChart } from '../brief/page.ts';
import { importRival } from './installed.ts';
import type { Rival } from './model.ts';
import { carboneTemplate } from './wordTemplate.ts';

type Callback<Value> = (error: Error | null, value: Value) => void;

interface CarboneModule {
  render(template: string, data: object, options: object, done: Callback<Buffer>): void;
  convert(file: Buffer, options: object, done: Callback<Buffer>): void;
  set(options: object): void;
}

interface Zip {
  file(path: string): { asText(): string };
  file(path: string, content: string | Buffer): void;
  generate(options: object): Buffer;
}

type ZipModule = new (bytes: Buffer) => Zip;

/** Carbone fills a Word template in this process. */
export const carboneDocx: Rival = {
  id: 'carbone-docx',
  output: 'docx',
  takes: 'png',
  open: async () => ({ render: await openCarbone() }),
};

/** The same, made a PDF by a warm LibreOffice. */
export const carbonePdf: Rival = {
  id: 'carbone-pdf',
  output: 'pdf',
  takes: 'png',
  async open() {
    // Carbone starts soffice.bin, and the first python3 that it finds: it must be the one with UNO.
    process.env['PATH'] = `/usr/bin:/usr/lib/libreoffice/program:${process.env['PATH']}`;
    const fill = await openCarbone();
    const carbone = await importRival<CarboneModule>('carbone');
    const tempPath = mkdtempSync(join(tmpdir(), 'carbone-'));
    carbone.set({ factories: 1, startFactory: true, tempPath, pipeNamePrefix: `_carbone${process.pid}` });
    const convert = promisify<Buffer, object, Buffer>(carbone.convert);
    const converter = await importRival<{ exit(done: () => void): void }>('carbone/lib/converter.js');
    return {
      render: async (brief) => convert(await fill(brief), { convertTo: 'pdf', extension: 'docx' }),
      close: () => new Promise((resolve) => converter.exit(resolve)),
    };
  },
};

async function openCarbone(): Promise<(brief: PageBrief) => Promise<Buffer>> {
  const carbone = await importRival<CarboneModule>('carbone');
  const PizZip = await importRival<ZipModule>('pizzip');
  const template = join(mkdtempSync(join(tmpdir(), 'carbone-')), 'template.docx');
  writeFileSync(template, await carboneTemplate());
  const render = promisify<string, object, object, Buffer>(carbone.render);
  return async (brief) => withCharts(new PizZip(await render(template, headsByName(brief), {})), brief);
}

/** Tags reach no element of a list: `head[0]` as `head0`, and so on. Charts go by their names. */
export function headsByName(brief: PageBrief): object {
  const sections = brief.sections.map((section) => ({
    ...section,
    tables: section.tables.map((table) => ({ ...table, ...Object.fromEntries(table.head.map((text, index) => [`head${index}`, text])) })),
    charts: section.charts.map(({ n, caption, name }) => ({ n, caption, png: name })),
  }));
  return { ...brief, sections };
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';

/** The community edition has no pictures from data: they are put where the template's marks stand. */
function withCharts(zip: Zip, brief: PageBrief): Buffer {
  const charts = brief.sections.flatMap((section) => section.charts);
  const edit = (path: string, change: (xml: string) => string): void => zip.file(path, change(zip.file(path).asText()));
  edit('word/document.xml', (xml) =>
    charts.reduce((text, chart) => text.replace(new RegExp(`<w:t[^>]*>CHART${chart.n}CHART</w:t>`), () => drawing(chart)), xml));
  edit('word/_rels/document.xml.rels', (xml) => {
    const relations = charts.map(({ n, name }) => `<Relationship Id="rIdChart${n}" Type="${RELATION}" Target="media/${name}.png"/>`);
    return xml.replace('</Relationships>', `${relations.join('')}</Relationships>`);
  });
  edit('[Content_Types].xml', (xml) =>
    xml.includes('Extension="png"') ? xml : xml.replace(/<Types[^>]*>/, (start) => `${start}<Default Extension="png" ContentType="image/png"/>`));
  for (const { name, png } of charts) zip.file(`word/media/${name}.png`, png);
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const EMU_A_PIXEL = 9525;

function drawing({ n, name }: PageChart): string {
  const [x, y] = [CHART.width * EMU_A_PIXEL, CHART.height * EMU_A_PIXEL];
  const drawingml = 'http://schemas.openxmlformats.org/drawingml/2006';
  return `<w:drawing><wp:inline xmlns:wp="${drawingml}/wordprocessingDrawing"><wp:extent cx="${x}" cy="${y}"/><wp:docPr id="${n}" name="${name}"/>` +
    `<a:graphic xmlns:a="${drawingml}/main"><a:graphicData uri="${drawingml}/picture"><pic:pic xmlns:pic="${drawingml}/picture">` +
    `<pic:nvPicPr><pic:cNvPr id="${n}" name="${name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>` +
    `<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rIdChart${n}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${x}" cy="${y}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>';
}
