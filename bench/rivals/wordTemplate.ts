import * as docx from 'docx';
import { FONT } from '../brief/page.ts';

const { Bookmark, Document, Footer, Header, Packer, PageNumber, PageReference, Paragraph, Tab, Table, TableCell, TableRow, TextRun } = docx;
type Child = docx.Paragraph | docx.Table;

/** The Word template that a user of Carbone draws, with its tags: `[i]` to `[i+1]` is what it repeats. */
export function carboneTemplate(): Promise<Buffer> {
  const section = 'd.sections[i]';
  // An office suite fills page references, not contents: the contents are a loop of references.
  return draw('{d.marking}', [
    paragraph('{d.title}', { heading: 'Title' }),
    table([1800, 7560], [['{d.header[i].label}', '{d.header[i].value}'], ['{d.header[i+1].label}', '']], false),
    paragraph('Contents', { spacing: { before: 240 } }, { bold: true, size: 26 }),
    contentsLine('Key Figures', 'key'),
    contentsLine(`{${section}.n}. {${section}.title}`, `{${section}.id}`),
    contentsLine('{d.sections[i+1].n}', 'key'),
    marked('Key Figures', 'key'),
    table([4680, 1560, 3120], [
      ['Figure', 'Value', 'Note'], ['{d.keyFigures[i].label}', '{d.keyFigures[i].value}', '{d.keyFigures[i].note}'], ['{d.keyFigures[i+1].label}', '', ''],
    ]),
    marked(`{${section}.n}. {${section}.title}`, `{${section}.id}`),
    paragraph(`{${section}.paragraphs[i].n}. {${section}.paragraphs[i].text}`, { alignment: 'both' }),
    paragraph(`{${section}.paragraphs[i+1].n}`),
    caption(`{${section}.tables[i].caption}`),
    table([4680, 1560, 1560, 1560], [
      [0, 1, 2, 3].map((column) => `{${section}.tables[i].head${column}}`),
      ['a', 'b', 'c', 'd'].map((column) => `{${section}.tables[i].rows[i].${column}}`),
      [`{${section}.tables[i].rows[i+1].a}`, '', '', ''],
    ]),
    caption(`{${section}.tables[i+1].caption}`),
    paragraph(`CHART{${section}.charts[i].n}CHART`, { keepNext: true }),
    caption(`{${section}.charts[i].caption}`),
    paragraph(`{${section}.charts[i+1].n}`),
    paragraph('{d.sections[i+1].n}', { heading: 'Heading1' }),
  ]);
}

/** The same for docxtemplater. */
export function docxtemplaterTemplate(): Promise<Buffer> {
  return draw('{marking}', [
    paragraph('{title}', { heading: 'Title' }),
    table([1800, 7560], [['{#header}{label}', '{value}{/header}']], false),
    paragraph('Contents', { spacing: { before: 240 } }, { bold: true, size: 26 }),
    new docx.TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-1' }) as unknown as docx.Paragraph,
    paragraph('Key Figures', { heading: 'Heading1' }),
    table([4680, 1560, 3120], [['Figure', 'Value', 'Note'], ['{#keyFigures}{label}', '{value}', '{note}{/keyFigures}']]),
    paragraph('{#sections}'),
    paragraph('{n}. {title}', { heading: 'Heading1' }),
    paragraph('{#paragraphs}'), paragraph('{n}. {text}', { alignment: 'both' }), paragraph('{/paragraphs}'),
    paragraph('{#tables}'),
    caption('{caption}'),
    table([4680, 1560, 1560, 1560], [[0, 1, 2, 3].map((column) => `{head${column}}`), ['{#rows}{a}', '{b}', '{c}', '{d}{/rows}']]),
    paragraph('{/tables}'),
    paragraph('{#charts}'), paragraph('{%png}', { keepNext: true }), caption('{caption}'), paragraph('{/charts}'),
    paragraph('{/sections}'),
  ]);
}

function draw(marking: string, children: Child[]): Promise<Buffer> {
  return Packer.toBuffer(new Document({
    features: { updateFields: true },
    styles: {
      default: {
        document: { run: { font: FONT, size: 21 }, paragraph: { spacing: { after: 120 } } },
        title: { run: { font: FONT, size: 36, bold: true } },
        heading1: { run: { font: FONT, size: 26, bold: true, color: '000000' }, paragraph: { spacing: { before: 240, after: 100 } } },
      },
    },
    sections: [{
      properties: { page: { size: { width: 12_240, height: 15_840 }, margin: { top: 1440, bottom: 1440, left: 1440, right: 1440 } } },
      headers: { default: new Header({ children: [paragraph(marking, { alignment: 'center' }, { bold: true })] }) },
      footers: {
        default: new Footer({
          children: [new Paragraph({
            alignment: 'center',
            children: [new TextRun({ children: ['page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
          })],
        }),
      },
      children,
    }],
  }));
}

function paragraph(text: string, options: object = {}, run: object = {}): docx.Paragraph {
  return new Paragraph({ children: [new TextRun({ text, ...run })], ...options });
}

function caption(text: string): docx.Paragraph {
  return paragraph(text, { keepNext: true, spacing: { before: 120, after: 40 } }, { bold: true });
}

function marked(text: string, id: string): docx.Paragraph {
  return new Paragraph({ heading: 'Heading1', children: [new Bookmark({ id, children: [new TextRun(text)] })] });
}

function contentsLine(text: string, id: string): docx.Paragraph {
  return new Paragraph({
    tabStops: [{ type: 'right', position: 9360 }],
    spacing: { after: 20 },
    children: [new TextRun(text), new TextRun({ children: [new Tab()] }), new PageReference(id)],
  });
}

function table(columnWidths: number[], rows: readonly (readonly string[])[], head = true): docx.Table {
  return new Table({
    width: { size: 9360, type: 'dxa' },
    columnWidths,
    rows: rows.map((row, index) => new TableRow({
      cantSplit: true,
      tableHeader: head && index === 0,
      children: row.map((text, column) => new TableCell({
        children: [paragraph(text, { alignment: column > 0 ? 'right' : 'left', spacing: { after: 0 } }, { bold: head ? index === 0 : column === 0 })],
        margins: { left: 80, right: 80 },
      })),
    })),
  });
}
