import type * as docx from 'docx';
import { CHART, type PageBrief } from '../brief/page.ts';
import { importRival } from './installed.ts';
import type { Rival } from './model.ts';

type Docx = typeof docx;
type Pages = NonNullable<ConstructorParameters<Docx['Document']>[0]['pageNumbers']>;

/** A Word document written by hand: the contents have no numbers until Word is asked to fill them in. */
export const docxByHand: Rival = {
  id: 'docx',
  output: 'docx',
  takes: 'png',
  async open() {
    const library = await importRival<Docx>('docx');
    return { render: (brief) => library.Packer.toBuffer(define(library, brief)) };
  },
};

/** The same with the numbers that docx/layout estimates. */
export const docxWithPages: Rival = {
  id: 'docx-pages',
  output: 'docx',
  takes: 'png',
  async open() {
    const library = await importRival<Docx>('docx');
    const layout = await importRival<{ estimatePageNumbersWith(options: object): Pages }>('docx/layout');
    const pages = layout.estimatePageNumbersWith({ guess: true });
    return { render: (brief) => library.Packer.toBuffer(define(library, brief, pages)) };
  },
};

function define(library: Docx, brief: PageBrief, pages?: Pages): docx.Document {
  const { Document, Footer, Header, ImageRun, PageNumber, Paragraph, Table, TableCell, TableOfContents, TableRow, TextRun } = library;
  const paragraph = (text: string, options: object = {}, run: object = {}): docx.Paragraph =>
    new Paragraph({ children: [new TextRun({ text, ...run })], ...options });
  const cell = (text: string, column: number, bold: boolean): docx.TableCell =>
    new TableCell({
      children: [paragraph(text, { alignment: column > 0 ? 'right' : 'left', spacing: { after: 0 } }, { bold })],
      ...(bold ? { shading: { fill: 'EEEEEE' } } : {}),
      margins: { left: 80, right: 80 },
    });
  const table = (head: readonly string[], widths: number[], rows: readonly (readonly string[])[]): docx.Table =>
    new Table({
      width: { size: 9360, type: 'dxa' },
      columnWidths: widths,
      rows: [head, ...rows].map((row, index) => new TableRow({
        tableHeader: index === 0, cantSplit: true, children: row.map((text, column) => cell(text, column, index === 0)),
      })),
    });
  const heading = (text: string): docx.Paragraph => paragraph(text, { heading: 'Heading1' });
  const caption = (text: string): docx.Paragraph => paragraph(text, { keepNext: true, spacing: { before: 120, after: 40 } }, { bold: true });
  return new Document({
    title: brief.title,
    ...(pages === undefined ? { features: { updateFields: true } } : { pageNumbers: pages }),
    styles: {
      default: {
        document: { run: { font: brief.font, size: 21 }, paragraph: { spacing: { after: 120 } } },
        title: { run: { font: brief.font, size: 36, bold: true } },
        heading1: { run: { font: brief.font, size: 26, bold: true, color: '000000' }, paragraph: { spacing: { before: 240, after: 100 } } },
      },
    },
    sections: [{
      properties: { page: { size: { width: 12_240, height: 15_840 }, margin: { top: 1440, bottom: 1440, left: 1440, right: 1440 } } },
      headers: { default: new Header({ children: [paragraph(brief.marking, { alignment: 'center' }, { bold: true })] }) },
      footers: {
        default: new Footer({
          children: [new Paragraph({
            alignment: 'center',
            children: [new TextRun({ children: ['page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
          })],
        }),
      },
      children: [
        paragraph(brief.title, { heading: 'Title' }),
        table(['', ''], [1800, 7560], brief.header.map(({ label, value }) => [label, value])),
        paragraph('Contents', { spacing: { before: 240 } }, { bold: true, size: 26 }),
        new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-1' }),
        heading('Key Figures'),
        table(['Figure', 'Value', 'Note'], [4680, 1560, 3120], brief.keyFigures.map(({ label, value, note }) => [label, value, note])),
        ...brief.sections.flatMap((section) => [
          heading(`${section.n}. ${section.title}`),
          ...section.paragraphs.map(({ n, text }) => paragraph(`${n}. ${text}`, { alignment: 'both' })),
          ...section.tables.flatMap((one) => [
            caption(one.caption),
            table(one.head, [4680, 1560, 1560, 1560], one.rows.map(({ a, b, c, d }) => [a, b, c, d])),
          ]),
          ...section.charts.flatMap((chart) => [
            new Paragraph({
              keepNext: true,
              children: [new ImageRun({ type: 'png', data: chart.png, transformation: { width: CHART.width, height: CHART.height } })],
            }),
            caption(chart.caption),
          ]),
        ]),
      ],
    }],
  });
}
